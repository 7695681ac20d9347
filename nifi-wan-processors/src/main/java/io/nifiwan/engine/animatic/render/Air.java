package io.nifiwan.engine.animatic.render;

/**
 * What floats in the air or glitters on the water: drawn over a frame, every particle at a place that is a smooth function of time, so
 * nothing flickers.
 */
@FunctionalInterface
interface Air {

    /**
     * Draws over a frame.
     *
     * @param frame pixels, 0x..RRGGBB, rows of {@code view.width()}
     * @param view  view of the plane of the subjects
     * @param time  seconds
     */
    void draw(int[] frame, View view, double time);
}
