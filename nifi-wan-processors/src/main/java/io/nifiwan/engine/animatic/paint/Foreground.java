package io.nifiwan.engine.animatic.paint;

import io.nifiwan.engine.animatic.scene.ScenePlan;
import io.nifiwan.engine.animatic.scene.Setting;
import io.nifiwan.engine.animatic.scene.Weather;

import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/** Dark shapes close to the camera that give depth and frame the picture: a bough above, grass or a plant below. They stay at the edges. */
final class Foreground {
    private final ScenePlan plan;
    private final int dark;
    private final int lit;
    private final SplittableRandom random;

    Foreground(final ScenePlan plan, final Palette palette) {
        this.plan = plan;
        this.dark = Colors.mix(palette.figure(), palette.haze(), plan.weather() == Weather.FOG ? 0.22 : 0.08);
        this.lit = Colors.mix(dark, palette.rim(), 0.32);
        this.random = new SplittableRandom(plan.seed() + 4242);
    }

    void paint(final Canvas canvas) {
        final double side = plan.anchor() > 0 ? -1 : 1;
        final Setting setting = plan.setting();
        if (setting == Setting.FIELD || setting == Setting.MOUNTAINS || setting == Setting.FOREST) {
            for (double x = -Backdrop.REACH; x < Backdrop.REACH; x += 0.11) {
                final double edge = Math.clamp(Math.abs(x - plan.anchor() * 1.5) - 0.42, 0, 0.5) * 0.36;
                if (edge > 0.02) {
                    Land.grass(canvas, random, x, 1.09, 0.1 + edge, 9, dark, lit);
                }
            }
        }
        if (setting == Setting.WATER) {
            reeds(canvas, side);
        }
        if (setting == Setting.FIELD || setting == Setting.MOUNTAINS || setting == Setting.WATER) {
            bough(canvas, side * 1.02, -0.03, -side);
            bough(canvas, -side * 2.3, -0.02, side);
        }
    }

    private void reeds(final Canvas canvas, final double side) {
        for (int i = 0; i < 26; i++) {
            final double x = side * (0.62 + 0.5 * random.nextDouble());
            final double height = 0.14 + 0.26 * random.nextDouble() * Math.abs(x);
            final double lean = side * -0.06 * random.nextDouble();
            final Path2D stem = new Path2D.Double();
            stem.moveTo(x, 1.12);
            stem.quadTo(x, 1.12 - height * 0.6, x + lean, 1.06 - height);
            canvas.stroke(stem, 0.0048, Colors.paint(i % 3 == 0 ? lit : dark));
            canvas.disc(x + lean, 1.05 - height, 0.006, 0.03, Colors.paint(dark));
        }
    }

    /** A bough with leaves, or with snow, that comes in from the upper corner. */
    private void bough(final Canvas canvas, final double x, final double y, final double inward) {
        final boolean bare = plan.weather() == Weather.SNOW;
        for (int twig = 0; twig < 7; twig++) {
            final double length = 0.2 + 0.07 * (twig % 4);
            final double fall = 0.06 + 0.035 * twig;
            final Path2D wood = new Path2D.Double();
            wood.moveTo(x, y - 0.04 + 0.012 * twig);
            wood.quadTo(x + inward * length * 0.5, y + fall * 0.2, x + inward * length, y + fall);
            canvas.stroke(wood, 0.009 - 0.0008 * twig, Colors.paint(dark));
            for (int leaf = 0; leaf < (bare ? 5 : 22); leaf++) {
                final double t = 0.2 + 0.8 * random.nextDouble();
                final double lx = x + inward * length * t + (random.nextDouble() - 0.5) * 0.03;
                final double ly = y - 0.04 + (fall + 0.04) * t * t + (random.nextDouble() - 0.4) * 0.045;
                final double size = 0.009 + 0.013 * random.nextDouble();
                final int color = bare ? Colors.mix(lit, 0xf0f5ff, 0.5) : random.nextInt(3) == 0 ? lit : dark;
                canvas.polygon(Colors.paint(color), lx, ly, lx + inward * size, ly + size * 0.2, lx + inward * size * 1.5, ly + size * 1.1,
                        lx + inward * size * 0.3, ly + size * 0.7);
            }
        }
    }
}
