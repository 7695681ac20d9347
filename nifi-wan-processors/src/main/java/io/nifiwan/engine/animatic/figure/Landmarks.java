package io.nifiwan.engine.animatic.figure;

import io.nifiwan.engine.animatic.paint.Canvas;
import io.nifiwan.engine.animatic.paint.Colors;

import java.awt.geom.Path2D;

/** Lighthouse, kite and plane. */
final class Landmarks {
    private Landmarks() {
    }

    /** A striped tower whose beam sweeps slowly. */
    static Figure lighthouse() {
        return (pen, time) -> {
            final int white = Colors.mix(pen.ink().dark(), pen.ink().rim(), 0.62);
            if (pen.ink().lit()) {
                for (int side = -1; side <= 1; side += 2) {
                    final double reach = side * 1.7 * (0.35 + 0.65 * Math.abs(Math.sin(time * 0.5)));
                    pen.flat(Canvas.path(0, -0.9, reach, -1.06, reach, -0.72), pen.ink().lamp(), 0.16);
                    pen.flat(Canvas.path(0, -0.9, reach * 0.8, -0.98, reach * 0.8, -0.82), pen.ink().lamp(), 0.16);
                }
            }
            pen.part(PathData.parse("M -0.3 0.02 C -0.2 -0.06 0.2 -0.07 0.34 0.02 L 0.3 0.08 L -0.28 0.08 Z"), Colors.scale(pen.ink().dark(), 1.2));
            for (int band = 0; band < 6; band++) {
                final double low = -0.135 * band;
                final double high = -0.135 * (band + 1);
                final double wide = 0.13 - 0.011 * band;
                pen.part(Canvas.path(-wide, low, -wide + 0.011, high, wide - 0.011, high, wide, low), band % 2 == 0 ? white : pen.ink().accent());
            }
            pen.part(Canvas.path(-0.1, -0.81, 0.1, -0.81, 0.1, -0.84, -0.1, -0.84), pen.ink().dark());
            pen.part(Canvas.path(-0.055, -0.84, 0.055, -0.84, 0.055, -0.94, -0.055, -0.94), pen.ink().lit() ? pen.ink().lamp() : white);
            pen.part(PathData.parse("M -0.075 -0.94 Q 0 -1.03 0.075 -0.94 Z"), pen.ink().accent());
            if (pen.ink().lit()) {
                pen.glow(0, -0.9, 0.42, pen.ink().lamp(), 0.7);
            }
        };
    }

    static Figure kite(final int variant) {
        return (pen, time) -> pen.turned(0, -0.5, 0.2 * Math.sin(time * 1.3 + variant), () -> {
            final Path2D line = new Path2D.Double();
            line.moveTo(0, -0.4);
            line.quadTo(-1.2, 1.6, -3.2, 5);
            pen.stroke(line, 0.014, Colors.mix(pen.ink().dark(), pen.ink().rim(), 0.5));
            pen.part(Canvas.path(0, -1, 0.42, -0.55, 0, 0, -0.42, -0.55), pen.ink().accent());
            pen.part(Canvas.path(0, -1, 0.42, -0.55, 0, -0.5), Colors.scale(pen.ink().accent(), 1.3));
            final Path2D tail = new Path2D.Double();
            tail.moveTo(0, 0);
            tail.curveTo(0.2, 0.3, -0.2 + 0.1 * Math.sin(time * 3), 0.5, 0.1 * Math.sin(time * 2.4), 0.9);
            pen.stroke(tail, 0.03, pen.ink().accent());
        });
    }

    static Figure plane() {
        return (pen, time) -> {
            pen.part(PathData.parse("M -1.6 -0.62 C -1.2 -0.6 0.6 -0.66 1.1 -0.6 C 1.5 -0.55 1.7 -0.46 1.72 -0.4 C 1.6 -0.3 0.8 -0.28 0.2 "
                    + "-0.28 C -0.6 -0.28 -1.3 -0.4 -1.6 -0.62 Z"));
            pen.part(Canvas.path(-1.62, -0.6, -1.86, -1, -1.6, -1, -1.2, -0.58));
            pen.part(Canvas.path(0.35, -0.4, -0.5, 0.02, -0.8, 0.02, -0.25, -0.42), Colors.scale(pen.ink().dark(), 1.25));
            if (pen.ink().lit()) {
                pen.glow(-0.62, 0, 0.4, 0xff4030, 0.5 + 0.4 * Math.sin(time * 4));
            }
        };
    }
}
