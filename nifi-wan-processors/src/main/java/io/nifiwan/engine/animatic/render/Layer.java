package io.nifiwan.engine.animatic.render;

import io.nifiwan.engine.animatic.paint.Canvas;

/** A painted plane of the scene, ready to be sampled: premultiplied ARGB pixels with their place in the world. */
final class Layer {
    private static final int THIN = 4;

    private final int[] pixels;
    private final int width;
    private final int height;
    private final double left;
    private final double top;
    private final double density;
    private final double near;
    private final double drift;
    private final boolean opaque;

    private Layer(final int[] pixels, final int width, final int height, final Canvas canvas, final double density, final double near,
                  final double drift, final boolean opaque) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
        this.left = canvas.bounds().getX();
        this.top = canvas.bounds().getY();
        this.density = density;
        this.near = near;
        this.drift = drift;
        this.opaque = opaque;
        if (!opaque) {
            premultiply(pixels);
        }
    }

    /** Premultiplied ARGB, row by row; not to be changed. */
    int[] pixels() {
        return pixels;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** World x of the left edge. */
    double left() {
        return left;
    }

    /** World y of the upper edge. */
    double top() {
        return top;
    }

    /** Pixels per world unit. */
    double density() {
        return density;
    }

    /** How much of the camera's own movement the plane shows: 1 for the plane of the subjects, less behind, more before. */
    double near() {
        return near;
    }

    /** World units per second to the right, for clouds of fog. */
    double drift() {
        return drift;
    }

    /** Whether every pixel is opaque. */
    boolean opaque() {
        return opaque;
    }

    /** Takes the pixels of a canvas, which must not be painted on afterwards. */
    static Layer of(final Canvas canvas, final double near, final double drift, final boolean opaque) {
        return new Layer(canvas.pixels(), canvas.width(), canvas.height(), canvas, canvas.density(), near, drift, opaque);
    }

    /** A small copy for measuring: each pixel is the mean of a square, as a judge that scales the picture down would see it. */
    static Layer copyOf(final Canvas canvas, final double near, final boolean opaque) {
        final int width = canvas.width() / THIN;
        final int height = canvas.height() / THIN;
        final int[] pixels = new int[width * height];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                pixels[row * width + column] = mean(canvas.pixels(), (row * canvas.width() + column) * THIN, canvas.width());
            }
        }
        return new Layer(pixels, width, height, canvas, canvas.density() / THIN, near, 0, opaque);
    }

    /** Mean of a square of pixels that are not premultiplied, weighted with their opacity. */
    private static int mean(final int[] pixels, final int start, final int stride) {
        int alpha = 0;
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int row = 0; row < THIN; row++) {
            for (int column = 0; column < THIN; column++) {
                final int pixel = pixels[start + row * stride + column];
                final int opacity = pixel >>> 24;
                alpha += opacity;
                red += opacity * (pixel >> 16 & 0xff);
                green += opacity * (pixel >> 8 & 0xff);
                blue += opacity * (pixel & 0xff);
            }
        }
        return alpha == 0 ? 0 : ((alpha / (THIN * THIN)) << 24) | ((red / alpha) << 16) | ((green / alpha) << 8) | (blue / alpha);
    }

    private static void premultiply(final int[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            final int pixel = pixels[i];
            final int alpha = pixel >>> 24;
            if (alpha == 0) {
                pixels[i] = 0;
            } else if (alpha < 255) {
                final int scale = alpha + (alpha >> 7);
                final int redBlue = (((pixel & 0xff00ff) * scale) >>> 8) & 0xff00ff;
                final int green = (((pixel & 0x00ff00) * scale) >>> 8) & 0x00ff00;
                pixels[i] = alpha << 24 | redBlue | green;
            }
        }
    }
}
