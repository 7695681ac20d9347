package io.nifiwan.engine.animatic.grade;

/** CIELAB (CIE 1976, white D65) from and to sRGB (IEC 61966-2-1). */
public final class Lab {
    private static final double WHITE_X = 0.95047;
    private static final double WHITE_Z = 1.08883;
    private static final double EPSILON = 216.0 / 24389;
    private static final double KAPPA = 24389.0 / 27;
    private static final double[] LINEAR = new double[256];

    static {
        for (int i = 0; i < LINEAR.length; i++) {
            final double value = i / 255.0;
            LINEAR[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
    }

    private Lab() {
    }

    /** Writes L*, a*, b* of 0xRRGGBB into an array of three. */
    public static void fromRgb(final int rgb, final double[] lab) {
        final double r = LINEAR[rgb >> 16 & 0xff];
        final double g = LINEAR[rgb >> 8 & 0xff];
        final double b = LINEAR[rgb & 0xff];
        final double fx = forward((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / WHITE_X);
        final double fy = forward(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
        final double fz = forward((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / WHITE_Z);
        lab[0] = 116 * fy - 16;
        lab[1] = 500 * (fx - fy);
        lab[2] = 200 * (fy - fz);
    }

    /** Nearest sRGB colour as 0xRRGGBB; values outside the gamut are cut off. */
    public static int toRgb(final double lightness, final double a, final double b) {
        final double fy = (lightness + 16) / 116;
        final double x = WHITE_X * backward(fy + a / 500);
        final double y = lightness > KAPPA * EPSILON ? fy * fy * fy : lightness / KAPPA;
        final double z = WHITE_Z * backward(fy - b / 200);
        final int red = encode(3.2404542 * x - 1.5371385 * y - 0.4985314 * z);
        final int green = encode(-0.9692660 * x + 1.8760108 * y + 0.0415560 * z);
        final int blue = encode(0.0556434 * x - 0.2040259 * y + 1.0572252 * z);
        return red << 16 | green << 8 | blue;
    }

    private static double forward(final double value) {
        return value > EPSILON ? Math.cbrt(value) : (KAPPA * value + 16) / 116;
    }

    private static double backward(final double value) {
        final double cube = value * value * value;
        return cube > EPSILON ? cube : (116 * value - 16) / KAPPA;
    }

    private static int encode(final double linear) {
        final double clamped = Math.clamp(linear, 0.0, 1.0);
        final double value = clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * Math.pow(clamped, 1 / 2.4) - 0.055;
        return (int) Math.round(value * 255);
    }
}
