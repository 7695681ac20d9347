package io.nifiwan.quality.decode;

/**
 * The size in which a clip is measured, so that numbers of clips of different sizes can be compared: the short side is 480 pixels,
 * smaller clips are scaled up. Only a picture longer than 4:1 gets a shorter short side, so that no clip makes the working picture large.
 * Both sides are even, as 4:2:0 chroma wants it.
 *
 * @param width  pixels, even
 * @param height pixels, even
 */
public record WorkingSize(int width, int height) {
    /** Short side of the working picture. */
    public static final int SHORT_SIDE = 480;
    private static final double LONGEST_ASPECT = 4;
    private static final int SMALLEST_SIDE = 16;

    /** Working size for a displayed size in pixels. */
    public static WorkingSize of(final int width, final int height) {
        final double scale = Math.min((double) SHORT_SIDE / Math.min(width, height), SHORT_SIDE * LONGEST_ASPECT / Math.max(width, height));
        return new WorkingSize(even(width * scale), even(height * scale));
    }

    /** Size of a level: the same aspect with another short side. */
    WorkingSize scaledTo(final int shortSide) {
        final double scale = (double) shortSide / SHORT_SIDE;
        return new WorkingSize((int) Math.max(1, Math.round(width * scale)), (int) Math.max(1, Math.round(height * scale)));
    }

    private static int even(final double side) {
        return Math.max(SMALLEST_SIDE, (int) Math.round(side / 2) * 2);
    }
}
