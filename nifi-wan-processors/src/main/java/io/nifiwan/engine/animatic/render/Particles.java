package io.nifiwan.engine.animatic.render;

import java.awt.geom.Point2D;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Particle systems. Sizes and speeds are in picture heights. Rain moves along its own streaks by a small part of their length per frame,
 * snow and dust by less than their size at video rates, which keeps them coherent for the eye and for motion estimation.
 */
final class Particles {
    private Particles() {
    }

    /** Falling rain in three depths. */
    static Air rain(final long seed, final int color, final double strength) {
        final int count = (int) (210 * strength);
        final double[] random = numbers(seed, count * 4);
        final double slope = -0.1 - 0.08 * (strength - 1) - 0.06 * random[0];
        return (frame, view, time) -> {
            final double unit = view.height();
            for (int i = 0; i < count; i++) {
                final double depth = random[4 * i];
                final double length = (0.17 + 0.2 * depth) * (0.85 + 0.15 * strength);
                final double speed = length * (1.6 + 0.35 * random[4 * i + 1]);
                final double span = 1 + length;
                final double fallen = mod(random[4 * i + 2] * span + speed * time, span);
                final double cycle = Math.floor((random[4 * i + 2] * span + speed * time) / span);
                final double spread = (double) view.width() / view.height() + 0.4;
                final double x = mod(random[4 * i + 3] + 0.381966 * cycle - view.x() * (0.3 + 0.7 * depth) / spread, 1) * spread - 0.05;
                final double y = fallen - length;
                Blend.streak(frame, view.width(), view.height(), (x + slope * y) * unit, y * unit, slope, length * unit,
                        unit * (0.0016 + 0.0022 * depth), color,
                        (0.12 + 0.17 * depth) * Math.min(1.25, strength));
            }
        };
    }

    /** Rings where drops meet the ground below a line. */
    static Air ripples(final long seed, final double top, final int color) {
        final int count = 70;
        final double[] random = numbers(seed + 3, count * 4);
        return (frame, view, time) -> {
            final double unit = view.scale();
            for (int i = 0; i < count; i++) {
                final double life = 1.0 + 0.5 * random[4 * i];
                final double age = mod(time / life + random[4 * i + 1], 1);
                final double cycle = Math.floor(time / life + random[4 * i + 1]);
                final double depth = mod(random[4 * i + 2] + 0.618 * cycle, 1);
                final double x = (mod(random[4 * i + 3] + 0.381966 * cycle, 1) - 0.5) * 3.4;
                final double y = top + 0.03 + (1 - top) * depth;
                final double radius = (0.006 + 0.026 * depth) * (0.15 + age) * unit;
                final double px = view.width() / 2.0 + (x - view.x()) * unit;
                final double py = view.height() / 2.0 + (y - view.y()) * unit;
                ring(frame, view, px, py, radius, radius * 0.3, color, 0.34 * Math.sin(Math.PI * age));
            }
        };
    }

    private static void ring(final int[] frame, final View view, final double x, final double y, final double radiusX, final double radiusY,
            final int color, final double opacity) {
        final int steps = 26;
        for (int i = 0; i < steps; i++) {
            final double angle = 2 * Math.PI * i / steps;
            Blend.dot(frame, view.width(), view.height(), x + radiusX * Math.cos(angle), y + radiusY * Math.sin(angle), 0.8, 0.5, color,
                    opacity * 0.7);
        }
    }

    /** Falling snow. */
    static Air snow(final long seed, final int color) {
        final int count = 180;
        final double[] random = numbers(seed, count * 5);
        return (frame, view, time) -> {
            final double spread = (double) view.width() / view.height() + 0.2;
            for (int i = 0; i < count; i++) {
                final double depth = Math.pow(random[5 * i], 2.2);
                final double speed = 0.03 + 0.045 * depth;
                final double swing = 0.016 * Math.sin(time * (0.4 + 0.7 * random[5 * i + 1]) + 6.28 * random[5 * i + 2]);
                final double x = mod(random[5 * i + 3] + (swing + 0.02 * time - view.x() * (0.25 + depth)) / spread, 1) * spread - 0.1;
                final double y = mod(random[5 * i + 4] + speed * time / 1.1 - (view.y() - 0.5) * (0.25 + depth), 1) * 1.1 - 0.05;
                final double radius = (0.002 + 0.0055 * depth) * view.height();
                Blend.dot(frame, view.width(), view.height(), x * view.height(), y * view.height(), radius, radius, color, 0.4 + 0.2 * (1 - depth));
            }
        };
    }

