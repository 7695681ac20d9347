package io.nifiwan.engine.animatic.figure;

import io.nifiwan.engine.animatic.paint.Canvas;
import io.nifiwan.engine.animatic.paint.Colors;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Boat, car, train and bicycle. */
final class Vehicles {
    private static final Path2D CAR = PathData.parse("M -1.28 -0.26 C -1.34 -0.46 -1.24 -0.56 -1.06 -0.6 L -0.82 -0.64 C -0.6 -0.9 -0.48 "
            + "-0.98 -0.2 -1 L 0.28 -1 C 0.5 -0.98 0.62 -0.84 0.78 -0.66 "
            + "C 1.02 -0.62 1.24 -0.56 1.3 -0.46 C 1.36 -0.38 1.34 -0.26 1.3 -0.2 L -1.26 -0.2 Z");
    private static final Path2D HULL = PathData.parse("M -1 -0.26 C -0.6 -0.2 0.5 -0.2 1.08 -0.36 C 1 -0.14 0.88 0.02 0.74 0.08 L -0.76 "
            + "0.08 C -0.9 0 -0.98 -0.12 -1 -0.26 Z");

    private Vehicles() {
    }

    /** A fishing boat that rides the swell, with its lantern and a man at the tiller. */
    static Figure boat(final int variant, final boolean mirrored) {
        final Figure sailor = new Person(Person.Build.MAN, false, false, variant + 5);
        return (pen, time) -> {
            final double roll = 0.035 * Math.sin(time * 2 * Math.PI * 0.23 + variant);
            final double heave = 0.016 * Math.sin(time * 2 * Math.PI * 0.31 + variant * 2);
            final int hull = Colors.mix(pen.ink().dark(), 0x5b3428, 0.3);
            pen.placed(0, heave, 1, 1, () -> pen.turned(0, 0, roll, () -> {
                pen.line(-0.1, -0.2, -0.1, -1.05, 0.026, pen.ink().dark());
                final Path2D sail = new Path2D.Double();
                sail.moveTo(-0.06, -1.0);
                sail.quadTo(0.42, -0.72, 0.6, -0.34);
                sail.lineTo(-0.06, -0.36);
                sail.closePath();
                pen.part(sail, pen.ink().accent());
                for (int batten = 1; batten < 4; batten++) {
                    pen.line(-0.06, -1 + 0.16 * batten, -0.06 + 0.19 * batten, -1 + 0.165 * batten, 0.01, Colors.scale(pen.ink().accent(), 0.62));
                }
                pen.line(-0.1, -1.02, 0.98, -0.34, 0.007, pen.ink().dark());
                pen.line(-0.1, -1.02, -0.94, -0.27, 0.007, pen.ink().dark());
                pen.placed(-0.62, -0.2, 0.42, 0.42, () -> sailor.draw(pen, time));
                pen.part(HULL, hull);
                pen.line(-0.98, -0.23, 1.03, -0.32, 0.03, Colors.mix(hull, 0xd8cdb8, 0.45));
                for (int plank = 0; plank < 2; plank++) {
                    pen.line(-0.94 + 0.04 * plank, -0.13 + 0.08 * plank, 0.96 - 0.08 * plank, -0.2 + 0.09 * plank, 0.008, Colors.scale(hull, 0.6));
                }
                if (pen.ink().lit() && !mirrored) {
                    pen.disc(0.86, -0.48, 0.03, 0.04, pen.ink().lamp());
                    pen.line(0.86, -0.44, 0.86, -0.32, 0.012, pen.ink().dark());
                    pen.glow(0.86, -0.48, 0.55, pen.ink().lamp(), 0.5);
                }
            }));
        };
    }

