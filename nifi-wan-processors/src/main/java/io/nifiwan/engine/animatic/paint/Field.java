package io.nifiwan.engine.animatic.paint;

import io.nifiwan.engine.animatic.scene.ScenePlan;
import io.nifiwan.engine.animatic.scene.ScenePlan.Feature;
import io.nifiwan.engine.animatic.scene.Weather;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Rolling country: hills, a path, a fence, a tree; a village where the words name one. */
final class Field extends Backdrop {
    private static final int MEADOW = 0x6f8f4e;

    Field(final ScenePlan plan, final Palette palette) {
        super(plan, palette);
    }

    @Override
    public void far(final Canvas canvas) {
        final double horizon = plan.horizon();
        new Sky(plan, palette).paint(canvas, horizon + 0.02);
        for (int layer = 0; layer < 3; layer++) {
            final int hill = palette.material(Colors.mix(0x6c8496, MEADOW, layer / 3.0), 0.7 - 0.2 * layer);
            Land.ridge(canvas, noise, horizon + 0.02 * layer, 0.16 - 0.03 * layer, 0.8 + 0.4 * layer, 0.16, layer + 2, hill,
                    Colors.mix(hill, palette.haze(), 0.5), horizon + 0.3);
            final SplittableRandom random = chance(20 + layer);
            for (int i = 0; i < 90 + 60 * layer; i++) {
                final double x = between(random, -REACH, REACH);
                final double top = horizon + 0.02 * layer - (0.16 - 0.03 * layer) * Land.ridge(noise, x, 0.8 + 0.4 * layer, 0.16, layer + 2);
                final double size = 0.008 + 0.008 * layer * random.nextDouble();
                canvas.disc(x, top + random.nextDouble() * 0.06, size * 1.3, size,
                        Colors.paint(Colors.scale(hill, 0.7 + 0.25 * random.nextDouble())));
            }
        }
        canvas.rectangle(-REACH, horizon + 0.06, 2 * REACH, 3, Colors.paint(palette.material(ground(), 0.3)));
    }

    @Override
    public void world(final Canvas canvas) {
        final double horizon = plan.horizon();
        final int ground = palette.material(ground());
        final Path2D meadow = Land.ridgePath(noise, horizon + 0.05, 0.04, 0.5, 0.1, 8, 3);
        canvas.fill(meadow, Land.vertical(horizon, Colors.mix(ground, palette.haze(), 0.42), 1.15, Colors.scale(ground, 0.6)));
        canvas.clip(meadow);
        path(canvas);
        blades(canvas, ground);
        canvas.clip(null);
        if (plan.weather() != Weather.DUST) {
            fence(canvas);
        }
        if (plan.has(Feature.VILLAGE)) {
            for (final double[] house : houses()) {
                Land.house(canvas, chance((int) (house[0] * 100)), house[0], house[1], house[2], palette.material(0xc9b79a, 0.15),
                        palette.material(0x6a4038, 0.12),
                        palette.lamp(), plan.time().lampsLit() ? 0.8 : 0);
            }
        }
        final double side = plan.anchor() > 0 ? -1 : 1;
        if (plan.weather() == Weather.DUST) {
            return;
        }
        final boolean bare = plan.weather() == Weather.SNOW;
        if (!bare) {
            Land.crown(canvas, chance(33), side * 0.62, horizon + 0.12, 0.52, palette.material(0x4a3a2c), palette.material(0x3f5e36),
                    palette.material(0x8fa650));
        }
        Land.crown(canvas, chance(34), -side * 1.45, horizon + 0.1, 0.4, palette.material(0x4a3a2c), palette.material(0x45633a),
                palette.material(0x9aa84e));
        Land.crown(canvas, chance(35), side * 1.9, horizon + 0.1, 0.36, palette.material(0x4a3a2c), palette.material(0x45633a),
                palette.material(0x9aa84e));
    }

    @Override
    public List<Point2D> chimneys() {
        final List<Point2D> places = new ArrayList<>();
        if (plan.has(Feature.VILLAGE)) {
            for (final double[] house : houses()) {
                places.add(new Point2D.Double(house[0] + house[2] * 0.3, house[1] - house[2] * 1.1));
            }
        }
        return places;
    }

    private List<double[]> houses() {
        final SplittableRandom random = chance(50);
        final List<double[]> houses = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            houses.add(new double[]{-1.9 + 0.45 * i + between(random, -0.12, 0.12), plan.horizon() + 0.07 + 0.05 * random.nextDouble(),
                    between(random, 0.09, 0.16)});
        }
        return houses;
    }

    private int ground() {
        return plan.weather() == Weather.SNOW || plan.has(Feature.SNOW_GROUND) ? 0xe4ebf4 : plan.weather() == Weather.DUST ? 0xb08a58 : MEADOW;
    }

    private void path(final Canvas canvas) {
        final int earth = palette.material(Colors.mix(0xb59a6e, ground(), 0.25), 0.1);
        final double horizon = plan.horizon();
        final Path2D path = new Path2D.Double();
        path.moveTo(-0.02, horizon + 0.03);
        path.curveTo(0.3, horizon + 0.12, -0.45, horizon + 0.18, -0.35, 1.25);
        path.lineTo(0.3, 1.25);
        path.curveTo(-0.1, horizon + 0.24, 0.4, horizon + 0.12, 0.0, horizon + 0.03);
        path.closePath();
        canvas.fill(path, Land.vertical(horizon, Colors.mix(earth, palette.haze(), 0.4), 1.1, Colors.scale(earth, 0.8)));
    }

    private void blades(final Canvas canvas, final int ground) {
        final SplittableRandom random = chance(31);
        for (int i = 0; i < 3400; i++) {
            final double depth = Math.pow(i / 3400.0, 0.8);
            final double x = between(random, -REACH, REACH);
            final double y = plan.horizon() + 0.02 + 1.1 * depth;
            final double size = 0.006 + 0.04 * depth;
            if (random.nextInt(14) == 0 && ground() == MEADOW) {
                final int flower = palette.material(random.nextBoolean() ? 0xf3e08a : 0xe9c3d2);
                canvas.disc(x, y - size * 0.8, size * 0.14, size * 0.12, Colors.paint(flower));
            }
            Land.grass(canvas, random, x, y, size, 2, Colors.mix(Colors.scale(ground, 0.66), palette.haze(), 0.3 * (1 - depth)),
                    Colors.mix(Colors.scale(ground, 1.25), palette.haze(), 0.3 * (1 - depth)));
        }
    }

    private void fence(final Canvas canvas) {
        final int wood = palette.material(0x6b5844, 0.1);
        final double y = plan.horizon() + 0.17;
        for (int rail = 0; rail < 2; rail++) {
            for (double x = -REACH; x < REACH; x += 0.2) {
                canvas.line(x, y - 0.03 - 0.034 * rail + 0.012 * noise.at(x * 3, rail), x + 0.2,
                        y - 0.03 - 0.034 * rail + 0.012 * noise.at((x + 0.2) * 3, rail), 0.007,
                        Colors.paint(wood));
            }
        }
        for (double x = -REACH; x < REACH; x += 0.2) {
            final double lean = 0.01 * (noise.at(x * 7, 3) - 0.5);
            canvas.line(x, y, x + lean, y - 0.095, 0.014, Colors.paint(Colors.scale(wood, 0.8)));
            canvas.line(x + 0.003, y, x + lean + 0.003, y - 0.095, 0.005, Colors.paint(Colors.mix(wood, palette.rim(), 0.5)));
        }
    }
}
