package io.nifiwan.engine.animatic.paint;

import io.nifiwan.engine.animatic.scene.ScenePlan;

import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/** Towers row behind row, seen from a roof terrace with a railing. */
final class Skyline extends Backdrop {
    private static final int[] FACADES = {0x6f7d8c, 0x85796f, 0x5f6f78, 0x8c8488, 0x4f5d70};

    Skyline(final ScenePlan plan, final Palette palette) {
        super(plan, palette);
    }

    @Override
    public void far(final Canvas canvas) {
        final double horizon = plan.horizon();
        new Sky(plan, palette).paint(canvas, horizon + 0.06);
        for (int row = 0; row < 4; row++) {
            final double near = row / 3.0;
            towers(canvas, row, near);
            canvas.rectangle(-REACH, horizon - 0.3, 2 * REACH, 0.5, Land.fade(horizon - 0.3, 0, horizon + 0.18, 0.6 * (1 - 0.6 * near),
                    palette.haze()));
        }
        canvas.rectangle(-REACH, horizon + 0.2, 2 * REACH, 3, Colors.paint(palette.material(0x4a4d52)));
    }

    private void towers(final Canvas canvas, final int row, final double near) {
        final SplittableRandom random = chance(80 + row);
        final double base = plan.horizon() + 0.2;
        double x = -REACH - 0.1 * row;
        while (x < REACH) {
            final double width = between(random, 0.07, 0.13) * (1 + 0.9 * near);
            final double peak = Math.exp(-Math.pow((x - 0.3 * Math.sin((double) (plan.seed() % 7))) * 0.9, 2));
            final double height = (between(random, 0.24, 0.46) + 0.26 * peak * random.nextDouble()) * (1.18 - 0.42 * near) + 0.06;
            tower(canvas, random, x, base, width, height, near);
            x += width * between(random, 0.92, 1.35);
        }
    }

    private void tower(final Canvas canvas, final SplittableRandom random, final double x, final double base, final double width,
            final double height, final double near) {
        final double away = 0.74 - 0.6 * near;
        final int wall = palette.material(Colors.scale(FACADES[random.nextInt(FACADES.length)], 0.75), away);
        final double top = base - height;
        canvas.rectangle(x, top, width, height + 0.3, Land.vertical(top, wall, base, Colors.mix(wall, palette.haze(), 0.25)));
        final boolean sunLeft = new Sky(plan, palette).sunX() < x;
        canvas.rectangle(sunLeft ? x : x + width * 0.82, top, width * 0.18, height + 0.3,
                Colors.paint(Colors.mix(wall, palette.rim(), 0.28 * (0.4 + near))));
        canvas.rectangle(sunLeft ? x + width * 0.8 : x, top, width * 0.2, height + 0.3, Colors.paint(Colors.scale(wall, 0.8), 0.8));
        roof(canvas, random, x, top, width, wall);
        final double pitchX = (0.0105 + 0.007 * near) * between(random, 0.9, 1.25);
        final double pitchY = (0.015 + 0.011 * near) * between(random, 0.9, 1.2);
        final double litShare = palette.litShare() * between(random, 0.5, 1.4);
        final boolean bands = random.nextInt(4) == 0;
        for (double wy = top + pitchY; wy < base + 0.1; wy += pitchY) {
            for (double wx = x + pitchX * 0.6; wx < x + width - pitchX * 0.7; wx += pitchX) {
                final boolean lit = random.nextDouble() < litShare;
                final int glass = lit ? Colors.mix(Colors.mix(palette.lamp(), 0xdfeaff, random.nextInt(4) == 0 ? 0.6 : 0), palette.haze(),
                        away * 0.45)
                        : Colors.mix(Colors.scale(wall, 0.62), palette.skyMiddle(), random.nextDouble() * 0.4);
                canvas.rectangle(wx, wy, bands ? pitchX : pitchX * 0.55, pitchY * 0.52, Colors.paint(glass));
            }
        }
    }

