package io.nifiwan.engine.animatic.figure;

import java.util.function.IntUnaryOperator;

/**
 * Colours of figures as 0xRRGGBB, and how they are graded when they are painted.
 *
 * @param dark   unlit side
 * @param rim    lit edge
 * @param accent the one colourful thing
 * @param lamp   lamps and lit windows
 * @param skin   faces and hands
 * @param lit    whether lamps burn
 * @param grade  grading of every painted colour
 */
public record FigureInk(int dark, int rim, int accent, int lamp, int skin, boolean lit, IntUnaryOperator grade) {

    int graded(final int color) {
        return grade.applyAsInt(color) & 0xffffff;
    }
}
