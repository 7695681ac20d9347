package io.nifiwan.quality.vision;

/**
 * Movement of the background between two pictures.
 *
 * @param right    content to the right, in picture widths
 * @param down     content down, in picture heights
 * @param logScale natural logarithm of the scale about the centre; above 0 where the content grows
 * @param degrees  turn of the content about the centre, clockwise on the screen
 * @param inliers  share of tracked points that move along, 0 to 1
 * @param points   number of tracked points
 */
public record GlobalMotion(double right, double down, double logScale, double degrees, double inliers, int points) {
    /** With fewer tracked points nothing can be said. */
    public static final int FEWEST_POINTS = 20;

    /** Whether enough points were tracked to say anything. */
    public boolean isKnown() {
        return points >= FEWEST_POINTS;
    }
}
