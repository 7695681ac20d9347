package io.nifiwan.engine.animatic.paint;

import io.nifiwan.engine.animatic.scene.DayTime;
import io.nifiwan.engine.animatic.scene.ScenePlan;
import io.nifiwan.engine.animatic.scene.ScenePlan.Feature;
import io.nifiwan.engine.animatic.scene.Weather;

import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/** Row behind row of conifers, or of bamboo, each row paler than the one before it; a path between great trunks. */
final class Forest extends Backdrop {
    private static final int ROWS = 5;

    Forest(final ScenePlan plan, final Palette palette) {
        super(plan, palette);
    }

    @Override
    public void far(final Canvas canvas) {
        final double horizon = plan.horizon();
        new Sky(plan, palette).paint(canvas, horizon + 0.03);
        for (int row = 0; row < ROWS; row++) {
            final double near = row / (ROWS - 1.0);
            row(canvas, row, near);
            canvas.rectangle(-REACH, horizon - 0.25, 2 * REACH, 0.4, Land.fade(horizon - 0.25, 0, horizon + 0.1, 0.42 * (1 - near), palette.haze()));
        }
        if (plan.time() != DayTime.NIGHT && !plan.weather().overcast()) {
            shafts(canvas);
        }
        canvas.rectangle(-REACH, horizon + 0.09, 2 * REACH, 3, Colors.paint(palette.material(ground(), 0.25)));
    }

    private void row(final Canvas canvas, final int row, final double near) {
        final SplittableRandom random = chance(10 + row);
        final double foot = plan.horizon() + 0.02 + 0.09 * near;
        final int trees = 64 - 9 * row;
        final double haze = 0.78 - 0.58 * near;
        for (int i = 0; i < trees; i++) {
            final double x = -REACH + 2 * REACH * (i + 0.8 * random.nextDouble()) / trees;
            if (plan.has(Feature.BAMBOO)) {
                bamboo(canvas, random, x, foot, 0.9 + 0.3 * random.nextDouble(), 0.008 + 0.012 * near, palette.material(0x5f8a4a, haze));
            } else {
                final double height = (0.42 + 0.3 * near) * (0.7 + 0.6 * random.nextDouble());
                Land.conifer(canvas, random, x, foot + 0.02 * random.nextDouble(), height, palette.material(0x2a4a3a, haze),
                        Colors.mix(palette.haze(), palette.rim(), 0.5), snowy() ? 0.75 - 0.2 * haze : 0);
            }
        }
    }

    private void bamboo(final Canvas canvas, final SplittableRandom random, final double x, final double foot, final double height,
            final double width, final int color) {
        final double lean = between(random, -0.08, 0.08);
        final int joints = 7;
        for (int joint = 0; joint < joints; joint++) {
            final double from = (double) joint / joints;
            final double to = (joint + 1.0) / joints;
            canvas.line(x + lean * from * from, foot - height * from, x + lean * to * to, foot - height * to + 0.004, width,
                    Colors.paint(Colors.scale(color, 0.85 + 0.3 * random.nextDouble())));
            canvas.line(x + lean * to * to - width * 0.6, foot - height * to, x + lean * to * to + width * 0.6, foot - height * to,
                    width * 0.22, Colors.paint(Colors.scale(color, 0.6)));
            for (int leaf = 0; leaf < joint * 2; leaf++) {
                final double lx = x + lean * to * to + between(random, -0.09, 0.09);
                final double ly = foot - height * to + between(random, -0.06, 0.06);
                final double length = between(random, 0.03, 0.07) * (random.nextBoolean() ? 1 : -1);
                canvas.polygon(Colors.paint(Colors.scale(color, 0.7 + 0.6 * random.nextDouble()), 0.9), lx, ly, lx + length * 0.5,
                        ly - 0.006, lx + length, ly + 0.02, lx + length * 0.5, ly + 0.004);
            }
        }
    }

    private void shafts(final Canvas canvas) {
        final SplittableRandom random = chance(70);
        final double lean = -Math.signum(new Sky(plan, palette).sunX()) * 0.5;
        for (int i = 0; i < 9; i++) {
            final double x = between(random, -1.6, 1.6);
            final double width = between(random, 0.03, 0.12);
            final Path2D shaft = Canvas.path(x, -0.4, x + width, -0.4, x + width * 1.6 + lean, plan.horizon() + 0.2, x + lean, plan.horizon() + 0.2);
            canvas.fill(shaft, Land.fade(-0.4, 0.2, plan.horizon() + 0.2, 0, palette.glow()));
        }
    }

    @Override
    public void world(final Canvas canvas) {
        final double horizon = plan.horizon();
        final int ground = palette.material(ground());
        final Path2D floor = Land.ridgePath(noise, horizon + 0.12, 0.05, 0.8, 0.25, 6, 3);
        canvas.fill(floor, Land.vertical(horizon + 0.06, Colors.mix(ground, palette.haze(), 0.35), 1.15,
                Colors.scale(ground, snowy() ? 0.74 : 0.55)));
        canvas.clip(floor);
        trail(canvas, ground);
        litter(canvas, ground);
        canvas.clip(null);
        trunks(canvas);
    }

