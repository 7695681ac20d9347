package io.nifiwan.engine.animatic.figure;

import io.nifiwan.engine.animatic.paint.Canvas;
import io.nifiwan.engine.animatic.paint.Colors;

import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * A person in profile, standing or walking. The head is drawn with a face, so that the same figure holds in a close-up.
 */
final class Person implements Figure {
    /** Head in units of its own height, facing right, centred, with the neck. */
    private static final Path2D HEAD = PathData.parse("M -0.13 0.95 C -0.16 0.66 -0.24 0.44 -0.36 0.22 C -0.5 -0.04 -0.46 -0.5 -0.02 -0.5 C "
            + "0.22 -0.5 0.33 -0.36 0.35 -0.2 "
            + "C 0.355 -0.12 0.34 -0.06 0.345 -0.02 C 0.375 0.05 0.42 0.1 0.445 0.14 C 0.445 0.175 0.4 0.175 0.372 0.185 C 0.372 0.2 0.4 "
                    + "0.215 0.4 0.235 "
            + "C 0.396 0.255 0.37 0.258 0.364 0.265 C 0.373 0.275 0.394 0.29 0.39 0.315 C 0.382 0.335 0.36 0.335 0.354 0.355 C 0.364 0.39 "
                    + "0.37 0.43 0.35 0.465 "
            + "C 0.315 0.52 0.22 0.53 0.14 0.52 C 0.08 0.58 0.1 0.76 0.16 0.95 Z");
    private static final Path2D SHORT_HAIR = PathData.parse("M 0.3 -0.3 C 0.22 -0.24 0.1 -0.26 0.04 -0.16 C 0.02 -0.06 -0.02 0.02 -0.08 "
            + "0.04 C -0.1 0.12 -0.14 0.2 -0.24 0.28 "
            + "C -0.34 0.28 -0.42 0.16 -0.46 0 C -0.54 -0.3 -0.36 -0.58 0 -0.58 C 0.22 -0.58 0.34 -0.42 0.3 -0.3 Z");
    private static final Path2D LONG_HAIR = PathData.parse("M 0.3 -0.32 C 0.2 -0.26 0.08 -0.26 0.04 -0.14 C 0 0 -0.04 0.14 -0.06 0.3 C "
            + "-0.08 0.6 -0.1 0.8 -0.16 1.02 "
            + "C -0.3 1.06 -0.46 1 -0.54 0.9 C -0.5 0.6 -0.56 0.3 -0.52 0 C -0.56 -0.36 -0.36 -0.6 0 -0.6 C 0.22 -0.6 0.34 -0.44 0.3 -0.32 Z");
    private static final Path2D COAT = PathData.parse("M -0.045 -0.845 C -0.1 -0.83 -0.125 -0.79 -0.125 -0.72 C -0.122 -0.6 -0.1 -0.55 "
            + "-0.098 -0.5 C -0.105 -0.4 -0.118 -0.34 -0.122 -0.29 "
            + "L 0.115 -0.29 C 0.118 -0.36 0.108 -0.44 0.1 -0.5 C 0.098 -0.58 0.112 -0.64 0.108 -0.72 C 0.1 -0.79 0.085 -0.83 0.045 -0.845 Z");
    private static final Path2D DRESS = PathData.parse("M -0.04 -0.845 C -0.09 -0.83 -0.108 -0.79 -0.106 -0.72 C -0.1 -0.62 -0.074 -0.57 "
            + "-0.072 -0.53 C -0.1 -0.42 -0.145 -0.28 -0.15 -0.17 "
            + "C -0.05 -0.15 0.06 -0.15 0.145 -0.17 C 0.13 -0.3 0.09 -0.44 0.07 -0.53 C 0.074 -0.6 0.1 -0.64 0.096 -0.72 C 0.094 -0.79 0.08 "
                    + "-0.83 0.04 -0.845 Z");

    private final Build build;
    private final boolean walking;
    private final boolean umbrella;
    private final int variant;

    /** What sort of person. */
    enum Build {
        WOMAN, MAN, CHILD, OLD
    }

    /**
     * @param variant chance: colours and clothes differ between variants
     */
    Person(final Build build, final boolean walking, final boolean umbrella, final int variant) {
        this.build = build;
        this.walking = walking;
        this.umbrella = umbrella;
        this.variant = Math.floorMod(variant, 8);
    }

    @Override
    public void draw(final Pen pen, final double time) {
        final double step = walking ? time * 2 * Math.PI * 0.85 + variant : 0;
        final double swing = walking ? Math.sin(step) : 0.12;
        final double breath = 0.003 * Math.sin(time * 2 * Math.PI * 0.28 + variant);
        final double bob = walking ? -0.008 * Math.abs(Math.cos(step)) : breath;
        final int cloth = Colors.mix(pen.ink().dark(), pen.ink().accent(), umbrella ? 0.12 : 0.34);
        legs(pen, swing, bob);
        arm(pen, -swing * 0.75, bob, Colors.scale(cloth, 0.8));
        final double stoop = build == Build.OLD ? 0.14 : walking ? 0.03 : 0;
        pen.turned(0, -0.5, stoop, () -> {
            torso(pen, cloth, bob, time);
            head(pen, bob, time);
        });
        if (umbrella) {
            umbrella(pen, cloth, bob, time);
        } else {
            arm(pen, swing * 0.75, bob, cloth);
        }
        if (build == Build.OLD && !umbrella) {
            final double reach = 0.2 + 0.05 * swing;
            pen.line(0.13 + 0.03 * swing, -0.46, reach, 0, 0.014, Colors.mix(pen.ink().dark(), 0x6a4a30, 0.4));
        }
    }

