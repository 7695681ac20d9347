package io.nifiwan.engine.animatic.paint;

/**
 * Brush strokes and paper grain that are painted onto the things themselves. They move with the camera like everything else, so the picture
 * has detail to follow everywhere and none that changes from frame to frame.
 */
public final class Texture {
    private static final double BRUSH = 0.018;

    private final Noise noise;
    private final double strength;

    /**
     * @param seed     seed
     * @param strength strength of the grain, 1 for the common look
     */
    public Texture(final long seed, final double strength) {
        this.noise = new Noise(seed ^ 0x7e47);
        this.strength = strength;
    }

    /** Textures all painted pixels of a canvas. */
    public void apply(final Canvas canvas) {
        final int[] pixels = canvas.pixels();
        final int width = canvas.width();
        final double[] brush = new double[width];
        for (int row = 0; row < canvas.height(); row++) {
            // Strokes are wider than high and smooth, so every fourth value is enough.
            for (int column = 0; column < width + 3; column += 4) {
                final double x = canvas.worldX(column) / BRUSH;
                final double y = canvas.worldY(row) / BRUSH;
                final double value = noise.at(x * 0.62, y * 1.25) + 0.6 * noise.at(x * 1.7, y * 2.6) - 0.8;
                for (int i = column; i < Math.min(width, column + 4); i++) {
                    brush[i] = value;
                }
            }
            for (int column = 0; column < width; column++) {
                final int index = row * width + column;
                final int pixel = pixels[index];
                if (pixel >>> 24 != 0) {
                    final double grain = noise.cell(column, row) + noise.cell(column >> 1, row >> 1) - 1;
                    pixels[index] = (pixel & 0xff000000) | shifted(pixel, strength * (0.055 * brush[column] + 0.034 * grain));
                }
            }
        }
    }

    private static int shifted(final int pixel, final double amount) {
        return channel(pixel >> 16 & 0xff, amount) << 16 | channel(pixel >> 8 & 0xff, amount) << 8 | channel(pixel & 0xff, amount);
    }

    /** Mostly proportional, so dark parts stay dark, with a little that shows in the dark too. */
    private static int channel(final int value, final double amount) {
        return Math.clamp(Math.round((value + 14) * (1 + amount) - 14), 0, 255);
    }
}