    static Figure car() {
        return (pen, time) -> {
            final double idle = 0.006 * Math.sin(time * 2 * Math.PI * 2.2);
            final int paint = Colors.mix(pen.ink().dark(), pen.ink().accent(), 0.55);
            pen.flat(new Ellipse2D.Double(-1.35, -0.07, 2.7, 0.12), 0x000000, 0.3);
            pen.placed(0, idle, 1, 1, () -> {
                pen.part(CAR, paint);
                final int glass = Colors.mix(pen.ink().dark(), pen.ink().rim(), 0.25);
                pen.part(PathData.parse("M -0.7 -0.66 C -0.54 -0.84 -0.44 -0.91 -0.2 -0.93 L -0.04 -0.93 L -0.04 -0.66 Z"), glass);
                pen.part(PathData.parse("M 0.04 -0.66 L 0.04 -0.93 L 0.26 -0.93 C 0.42 -0.91 0.52 -0.82 0.64 -0.66 Z"), glass);
                pen.line(-1.2, -0.42, 1.26, -0.42, 0.014, Colors.scale(paint, 1.5));
                pen.line(0, -0.64, 0, -0.24, 0.012, Colors.scale(paint, 0.6));
                if (pen.ink().lit()) {
                    pen.disc(1.26, -0.42, 0.05, 0.06, 0xfff2cc);
                    pen.glow(1.32, -0.42, 1.0, 0xffe9b0, 0.55);
                    pen.disc(-1.28, -0.44, 0.03, 0.06, 0xe0301e);
                    pen.glow(-1.3, -0.44, 0.35, 0xff3a24, 0.5);
                }
            });
            for (final double wheel : new double[]{-0.78, 0.8}) {
                wheel(pen, wheel, -0.2, 0.2, time * 1.5);
            }
        };
    }

    static Figure train() {
        return (pen, time) -> {
            final double rattle = 0.004 * Math.sin(time * 2 * Math.PI * 3.1);
            final int steel = Colors.mix(pen.ink().dark(), pen.ink().accent(), 0.3);
            pen.flat(new Rectangle2D.Double(-30, -0.01, 60, 0.05), Colors.scale(pen.ink().dark(), 1.4), 0.9);
            for (int sleeper = -60; sleeper < 60; sleeper++) {
                pen.flat(new Rectangle2D.Double(sleeper * 0.3, 0.03, 0.14, 0.05), pen.ink().dark(), 0.8);
            }
            pen.placed(0, rattle, 1, 1, () -> {
                for (int coach = 0; coach < 3; coach++) {
                    final double left = -2.2 + 1.55 * coach - 1.3;
                    pen.part(new Rectangle2D.Double(left, -0.86, 1.48, 0.66), steel);
                    pen.part(Canvas.path(left, -0.86, left + 0.06, -0.95, left + 1.42, -0.95, left + 1.48, -0.86), pen.ink().dark());
                    for (int window = 0; window < 6; window++) {
                        final Rectangle2D pane = new Rectangle2D.Double(left + 0.09 + 0.23 * window, -0.74, 0.16, 0.2);
                        pen.flat(pane, pen.ink().lit() ? pen.ink().lamp() : Colors.mix(pen.ink().dark(), pen.ink().rim(), 0.3), 1);
                    }
                    pen.line(left, -0.44, left + 1.48, -0.44, 0.03, pen.ink().accent());
                    for (int wheel = 0; wheel < 4; wheel++) {
                        wheel(pen, left + 0.2 + 0.36 * wheel, -0.1, 0.1, time * 2);
                    }
                }
                pen.part(PathData.parse("M 1.12 -0.2 L 1.12 -0.86 L 1.3 -0.95 C 1.9 -0.95 2.3 -0.72 2.5 -0.32 L 2.46 -0.2 Z"), steel);
                pen.flat(PathData.parse("M 1.98 -0.76 C 2.12 -0.7 2.2 -0.62 2.28 -0.52 L 1.98 -0.52 Z"),
                        Colors.mix(pen.ink().dark(), pen.ink().rim(), 0.4), 1);
                pen.flat(new Rectangle2D.Double(1.3, -0.74, 0.3, 0.2), pen.ink().lit() ? pen.ink().lamp()
                        : Colors.mix(pen.ink().dark(), pen.ink().rim(), 0.3), 1);
                pen.line(1.12, -0.44, 2.36, -0.44, 0.03, pen.ink().accent());
                for (int wheel = 0; wheel < 3; wheel++) {
                    wheel(pen, 1.36 + 0.38 * wheel, -0.1, 0.1, time * 2);
                }
                pen.disc(2.42, -0.33, 0.05, 0.06, 0xfff2cc);
                pen.glow(2.44, -0.33, 1.1, 0xfff0c8, pen.ink().lit() ? 0.6 : 0.2);
            });
        };
    }

