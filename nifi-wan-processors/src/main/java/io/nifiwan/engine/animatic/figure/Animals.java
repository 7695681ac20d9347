package io.nifiwan.engine.animatic.figure;

import io.nifiwan.engine.animatic.paint.Canvas;
import io.nifiwan.engine.animatic.paint.Colors;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** Horse, dog, cat and birds. */
final class Animals {
    private static final Path2D HORSE = PathData.parse("M -0.5 -0.66 C -0.34 -0.73 -0.08 -0.65 0.14 -0.7 C 0.26 -0.76 0.34 -0.9 0.45 -0.98 "
            + "L 0.47 -1.05 L 0.52 -0.98 "
            + "C 0.6 -0.94 0.66 -0.85 0.73 -0.77 C 0.76 -0.72 0.72 -0.68 0.66 -0.7 C 0.6 -0.72 0.55 -0.75 0.51 -0.76 C 0.46 -0.64 0.42 -0.5 "
                    + "0.33 -0.42 "
            + "C 0.2 -0.35 -0.16 -0.36 -0.34 -0.4 C -0.52 -0.38 -0.6 -0.54 -0.5 -0.66 Z");
    private static final Path2D DOG = PathData.parse("M -0.62 -0.66 C -0.4 -0.74 0.1 -0.68 0.3 -0.74 C 0.4 -0.84 0.46 -0.96 0.56 -1 L 0.6 "
            + "-1.08 L 0.7 -0.98 C 0.8 -0.96 0.86 -0.9 0.98 -0.86 "
            + "C 1.02 -0.8 0.98 -0.76 0.9 -0.76 C 0.78 -0.74 0.7 -0.72 0.64 -0.64 C 0.56 -0.5 0.5 -0.4 0.4 -0.36 C 0.2 -0.3 -0.1 -0.42 -0.4 "
                    + "-0.4 C -0.6 -0.4 -0.72 -0.56 -0.62 -0.66 Z");
    private static final Path2D CAT = PathData.parse("M -0.36 0 C -0.5 -0.12 -0.44 -0.42 -0.22 -0.58 C -0.1 -0.66 -0.08 -0.7 -0.06 -0.76 L "
            + "-0.08 -1 L 0.04 -0.92 L 0.18 -0.92 L 0.28 -1.02 L 0.3 -0.78 "
            + "C 0.34 -0.66 0.26 -0.56 0.18 -0.54 C 0.24 -0.4 0.24 -0.2 0.24 -0.06 L 0.3 0 L 0.1 0 L 0.06 -0.16 L 0 0 Z");

    private Animals() {
    }

    static Figure horse(final boolean walking) {
        return (pen, time) -> {
            final int coat = Colors.mix(pen.ink().dark(), 0x6a4632, 0.3);
            final double phase = walking ? time * 2 * Math.PI * 0.9 : 0;
            quadrupedLegs(pen, phase, walking ? 0.14 : 0.02, -0.38, 0.26, 0.42, 0.1, 0.045, coat);
            final double nod = 0.02 * Math.sin(time * 1.4);
            final Path2D tail = new Path2D.Double();
            tail.moveTo(-0.5, -0.62);
            tail.curveTo(-0.66, -0.6, -0.64 + nod * 4, -0.36, -0.62 + nod * 6, -0.22);
            tail.curveTo(-0.56 + nod * 4, -0.34, -0.54, -0.48, -0.46, -0.56);
            tail.closePath();
            pen.part(tail, pen.ink().dark());
            pen.turned(0, -0.6, nod, () -> {
                pen.part(HORSE, coat);
                final Path2D mane = PathData.parse("M 0.47 -1 C 0.38 -0.98 0.26 -0.84 0.14 -0.72 C 0.2 -0.62 0.3 -0.7 0.36 -0.8 C 0.4 -0.88 "
                        + "0.46 -0.92 0.5 -0.98 Z");
                pen.part(mane, pen.ink().dark());
                pen.flat(new Ellipse2D.Double(0.575, -0.88, 0.024, 0.02), pen.ink().dark(), 1);
            });
        };
    }

