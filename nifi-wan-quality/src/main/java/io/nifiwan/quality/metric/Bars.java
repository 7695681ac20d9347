package io.nifiwan.quality.metric;

import io.nifiwan.quality.decode.ColorPicture;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * The part of the pictures inside black bars: rows and columns at the border that are black in every picture are bars. A clip that is black
 * all over has none.
 *
 * @param left   first column
 * @param top    first row
 * @param right  column after the last
 * @param bottom row after the last
 */
record Bars(int left, int top, int right, int bottom) {
    /** A bar of limited-range black, with what compression adds. */
    private static final int BLACK = 24;
    /** A bar wider than this share of the side on one edge is dark content. */
    private static final double WIDEST = 0.3;

    static Bars of(final List<ColorPicture> pictures) {
        final int width = pictures.get(0).width();
        final int height = pictures.get(0).height();
        final IntPredicate blackRow = y -> isBlack(pictures, 0, y, 1, 0, width);
        final IntPredicate blackColumn = x -> isBlack(pictures, x, 0, 0, 1, height);
        final int top = leading(height, blackRow);
        final int bottom = leading(height, y -> blackRow.test(height - 1 - y));
        final int left = leading(width, blackColumn);
        final int right = leading(width, x -> blackColumn.test(width - 1 - x));
        return new Bars(left, top, width - right, height - bottom);
    }

    int area() {
        return (right - left) * (bottom - top);
    }

    private static int leading(final int length, final IntPredicate black) {
        int count = 0;
        while (count < length && black.test(count)) {
            count++;
        }
        return count > WIDEST * length ? 0 : count;
    }

    private static boolean isBlack(final List<ColorPicture> pictures, final int x, final int y, final int stepX, final int stepY, final int count) {
        for (final ColorPicture picture : pictures) {
            for (int index = 0; index < count; index++) {
                final int offset = 3 * ((y + index * stepY) * picture.width() + x + index * stepX);
                for (int channel = 0; channel < 3; channel++) {
                    if ((picture.rgb()[offset + channel] & 0xff) > BLACK) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