    private void legs(final Pen pen, final double swing, final double bob) {
        final int trousers = Colors.scale(pen.ink().dark(), 1.08);
        for (int leg = -1; leg <= 1; leg += 2) {
            final double reach = leg * swing * 0.17;
            final double lift = walking ? Math.max(0, -leg * Math.cos(Math.asin(Math.clamp(swing, -1, 1)))) * 0.035 : 0;
            final double knee = reach * 0.45 + 0.03;
            final double hipX = leg * 0.012;
            pen.limb(hipX, -0.5 + bob, knee, -0.26 - lift, reach, -0.035 - lift, 0.092, 0.05,
                    leg < 0 ? trousers : Colors.mix(trousers, pen.ink().rim(), 0.06));
            pen.limb(reach - 0.012, -0.022 - lift, reach + 0.03, -0.018 - lift, reach + 0.062, -0.012 - lift, 0.034, 0.022, pen.ink().dark());
        }
    }

    private void torso(final Pen pen, final int cloth, final double bob, final double time) {
        pen.placed(0, bob, build == Build.MAN ? 1.12 : 1, 1, () -> {
            final double hem = 0.012 * Math.sin(time * 2.6 + variant);
            pen.placed(0, 0, 1, 1, () -> pen.part(build == Build.WOMAN ? sheared(DRESS, hem) : sheared(COAT, hem), cloth));
            if (variant % 2 == 0 && !umbrella) {
                final Path2D scarf = Canvas.path(-0.06, -0.86, 0.055, -0.872, 0.068, -0.82, 0.05, -0.8, -0.062, -0.812);
                pen.part(scarf, pen.ink().accent());
                pen.part(Canvas.path(-0.01, -0.83, 0.03, -0.83, 0.046 + hem, -0.66, 0.012 + hem, -0.655), Colors.scale(pen.ink().accent(), 0.85));
            } else {
                pen.stroke(Canvas.path(0.05, -0.84, 0.066, -0.72, 0.05, -0.84), 0.008, Colors.mix(cloth, pen.ink().rim(), 0.35));
            }
        });
    }

    private void head(final Pen pen, final double bob, final double time) {
        final double size = build == Build.CHILD ? 0.19 : 0.148;
        final double y = build == Build.CHILD ? -0.91 : -0.925;
        final int hair = build == Build.OLD ? Colors.mix(pen.ink().dark(), 0xb8b8b8, 0.45) : Colors.scale(pen.ink().dark(), 0.85);
        pen.placed(0.005, y + bob * 1.4, size, size, () -> {
            pen.part(HEAD, pen.ink().skin());
            face(pen, hair, time);
            if (build == Build.WOMAN) {
                pen.part(sheared(LONG_HAIR, 0.05 * Math.sin(time * 2.2)), hair);
            } else {
                pen.part(SHORT_HAIR, hair);
            }
            if (build == Build.OLD) {
                pen.part(PathData.parse("M 0.36 0.22 C 0.3 0.26 0.12 0.3 0.08 0.42 C 0.1 0.56 0.24 0.74 0.32 0.8 C 0.4 0.66 0.42 0.44 0.38 "
                        + "0.3 Z"), Colors.mix(hair, 0xd8d8d8, 0.3));
            }
            if (wearsHat()) {
                hat(pen);
            }
        });
    }

