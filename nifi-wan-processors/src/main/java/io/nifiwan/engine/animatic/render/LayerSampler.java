package io.nifiwan.engine.animatic.render;

/**
 * Draws a layer through a view with bilinear interpolation. Own loops instead of {@code Graphics2D.drawImage}: the same pixels on every
 * machine, and several times as fast. Coordinates are 16.16 fixed point, weights have 8 bits, two colour channels share one multiplication.
 */
final class LayerSampler {
    private static final int ONE = 1 << 16;
    private static final int LANES = 0x00ff00ff;
    private static final int HALF = 0x00800080;

    private LayerSampler() {
    }

    /**
     * @param layer  what to draw
     * @param view   how it lands on the picture
     * @param time   seconds, for layers that drift
     * @param target picture pixels, 0x..RRGGBB
     * @param stride pixels from one row of the target to the next
     */
    static void draw(final Layer layer, final View view, final double time, final int[] target, final int stride) {
        final double step = layer.density() / view.scale();
        final double cos = Math.cos(view.roll()) * step;
        final double sin = Math.sin(view.roll()) * step;
        final double middleX = (view.x() - layer.drift() * time - layer.left()) * layer.density() - 0.5;
        final double middleY = (view.y() - layer.top()) * layer.density() - 0.5;
        final int stepX = (int) Math.round(cos * ONE);
        final int stepY = (int) Math.round(-sin * ONE);
        for (int row = 0; row < view.height(); row++) {
            final double dx = 0.5 - view.width() / 2.0;
            final double dy = row + 0.5 - view.height() / 2.0;
            final long startX = Math.round((middleX + dx * cos + dy * sin) * ONE);
            final long startY = Math.round((middleY - dx * sin + dy * cos) * ONE);
            final int from = first(startX, stepX, layer.width(), startY, stepY, layer.height(), view.width());
            final int to = end(startX, stepX, layer.width(), startY, stepY, layer.height(), view.width());
            if (from < to) {
                final int x = (int) (startX + (long) from * stepX);
                final int y = (int) (startY + (long) from * stepY);
                if (layer.opaque()) {
                    copy(layer, x, y, stepX, stepY, target, row * stride + from, row * stride + to);
                } else {
                    blend(layer, x, y, stepX, stepY, target, row * stride + from, row * stride + to);
                }
            }
        }
    }

    private static void copy(final Layer layer, final int startX, final int startY, final int stepX, final int stepY, final int[] target,
            final int from, final int to) {
        final int[] pixels = layer.pixels();
        final int width = layer.width();
        int x = startX;
        int y = startY;
        for (int i = from; i < to; i++) {
            final int fx = x >> 8 & 0xff;
            final int fy = y >> 8 & 0xff;
            final int at = (y >> 16) * width + (x >> 16);
            final int w11 = (fx * fy) >> 8;
            final int w10 = fx - w11;
            final int w01 = fy - w11;
            final int w00 = 256 - fx - w01;
            final int p00 = pixels[at];
            final int p10 = pixels[at + 1];
            final int p01 = pixels[at + width];
            final int p11 = pixels[at + width + 1];
            final int redBlue = ((p00 & LANES) * w00 + (p10 & LANES) * w10 + (p01 & LANES) * w01 + (p11 & LANES) * w11 + HALF) >>> 8 & LANES;
            final int green = (p00 >>> 8 & 0xff) * w00 + (p10 >>> 8 & 0xff) * w10 + (p01 >>> 8 & 0xff) * w01 + (p11 >>> 8 & 0xff) * w11
                    + 128 & 0xff00;
            target[i] = redBlue | green;
            x += stepX;
            y += stepY;
        }
    }

    private static void blend(final Layer layer, final int startX, final int startY, final int stepX, final int stepY, final int[] target,
            final int from, final int to) {
        final int[] pixels = layer.pixels();
        final int width = layer.width();
        int x = startX;
        int y = startY;
        for (int i = from; i < to; i++) {
            final int at = (y >> 16) * width + (x >> 16);
            final int p00 = pixels[at];
            final int p10 = pixels[at + 1];
            final int p01 = pixels[at + width];
            final int p11 = pixels[at + width + 1];
            if ((p00 | p10 | p01 | p11) != 0) {
                final int fx = x >> 8 & 0xff;
                final int fy = y >> 8 & 0xff;
                final int w11 = (fx * fy) >> 8;
                final int w10 = fx - w11;
                final int w01 = fy - w11;
                final int w00 = 256 - fx - w01;
                final int redBlue = ((p00 & LANES) * w00 + (p10 & LANES) * w10 + (p01 & LANES) * w01 + (p11 & LANES) * w11 + HALF) >>> 8 & LANES;
                final int alphaGreen = ((p00 >>> 8 & LANES) * w00 + (p10 >>> 8 & LANES) * w10 + (p01 >>> 8 & LANES) * w01
                        + (p11 >>> 8 & LANES) * w11 + HALF) >>> 8 & LANES;
                final int rest = 256 - (alphaGreen >>> 16) - (alphaGreen >>> 23);
                final int below = target[i];
                target[i] = redBlue + (((below & LANES) * rest) >>> 8 & LANES) | ((alphaGreen & 0xff) + (((below >>> 8 & 0xff) * rest) >>> 8)) << 8;
            }
            x += stepX;
            y += stepY;
        }
    }

    /** First picture column whose four neighbours all lie in the layer. */
    private static int first(final long startX, final int stepX, final int width, final long startY, final int stepY, final int height,
            final int columns) {
        int column = 0;
        while (column < columns && !inside(startX + (long) column * stepX, width, startY + (long) column * stepY, height)) {
            column++;
        }
        return column;
    }

    private static int end(final long startX, final int stepX, final int width, final long startY, final int stepY, final int height,
            final int columns) {
        int column = columns;
        while (column > 0 && !inside(startX + (long) (column - 1) * stepX, width, startY + (long) (column - 1) * stepY, height)) {
            column--;
        }
        return column;
    }

    private static boolean inside(final long x, final int width, final long y, final int height) {
        return x >= 0 && y >= 0 && x >> 16 < width - 1 && y >> 16 < height - 1;
    }
}