    static Figure dog(final boolean walking) {
        return (pen, time) -> {
            final int coat = Colors.mix(pen.ink().dark(), 0x7a5a3c, 0.34);
            final double phase = walking ? time * 2 * Math.PI * 1.7 : 0;
            quadrupedLegs(pen, phase, walking ? 0.2 : 0.03, -0.48, 0.34, 0.44, 0.15, 0.08, coat);
            final double wag = 0.3 * Math.sin(time * 2 * Math.PI * 1.6);
            pen.turned(-0.6, -0.62, wag, () -> pen.limb(-0.6, -0.62, -0.78, -0.76, -0.84, -0.96, 0.09, 0.04, coat));
            pen.part(DOG, coat);
            pen.part(PathData.parse("M 0.56 -1 C 0.48 -0.94 0.46 -0.82 0.52 -0.76 C 0.6 -0.8 0.64 -0.9 0.62 -0.98 Z"), pen.ink().dark());
            pen.flat(new Ellipse2D.Double(0.73, -0.93, 0.035, 0.035), pen.ink().dark(), 1);
        };
    }

    static Figure cat() {
        return (pen, time) -> {
            final double sway = 0.35 * Math.sin(time * 2 * Math.PI * 0.4);
            final Path2D tail = new Path2D.Double();
            tail.moveTo(-0.34, -0.05);
            tail.curveTo(-0.7, 0.02, -0.8, -0.2, -0.72 + sway * 0.3, -0.42);
            pen.stroke(tail, 0.09, pen.ink().dark());
            pen.part(CAT, Colors.scale(pen.ink().dark(), 1.15));
            if ((time % 2.7) > 0.15) {
                pen.flat(new Ellipse2D.Double(0.16, -0.78, 0.07, 0.045), pen.ink().lamp(), 0.9);
            }
        };
    }

    /** A few birds that glide in a loose group. */
    static Figure birds(final int count) {
        return (pen, time) -> {
            for (int i = 0; i < count; i++) {
                final double x = (i % 3 - 1) * 1.6 + 0.7 * Math.sin(i * 2.4) + 0.3 * Math.sin(time * 0.5 + i);
                final double y = -0.5 - 0.55 * i + 0.35 * Math.cos(i * 1.7) + 0.12 * Math.sin(time * 1.1 + i);
                final double wing = Math.sin(time * 2 * Math.PI * (1.1 + 0.1 * (i % 3)) + i * 1.3);
                final double size = 0.62 - 0.05 * (i % 4);
                pen.placed(x, y, size, size, () -> bird(pen, wing));
            }
        };
    }

    private static void bird(final Pen pen, final double wing) {
        final Path2D wings = new Path2D.Double();
        final double tip = -0.42 * wing;
        wings.moveTo(-0.78, tip + 0.1);
        wings.quadTo(-0.36, -0.2 + tip * 0.4, 0, 0);
        wings.quadTo(0.36, -0.2 + tip * 0.4, 0.78, tip + 0.1);
        wings.quadTo(0.36, -0.02 + tip * 0.3, 0.06, 0.12);
        wings.lineTo(-0.06, 0.12);
        wings.quadTo(-0.36, -0.02 + tip * 0.3, -0.78, tip + 0.1);
        wings.closePath();
        pen.part(wings);
        pen.part(Canvas.path(-0.2, 0.08, 0.02, -0.03, 0.22, 0.0, 0.3, 0.05, 0.18, 0.1, -0.04, 0.14));
    }

    private static void quadrupedLegs(final Pen pen, final double phase, final double stride, final double back, final double front,
            final double length, final double thick,
                                      final double thin, final int coat) {
        for (int leg = 0; leg < 4; leg++) {
            final boolean hind = leg < 2;
            final double swing = Math.sin(phase + leg * Math.PI * (leg == 1 || leg == 2 ? 1 : 0) + (leg % 2) * 0.25);
            final double lift = Math.max(0, Math.cos(phase + leg * Math.PI * (leg == 1 || leg == 2 ? 1 : 0))) * stride * 0.3;
            final double hip = (hind ? back : front) + (leg % 2) * 0.05;
            final double foot = hip + swing * stride;
            final double knee = hip + swing * stride * 0.4 + (hind ? -0.03 : 0.03);
            pen.limb(hip, -length, knee, -length * 0.5 - lift, foot, -0.02 - lift, thick, thin, leg % 2 == 0 ? Colors.scale(coat, 0.75) : coat);
            pen.limb(foot, -0.015 - lift, foot + thin * 0.3, -0.012 - lift, foot + thin * 0.7, -0.01 - lift, thin * 0.8, thin * 0.6,
                    pen.ink().dark());
        }
    }
}
