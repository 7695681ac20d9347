package io.nifiwan.engine.animatic.grade;

import java.util.Arrays;

/**
 * Colour tone of a picture in CIELAB (D65). Pixels with L* of at most 8 do not count for colour, as their hue is noise.
 *
 * @param a         mean of a*
 * @param b         mean of b*
 * @param chroma    mean chroma
 * @param coherence chroma of the mean over the mean chroma, 1 where all pixels share one hue
 * @param hue       hue of the mean, 0 to 360 degrees
 * @param spread    root of the summed variances of a* and b*
 * @param lightness mean L*
 * @param dark      5th percentile of L*
 * @param bright    95th percentile of L*
 */
public record ToneMeasure(double a, double b, double chroma, double coherence, double hue, double spread, double lightness, double dark,
        double bright) {
    private static final double COLOUR_FLOOR = 8;

    /** Measures pixels given as 0xRRGGBB. */
    public static ToneMeasure of(final int[] pixels) {
        final double[] lab = new double[3];
        final double[] lightness = new double[pixels.length];
        double sumLightness = 0;
        double sumA = 0;
        double sumB = 0;
        double sumChroma = 0;
        double sumSquares = 0;
        int coloured = 0;
        for (int i = 0; i < pixels.length; i++) {
            Lab.fromRgb(pixels[i], lab);
            lightness[i] = lab[0];
            sumLightness += lab[0];
            if (lab[0] > COLOUR_FLOOR) {
                coloured++;
                sumA += lab[1];
                sumB += lab[2];
                sumChroma += Math.hypot(lab[1], lab[2]);
                sumSquares += lab[1] * lab[1] + lab[2] * lab[2];
            }
        }
        Arrays.sort(lightness);
        final int count = Math.max(1, coloured);
        final double a = sumA / count;
        final double b = sumB / count;
        final double chroma = sumChroma / count;
        final double hue = (Math.toDegrees(Math.atan2(b, a)) + 360) % 360;
        final double spread = Math.sqrt(Math.max(0, sumSquares / count - a * a - b * b));
        return new ToneMeasure(a, b, chroma, chroma < 1e-6 ? 0 : Math.hypot(a, b) / chroma, hue, spread, sumLightness / pixels.length,
                lightness[(int) (0.05 * (pixels.length - 1))], lightness[(int) (0.95 * (pixels.length - 1))]);
    }
}