    /** Cheek, ear, eye, brow and lips; they only show in close shots. */
    private void face(final Pen pen, final int hair, final double time) {
        final int skin = pen.ink().skin();
        final int shade = Colors.scale(skin, 0.72);
        pen.flat(PathData.parse("M 0.34 -0.02 C 0.3 0.04 0.28 0.12 0.33 0.17 L 0.375 0.185 C 0.36 0.12 0.36 0.05 0.345 -0.02 Z"), shade, 0.5);
        pen.flat(new Ellipse2D.Double(0.1, 0.1, 0.16, 0.12), Colors.mix(skin, 0xd0604a, 0.4), 0.28);
        pen.flat(PathData.parse("M 0.35 0.465 C 0.315 0.52 0.22 0.53 0.14 0.52 C 0.09 0.57 0.09 0.7 0.13 0.95 L 0 0.95 C 0.02 0.7 0.02 0.5 "
                + "0 0.36 C 0.1 0.46 0.24 0.49 0.35 0.465 Z"), shade, 0.75);
        pen.flat(PathData.parse("M -0.07 -0.03 C -0.02 -0.1 0.05 -0.04 0.02 0.05 C 0.0 0.12 -0.02 0.17 -0.05 0.16 C -0.09 0.12 -0.1 0.02 "
                + "-0.07 -0.03 Z"), shade, 1);
        if (blinks(time)) {
            pen.stroke(PathData.parse("M 0.19 -0.02 Q 0.25 0.0 0.3 -0.02"), 0.014, pen.ink().dark());
        } else {
            pen.flat(PathData.parse("M 0.185 -0.015 Q 0.24 -0.065 0.305 -0.03 Q 0.26 0.005 0.185 -0.015 Z"), 0xe6e0d6, 0.8);
            pen.flat(new Ellipse2D.Double(0.237, -0.05, 0.044, 0.046), pen.ink().dark(), 1);
            pen.stroke(PathData.parse("M 0.175 -0.02 Q 0.24 -0.075 0.312 -0.035"), 0.015, pen.ink().dark());
        }
        pen.stroke(PathData.parse("M 0.16 -0.115 Q 0.25 -0.165 0.33 -0.12"), build == Build.WOMAN ? 0.018 : 0.028, hair);
        pen.flat(PathData.parse("M 0.29 0.262 Q 0.35 0.225 0.4 0.24 Q 0.392 0.256 0.366 0.264 Q 0.39 0.29 0.385 0.312 Q 0.34 0.31 0.29 "
                + "0.262 Z"), Colors.mix(skin, 0xa03a34, 0.5),
                build == Build.WOMAN ? 0.85 : 0.4);
    }

    private static void hat(final Pen pen) {
        final int felt = Colors.scale(pen.ink().dark(), 1.15);
        pen.part(new Ellipse2D.Double(-0.72, -0.4, 1.42, 0.17), felt);
        pen.part(PathData.parse("M -0.43 -0.32 C -0.44 -0.66 -0.32 -0.76 0 -0.74 C 0.3 -0.76 0.38 -0.62 0.38 -0.32 Z"), felt);
        pen.flat(new Rectangle2D.Double(-0.43, -0.42, 0.81, 0.08), pen.ink().accent(), 0.8);
    }

    private void arm(final Pen pen, final double swing, final double bob, final int cloth) {
        final double elbowX = 0.11 * swing - 0.01;
        final double handX = 0.2 * swing + 0.045;
        final double handY = -0.47 + bob + 0.03 * Math.abs(swing);
        pen.limb(-0.01, -0.79 + bob, elbowX, -0.62 + bob, handX, handY, 0.062, 0.042, cloth);
        pen.disc(handX + 0.004, handY + 0.012, 0.02, 0.023, pen.ink().skin());
    }

    private void umbrella(final Pen pen, final int cloth, final double bob, final double time) {
        final double lean = 0.09 + 0.02 * Math.sin(time * 1.7 + variant);
        pen.turned(0.13, -0.66, lean, () -> {
            final double top = -1.16 + bob;
            pen.line(0.13, -0.6, 0.13, top - 0.03, 0.012, pen.ink().dark());
            final Path2D canopy = new Path2D.Double();
            canopy.moveTo(-0.2, top + 0.15);
            canopy.curveTo(-0.17, top - 0.03, 0.02, top - 0.07, 0.13, top - 0.07);
            canopy.curveTo(0.24, top - 0.07, 0.43, top - 0.03, 0.46, top + 0.15);
            canopy.quadTo(0.35, top + 0.1, 0.29, top + 0.145);
            canopy.quadTo(0.21, top + 0.1, 0.13, top + 0.145);
            canopy.quadTo(0.05, top + 0.1, -0.04, top + 0.145);
            canopy.quadTo(-0.1, top + 0.1, -0.2, top + 0.15);
            canopy.closePath();
            pen.part(canopy, pen.ink().accent());
            for (final double rib : new double[]{-0.04, 0.29}) {
                final Path2D seam = new Path2D.Double();
                seam.moveTo(0.13, top - 0.07);
                seam.quadTo(0.13 + (rib - 0.13) * 0.9, top - 0.02, rib, top + 0.145);
                pen.stroke(seam, 0.005, Colors.scale(pen.ink().accent(), 0.6));
            }
        });
        pen.limb(-0.005, -0.79 + bob, 0.03, -0.64 + bob, 0.125, -0.67 + bob, 0.06, 0.042, cloth);
        pen.disc(0.13, -0.675 + bob, 0.021, 0.023, pen.ink().skin());
    }

    private boolean wearsHat() {
        return build == Build.MAN ? variant >= 4 : build == Build.OLD && variant < 3;
    }

    private boolean blinks(final double time) {
        return (time + variant * 0.37) % 3.1 < 0.14;
    }

    /** Bends the lower part of a shape sideways as wind or a step would. */
    private static Path2D sheared(final Path2D shape, final double amount) {
        return new Path2D.Double(shape, new AffineTransform(1, 0, amount, 1, amount * 0.8, 0));
    }
}
