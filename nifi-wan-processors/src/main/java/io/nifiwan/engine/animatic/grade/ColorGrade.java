package io.nifiwan.engine.animatic.grade;

import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The colour grading of one clip as a lookup table of 33 x 33 x 33 sRGB colours, read with trilinear interpolation. Layers and colours of
 * moving things are graded once, before the first frame. Immutable.
 */
public final class ColorGrade implements IntUnaryOperator {
    private static final int SIDE = 33;
    private static final int STEP = 8;
    private static final int[] BAYER = {0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};

    private final int[] table;
    private final int slateGrey;

    private ColorGrade(final ToneCurve curve, final int slateGrey) {
        this.slateGrey = slateGrey;
        this.table = new int[SIDE * SIDE * SIDE];
        final double[] lab = new double[3];
        for (int i = 0; i < table.length; i++) {
            final int red = Math.min(255, i / (SIDE * SIDE) * STEP);
            final int green = Math.min(255, i / SIDE % SIDE * STEP);
            final int blue = Math.min(255, i % SIDE * STEP);
            table[i] = curve.map(red << 16 | green << 8 | blue, lab);
        }
    }

    /**
     * The grading that brings a picture into the asked classes.
     *
     * @param sample     ungraded pixels from all over the picture, 0xRRGGBB
     * @param tones      asked classes, may be empty
     * @param contrast   factor of the mood
     * @param chroma     factor of the mood
     * @param slateShare part of the frame that the slate covers
     */
    public static ColorGrade solve(final int[] sample, final List<ToneClass> tones, final double contrast, final double chroma,
            final double slateShare) {
        final GradeSolver solver = new GradeSolver(sample, tones, contrast, chroma, slateShare);
        final ToneCurve curve = solver.solve();
        return new ColorGrade(curve, solver.slateGrey());
    }

    /** Grey of the slate strip that keeps the asked classes, 0 to 255. */
    public int slateGrey() {
        return slateGrey;
    }

    /** Grades 0xAARRGGBB; alpha stays. */
    @Override
    public int applyAsInt(final int argb) {
        return map(argb, 128);
    }

    /**
     * Grades the pixels of a layer in place, with an ordered dither against bands in soft gradients.
     *
     * @param argb  pixels, not premultiplied
     * @param width pixels in a row
     */
    public void apply(final int[] argb, final int width) {
        for (int i = 0; i < argb.length; i++) {
            final int pixel = argb[i];
            if (pixel >>> 24 != 0) {
                argb[i] = map(pixel, BAYER[(i / width & 3) * 4 + (i % width & 3)] * 16 + 8);
            }
        }
    }

    private int map(final int argb, final int rounding) {
        final int red = argb >> 16 & 0xff;
        final int green = argb >> 8 & 0xff;
        final int blue = argb & 0xff;
        final int base = ((red >> 3) * SIDE + (green >> 3)) * SIDE + (blue >> 3);
        final int fr = red & 7;
        final int fg = green & 7;
        final int fb = blue & 7;
        int sumRed = 0;
        int sumGreen = 0;
        int sumBlue = 0;
        for (int corner = 0; corner < 8; corner++) {
            final int weight = ((corner & 4) == 0 ? 8 - fr : fr) * ((corner & 2) == 0 ? 8 - fg : fg) * ((corner & 1) == 0 ? 8 - fb : fb);
            if (weight != 0) {
                final int value = table[base + (corner >> 2) * SIDE * SIDE + (corner >> 1 & 1) * SIDE + (corner & 1)];
                sumRed += weight * (value >> 16 & 0xff);
                sumGreen += weight * (value >> 8 & 0xff);
                sumBlue += weight * (value & 0xff);
            }
        }
        return (argb & 0xff000000) | (sumRed + 2 * rounding) >> 9 << 16 | (sumGreen + 2 * rounding) >> 9 << 8 | (sumBlue + 2 * rounding) >> 9;
    }
}