    private void trail(final Canvas canvas, final int ground) {
        final double horizon = plan.horizon();
        final int earth = snowy() ? Colors.scale(ground, 0.84) : Colors.mix(ground, palette.material(0xa58c66), 0.6);
        final Path2D path = new Path2D.Double();
        path.moveTo(0.05, horizon + 0.08);
        path.curveTo(-0.25, horizon + 0.16, 0.35, horizon + 0.24, -0.3, 1.3);
        path.lineTo(0.45, 1.3);
        path.curveTo(0.5, horizon + 0.28, -0.1, horizon + 0.16, 0.09, horizon + 0.08);
        path.closePath();
        canvas.fill(path, Land.vertical(horizon, Colors.mix(earth, palette.haze(), 0.4), 1.2, earth));
    }

    private void litter(final Canvas canvas, final int ground) {
        final SplittableRandom random = chance(71);
        for (int i = 0; i < 3000; i++) {
            final double depth = Math.pow(i / 3000.0, 0.8);
            final double x = between(random, -REACH, REACH);
            final double y = plan.horizon() + 0.07 + 1.05 * depth;
            final double size = 0.004 + 0.02 * depth;
            if (snowy()) {
                canvas.disc(x, y, size * 1.6, size * 0.4, Colors.paint(Colors.scale(ground, random.nextBoolean() ? 0.82 : 1.15), 0.5));
                if (random.nextInt(16) == 0) {
                    Land.grass(canvas, random, x, y, size * 2.4, 4, palette.material(0x6b6450), palette.material(0x9a8f70));
                }
            } else if (random.nextInt(3) == 0) {
                Land.grass(canvas, random, x, y, size * 2, 4, palette.material(0x35502f), palette.material(0x7d9448));
            } else {
                final int leaf = palette.material(random.nextBoolean() ? 0x8a6a3a : 0x5a5b34);
                canvas.disc(x, y, size * 0.7, size * 0.3, Colors.paint(leaf, 0.8));
            }
        }
    }

    private void trunks(final Canvas canvas) {
        final SplittableRandom random = chance(72);
        for (int i = 0; i < 26; i++) {
            final double depth = 0.25 + 0.75 * i / 26;
            final double x = between(random, -REACH, REACH);
            final double width = 0.035 + 0.075 * depth * depth;
            if (Math.abs(x - plan.anchor() * 1.7) < 0.2 + width || Math.abs(x) < 0.28) {
                continue;
            }
            final double foot = plan.horizon() + 0.11 + 0.3 * depth * depth;
            if (plan.has(Feature.BAMBOO)) {
                bamboo(canvas, random, x, foot, 1.9, width * 0.45, palette.material(0x6b9850, 0.15 * (1 - depth)));
            } else {
                trunk(canvas, random, x, foot, width, palette.material(0x4b3d33, 0.3 * (1 - depth)));
            }
        }
    }

    private void trunk(final Canvas canvas, final SplittableRandom random, final double x, final double foot, final double width, final int bark) {
        final double lean = between(random, -0.06, 0.06);
        final Path2D body = new Path2D.Double();
        body.moveTo(x - width * 0.9, foot + 0.01);
        body.quadTo(x - width * 0.5, foot - 0.06, x - width * 0.42 + lean, -1.2);
        body.lineTo(x + width * 0.42 + lean, -1.2);
        body.quadTo(x + width * 0.5, foot - 0.06, x + width * 0.95, foot + 0.01);
        body.closePath();
        canvas.fill(body, Colors.paint(bark));
        for (int i = 0; i < 70; i++) {
            final double across = between(random, -0.4, 0.4);
            final double y = between(random, -1.0, foot);
            final double shift = lean * (foot - y) / (foot + 1.2);
            final double light = across * Math.signum(new Sky(plan, palette).sunX());
            final int stroke = light > 0.1 ? Colors.mix(bark, palette.rim(), 0.35) : Colors.scale(bark, 0.6);
            canvas.line(x + across * width + shift, y, x + across * width + shift + between(random, -0.004, 0.004),
                    y + between(random, 0.02, 0.07), width * 0.06, Colors.paint(stroke, 0.8));
        }
        if (snowy()) {
            canvas.line(x - width * 0.38 + lean * 0.5, foot - 0.9, x - width * 0.46, foot - 0.05, width * 0.16,
                    Colors.paint(palette.material(0xe9f0fa), 0.8));
        }
    }

    private int ground() {
        return snowy() ? 0xe2eaf4 : 0x59603c;
    }

    private boolean snowy() {
        return plan.weather() == Weather.SNOW || plan.has(Feature.SNOW_GROUND);
    }
}