    private void roof(final Canvas canvas, final SplittableRandom random, final double x, final double top, final double width, final int wall) {
        switch (random.nextInt(5)) {
            case 0 -> {
                canvas.line(x + width / 2, top, x + width / 2, top - width * 0.9, 0.0032, Colors.paint(wall));
                if (plan.time().lampsLit()) {
                    canvas.glow(x + width / 2, top - width * 0.9, 0.022, 0xff4a3a, 0.95);
                }
            }
            case 1 -> {
                canvas.rectangle(x + width * 0.2, top - width * 0.3, width * 0.6, width * 0.3, Colors.paint(Colors.scale(wall, 0.92)));
                canvas.rectangle(x + width * 0.36, top - width * 0.5, width * 0.28, width * 0.22, Colors.paint(Colors.scale(wall, 0.85)));
            }
            case 2 -> {
                canvas.rectangle(x + width * 0.18, top - width * 0.14, width * 0.05, width * 0.14, Colors.paint(wall));
                canvas.rectangle(x + width * 0.37, top - width * 0.14, width * 0.05, width * 0.14, Colors.paint(wall));
                canvas.rectangle(x + width * 0.13, top - width * 0.38, width * 0.34, width * 0.26, Colors.paint(Colors.scale(wall, 0.85)));
            }
            case 3 -> canvas.polygon(Colors.paint(Colors.scale(wall, 0.95)), x, top + 0.002, x + width * 0.5, top - width * 0.5, x + width,
                    top + 0.002);
            default -> canvas.rectangle(x - width * 0.02, top - 0.007, width * 1.04, 0.012, Colors.paint(Colors.scale(wall, 1.15)));
        }
    }

    @Override
    public void world(final Canvas canvas) {
        final double edge = plan.horizon() + 0.17;
        final int slab = palette.material(0x77746f);
        canvas.rectangle(-REACH, edge, 2 * REACH, 3, Land.vertical(edge, Colors.mix(slab, palette.haze(), 0.2), 1.1, Colors.scale(slab, 0.55)));
        tiles(canvas, edge, slab);
        parapet(canvas, edge, slab);
        final SplittableRandom random = chance(91);
        for (final double place : new double[]{-2.3, -1.28, 1.25, 2.2}) {
            final double size = between(random, 0.1, 0.16);
            canvas.rectangle(place, edge - size * 0.6, size * 1.5, size * 1.1, Colors.paint(palette.material(0x8b8d90)));
            canvas.rectangle(place, edge - size * 0.6, size * 0.3, size * 1.1, Colors.paint(palette.material(0x5d6064)));
            for (int slit = 0; slit < 7; slit++) {
                canvas.rectangle(place + size * 0.4, edge - size * 0.5 + slit * size * 0.13, size, size * 0.06,
                        Colors.paint(palette.material(0x4b4e52)));
            }
        }
    }

    private void tiles(final Canvas canvas, final double edge, final int slab) {
        final SplittableRandom random = chance(90);
        final double vanish = plan.horizon() - 0.02;
        for (int row = 0; row < 18; row++) {
            final double from = edge + (1.3 - edge) * Math.pow(row / 18.0, 1.7);
            final double to = edge + (1.3 - edge) * Math.pow((row + 0.94) / 18.0, 1.7);
            for (int i = -16; i < 16; i++) {
                final double spread = (from - vanish) / (edge - vanish);
                final double next = (to - vanish) / (edge - vanish);
                final int color = Colors.scale(slab, between(random, 0.66, 1.0) * (1 - 0.016 * row));
                canvas.polygon(Colors.paint(color), i * 0.13 * spread, from, (i + 0.96) * 0.13 * spread, from, (i + 0.96) * 0.13 * next, to,
                        i * 0.13 * next, to);
            }
        }
    }

    private void parapet(final Canvas canvas, final double edge, final int slab) {
        final int iron = palette.material(0x24272d);
        canvas.rectangle(-REACH, edge - 0.012, 2 * REACH, 0.032, Colors.paint(Colors.scale(slab, 0.5)));
        canvas.rectangle(-REACH, edge - 0.014, 2 * REACH, 0.006, Colors.paint(Colors.mix(slab, palette.rim(), 0.5)));
        for (double x = -REACH; x < REACH; x += 0.028) {
            canvas.line(x, edge - 0.012, x, edge - 0.1, 0.0035, Colors.paint(iron));
        }
        final Path2D rail = Canvas.path(-REACH, edge - 0.106, REACH, edge - 0.106, REACH, edge - 0.097, -REACH, edge - 0.097);
        canvas.fill(rail, Colors.paint(iron));
        canvas.line(-REACH, edge - 0.105, REACH, edge - 0.105, 0.002, Colors.paint(Colors.mix(iron, palette.rim(), 0.6)));
    }
}
