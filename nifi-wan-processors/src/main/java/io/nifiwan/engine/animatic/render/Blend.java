package io.nifiwan.engine.animatic.render;

/** Soft dots and streaks on a frame. Positions outside the frame are cut off. */
final class Blend {
    private Blend() {
    }

    /** Mixes a colour into a pixel; opacity is 0 to 256. */
    static int over(final int below, final int color, final int opacity) {
        final int redBlue = (below & 0xff00ff) + ((((color & 0xff00ff) - (below & 0xff00ff)) * opacity) >> 8) & 0xff00ff;
        final int green = (below & 0xff00) + ((((color & 0xff00) - (below & 0xff00)) * opacity) >> 8) & 0xff00;
        return redBlue | green;
    }

    /** An ellipse with a soft edge. */
    static void dot(final int[] frame, final int width, final int height, final double x, final double y, final double radiusX,
            final double radiusY, final int color,
                    final double opacity) {
        final int left = Math.max(0, (int) Math.floor(x - radiusX - 1));
        final int right = Math.min(width - 1, (int) Math.ceil(x + radiusX + 1));
        final int top = Math.max(0, (int) Math.floor(y - radiusY - 1));
        final int bottom = Math.min(height - 1, (int) Math.ceil(y + radiusY + 1));
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                final double dx = (column + 0.5 - x) / (radiusX + 0.5);
                final double dy = (row + 0.5 - y) / (radiusY + 0.5);
                final double inside = 1 - dx * dx - dy * dy;
                if (inside > 0) {
                    final int index = row * width + column;
                    frame[index] = over(frame[index], color, (int) (256 * opacity * Math.min(1, inside * 1.15)));
                }
            }
        }
    }

    /** A slanted streak that is strongest in its middle. */
    static void streak(final int[] frame, final int width, final int height, final double x, final double y, final double slope,
            final double length, final double thick,
                       final int color, final double opacity) {
        final int top = Math.max(0, (int) Math.ceil(y));
        final int bottom = Math.min(height - 1, (int) Math.floor(y + length));
        final double half = thick / 2 + 0.5;
        for (int row = top; row <= bottom; row++) {
            final double along = (row - y) / length;
            final double strength = opacity * Math.sin(Math.PI * along) * Math.sin(Math.PI * along);
            final double middle = x + slope * (row - y);
            for (int column = Math.max(0, (int) Math.ceil(middle - half - 0.5)); column <= Math.min(width - 1,
                    (int) Math.floor(middle + half - 0.5)); column++) {
                final double cover = 1 - Math.abs(column + 0.5 - middle) / half;
                final int index = row * width + column;
                frame[index] = over(frame[index], color, (int) (256 * strength * cover));
            }
        }
    }
}
