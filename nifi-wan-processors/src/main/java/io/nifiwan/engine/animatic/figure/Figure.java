package io.nifiwan.engine.animatic.figure;

/**
 * A moving silhouette. It stands at the origin, looks to the right and is 1 high, y pointing down, so its top is near y = -1.
 */
@FunctionalInterface
public interface Figure {

    /**
     * Draws the figure at one moment.
     *
     * @param pen  pen in the coordinates of the figure
     * @param time seconds from the start of the clip
     */
    void draw(Pen pen, double time);
}