    /** A bicycle with its rider. */
    static Figure bicycle(final boolean riding) {
        return (pen, time) -> {
            final double turn = riding ? time * 2 * Math.PI * 0.8 : 0.6;
            for (final double x : new double[]{-0.32, 0.34}) {
                pen.stroke(new Ellipse2D.Double(x - 0.2, -0.4, 0.4, 0.4), 0.022, pen.ink().dark());
                for (int spoke = 0; spoke < 4; spoke++) {
                    final double angle = turn * 1.4 + spoke * Math.PI / 4;
                    pen.line(x - 0.19 * Math.cos(angle), -0.2 - 0.19 * Math.sin(angle), x + 0.19 * Math.cos(angle),
                            -0.2 + 0.19 * Math.sin(angle), 0.005, pen.ink().rim());
                }
            }
            final int frame = pen.ink().accent();
            pen.line(-0.32, -0.2, -0.02, -0.18, 0.022, frame);
            pen.line(-0.02, -0.18, 0.26, -0.46, 0.022, frame);
            pen.line(-0.12, -0.48, 0.26, -0.46, 0.022, frame);
            pen.line(-0.12, -0.5, -0.02, -0.18, 0.022, frame);
            pen.line(-0.32, -0.2, -0.12, -0.48, 0.018, frame);
            pen.line(0.34, -0.2, 0.25, -0.54, 0.022, frame);
            pen.line(0.25, -0.54, 0.33, -0.56, 0.02, pen.ink().dark());
            final int cloth = Colors.mix(pen.ink().dark(), pen.ink().accent(), 0.2);
            for (int leg = 0; leg < 2; leg++) {
                final double angle = turn + leg * Math.PI;
                final double footX = -0.02 + 0.085 * Math.cos(angle);
                final double footY = -0.15 + 0.085 * Math.sin(angle);
                pen.limb(-0.12, -0.54, 0.07 + 0.3 * (footX + 0.02), -0.38 + 0.4 * (footY + 0.15), footX, footY, 0.075, 0.045, pen.ink().dark());
            }
            pen.limb(-0.12, -0.56, -0.03, -0.68, 0.04, -0.79, 0.13, 0.11, cloth);
            pen.limb(0.04, -0.77, 0.15, -0.66, 0.3, -0.58, 0.055, 0.04, cloth);
            pen.disc(0.09, -0.9, 0.06, 0.07, pen.ink().skin());
            pen.part(PathData.parse("M 0.15 -0.92 C 0.14 -1 0.02 -1 0.02 -0.9 C 0.02 -0.86 0.05 -0.84 0.06 -0.88 C 0.08 -0.93 0.12 -0.92 "
                    + "0.15 -0.92 Z"), pen.ink().dark());
        };
    }

    private static void wheel(final Pen pen, final double x, final double y, final double radius, final double turn) {
        pen.disc(x, y, radius, radius, Colors.scale(pen.ink().dark(), 0.7));
        pen.disc(x, y, radius * 0.55, radius * 0.55, Colors.mix(pen.ink().dark(), pen.ink().rim(), 0.4));
        for (int spoke = 0; spoke < 3; spoke++) {
            final double angle = turn + spoke * Math.PI / 3;
            pen.line(x - radius * 0.5 * Math.cos(angle), y - radius * 0.5 * Math.sin(angle), x + radius * 0.5 * Math.cos(angle),
                    y + radius * 0.5 * Math.sin(angle), radius * 0.07, pen.ink().dark());
        }
    }
}