    /** Motes that hang in the light. */
    static Air motes(final long seed, final int color, final int count, final double wind) {
        final double[] random = numbers(seed, count * 5);
        return (frame, view, time) -> {
            final double spread = (double) view.width() / view.height() + 0.1;
            for (int i = 0; i < count; i++) {
                final double depth = random[5 * i];
                final double x = mod(random[5 * i + 1] + (0.012 * Math.sin(0.7 * time + 9 * random[5 * i + 2]) + wind * time
                        * (0.4 + depth) - view.x() * (0.5 + depth)) / spread, 1) * spread;
                final double y = mod(random[5 * i + 3] + 0.016 * time * (random[5 * i + 4] - 0.6) + 0.01 * Math.sin(0.5 * time + 7 * depth), 1);
                final double radius = (0.0009 + 0.0026 * depth) * view.height();
                final double shine = 0.2 + 0.3 * (0.5 + 0.5 * Math.sin(time * 1.2 + 12 * random[5 * i + 2]));
                Blend.dot(frame, view.width(), view.height(), x * view.height(), y * view.height(), radius, radius, color, shine);
            }
        };
    }

    /** Light that comes and goes on small waves below the waterline. */
    static Air glints(final long seed, final double top, final int color, final double sunX, final boolean sun) {
        final int count = 420;
        final double[] random = numbers(seed, count * 5);
        return (frame, view, time) -> {
            final double unit = view.scale();
            for (int i = 0; i < count; i++) {
                final double depth = Math.pow(random[5 * i], 1.4);
                final double wide = sun && i % 3 != 0 ? (0.05 + 0.4 * depth) * (random[5 * i + 1] + random[5 * i + 2] - 1) + sunX
                        : (random[5 * i + 1] - 0.5) * 5;
                final double x = wide + 0.012 * Math.sin(time * 0.8 + 8 * random[5 * i + 3]);
                final double y = top + 0.006 + 0.75 * depth;
                final double shine = Math.max(0, Math.sin(time * (1.3 + 1.2 * random[5 * i + 4]) + 20 * random[5 * i + 3]));
                final double length = (0.006 + 0.026 * depth) * unit;
                Blend.dot(frame, view.width(), view.height(), view.width() / 2.0 + (x - view.x()) * unit,
                        view.height() / 2.0 + (y - view.y()) * unit, length,
                        (0.0009 + 0.003 * depth) * unit, color, 0.55 * shine);
            }
        };
    }

    /** Smoke that rises, widens and thins out. */
    static Air smoke(final long seed, final List<Point2D> chimneys, final int color) {
        final int puffs = 14;
        final double[] random = numbers(seed, chimneys.size() * puffs * 2 + 2);
        return (frame, view, time) -> {
            final double unit = view.scale();
            for (int i = 0; i < chimneys.size() * puffs; i++) {
                final double age = mod(time / 6.5 + (i % puffs) / (double) puffs + 0.03 * random[2 * i], 1);
                final Point2D from = chimneys.get(i / puffs);
                final double x = from.getX() + 0.06 * age * age + 0.014 * Math.sin(5 * age + 6 * random[2 * i + 1]) * age;
                final double y = from.getY() - 0.17 * age;
                final double radius = (0.006 + 0.03 * age) * unit;
                Blend.dot(frame, view.width(), view.height(), view.width() / 2.0 + (x - view.x()) * unit,
                        view.height() / 2.0 + (y - view.y()) * unit, radius, radius * 0.85, color,
                        0.32 * Math.sin(Math.PI * Math.min(1, age * 1.05)) * (1 - age * 0.6));
            }
        };
    }

    private static double[] numbers(final long seed, final int count) {
        final SplittableRandom random = new SplittableRandom(seed);
        final double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextDouble();
        }
        return values;
    }

    private static double mod(final double value, final double span) {
        return value - Math.floor(value / span) * span;
    }
}
