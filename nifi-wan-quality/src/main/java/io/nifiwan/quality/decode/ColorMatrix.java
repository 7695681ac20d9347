package io.nifiwan.quality.decode;

/** How luma and chroma make red, green and blue; planes are full range. */
public enum ColorMatrix {
    BT601("bt601", 0.299, 0.114),
    BT709("bt709", 0.2126, 0.0722);

    private static final int HD_LINES = 720;

    private final String filterName;
    private final double red;
    private final double blue;

    ColorMatrix(final String filterName, final double red, final double blue) {
        this.filterName = filterName;
        this.red = red;
        this.blue = blue;
    }

    /** The matrix of a clip: by its tag, else BT.709 from 720 lines and BT.601 below, as players guess. */
    public static ColorMatrix of(final String tag, final int width, final int height) {
        return switch (tag) {
            case "bt709" -> BT709;
            case "bt470bg", "smpte170m", "bt601", "fcc" -> BT601;
            default -> Math.min(width, height) >= HD_LINES ? BT709 : BT601;
        };
    }

    /** Name as ffmpeg's scale filter knows it. */
    String filterName() {
        return filterName;
    }

    /** Writes three bytes of sRGB at {@code offset}; luma 0 to 255, chroma around 128. */
    void toRgb(final float luma, final float cb, final float cr, final byte[] target, final int offset) {
        final double r = luma + 2 * (1 - red) * (cr - 128);
        final double b = luma + 2 * (1 - blue) * (cb - 128);
        final double g = (luma - red * r - blue * b) / (1 - red - blue);
        target[offset] = clamp(r);
        target[offset + 1] = clamp(g);
        target[offset + 2] = clamp(b);
    }

    private static byte clamp(final double value) {
        return (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
}
