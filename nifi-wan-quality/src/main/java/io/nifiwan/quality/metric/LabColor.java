package io.nifiwan.quality.metric;

/** CIELAB of sRGB colours under D65 (IEC 61966-2-1, CIE 15). */
final class LabColor {
    private static final double[] LINEAR = new double[256];
    private static final double WHITE_X = 0.95047;
    private static final double WHITE_Z = 1.08883;
    private static final double EPSILON = 216.0 / 24389;
    private static final double KAPPA = 24389.0 / 27;

    static {
        for (int value = 0; value < LINEAR.length; value++) {
            final double encoded = value / 255.0;
            LINEAR[value] = encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
        }
    }

    private LabColor() {
    }

    /**
     * @param rgb    unsigned bytes
     * @param offset where red stands
     * @param target gets L* (0 to 100), a* and b*
     */
    static void convert(final byte[] rgb, final int offset, final double[] target) {
        final double red = LINEAR[rgb[offset] & 0xff];
        final double green = LINEAR[rgb[offset + 1] & 0xff];
        final double blue = LINEAR[rgb[offset + 2] & 0xff];
        final double x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / WHITE_X);
        final double y = curve(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
        final double z = curve((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / WHITE_Z);
        target[0] = 116 * y - 16;
        target[1] = 500 * (x - y);
        target[2] = 200 * (y - z);
    }

    private static double curve(final double value) {
        return value > EPSILON ? Math.cbrt(value) : (KAPPA * value + 16) / 116;
    }
}
