package io.nifiwan.engine.animatic.paint;

import io.nifiwan.engine.animatic.scene.ScenePlan;
import io.nifiwan.engine.animatic.scene.ScenePlan.Feature;
import io.nifiwan.engine.animatic.scene.Weather;

import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/** Ridge behind ridge with mist between them, a slope with pines in front. */
final class Mountains extends Backdrop {
    private static final int ROCK = 0x5d6b7d;
    private static final int SLOPE = 0x4d6046;

    Mountains(final ScenePlan plan, final Palette palette) {
        super(plan, palette);
    }

    @Override
    public void far(final Canvas canvas) {
        final double horizon = plan.horizon();
        new Sky(plan, palette).paint(canvas, horizon + 0.04);
        final double snow = snowy() ? 0.95 : 0.6;
        for (int layer = 0; layer < 4; layer++) {
            final double near = layer / 3.0;
            final double base = horizon - 0.07 + 0.05 * layer;
            final double height = heightOf(layer);
            final int body = palette.material(Colors.mix(ROCK, SLOPE, near * 0.7), 0.72 - 0.5 * near);
            final Path2D path = peaks(base, height, layer, horizon + 0.4);
            canvas.fill(path, Land.vertical(base - height * 0.8, body, base + 0.1, Colors.mix(body, palette.haze(), 0.55)));
            canvas.clip(path);
            faces(canvas, layer, base, height, body, layer < 2 ? snow : 0);
            canvas.clip(null);
            canvas.rectangle(-REACH, base - 0.1, 2 * REACH, 0.16, Land.fade(base - 0.1, 0, base + 0.04, 0.5, palette.haze()));
        }
        canvas.rectangle(-REACH, horizon + 0.1, 2 * REACH, 2, Colors.paint(palette.material(SLOPE, 0.25)));
    }

    private static double heightOf(final int layer) {
        return layer == 0 ? 0.52 : 0.44 - 0.1 * layer;
    }

    /** Far ridges are sharp: noise folded at its middle. Near ones are rounded. */
    private double peak(final double x, final int layer) {
        final double folded = 1 - Math.abs(2 * noise.octaves(x * (0.8 + 0.3 * layer) + layer * 31.7, layer * 7.3, 2) - 1);
        final double sharp = Math.pow(folded, 1.6) + 0.2 * (noise.octaves(x * 6 + layer * 13, 3.1 * layer, 4) - 0.5);
        return layer < 2 ? sharp : Land.ridge(noise, x, 0.9 + 0.35 * layer, 0.34, layer + 1);
    }

    private Path2D peaks(final double base, final double height, final int layer, final double floor) {
        final Path2D path = new Path2D.Double();
        path.moveTo(-REACH, floor);
        for (double x = -REACH; x <= REACH; x += 0.006) {
            path.lineTo(x, base - height * peak(x, layer));
        }
        path.lineTo(REACH, floor);
        path.closePath();
        return path;
    }

    /** From every summit a shaded face falls away from the sun along a jagged edge; snow lies on top. */
    private void faces(final Canvas canvas, final int layer, final double base, final double height, final int body, final double snow) {
        final SplittableRandom random = chance(40 + layer);
        final double shadeSide = -Math.signum(new Sky(plan, palette).sunX());
        for (double x = -REACH + 0.15; x < REACH - 0.15; x += 0.01) {
            if (!isSummit(x, layer)) {
                continue;
            }
            final Path2D edge = new Path2D.Double();
            final double top = base - height * peak(x, layer);
            edge.moveTo(x, top);
            double bend = x;
            for (int step = 1; step <= 7; step++) {
                bend += shadeSide * (step % 2 == 0 ? -0.035 : 0.055) * between(random, 0.5, 1.3);
                edge.lineTo(bend, top + (base + 0.04 - top) * step / 7);
            }
            final double end = valley(x, shadeSide, layer);
            edge.lineTo(end, base + 0.04);
            for (double back = end; (x - back) * shadeSide < 0; back -= shadeSide * 0.01) {
                edge.lineTo(back, base - height * peak(back, layer));
            }
            edge.closePath();
            canvas.fill(edge, Colors.paint(Colors.scale(body, 0.72), 0.62));
            if (snow > 0) {
                cap(canvas, random, x, layer, base, height, snow);
            }
        }
    }

    private void cap(final Canvas canvas, final SplittableRandom random, final double x, final int layer, final double base,
            final double height, final double snow) {
        final double top = base - height * peak(x, layer);
        final double depth = height * (0.12 + 0.16 * snow) * between(random, 0.8, 1.2);
        final Path2D cap = new Path2D.Double();
        cap.moveTo(x, top);
        double right = x;
        while (right - x < 0.4 && base - height * peak(right, layer) < top + depth) {
            right += 0.008;
            cap.lineTo(right, base - height * peak(right, layer));
        }
        double left = x;
        while (x - left < 0.4 && base - height * peak(left, layer) < top + depth) {
            left -= 0.008;
        }
        final int teeth = Math.max(4, (int) ((right - left) / 0.035));
        for (int tooth = teeth; tooth >= 0; tooth--) {
            final double at = left + (right - left) * tooth / teeth;
            final double ridge = base - height * peak(at, layer);
            cap.lineTo(at, Math.max(ridge, top + depth * (tooth % 2 == 0 ? 0.62 : 1.1) * between(random, 0.75, 1.15)));
        }
        for (double back = left; back < x; back += 0.008) {
            cap.lineTo(back, base - height * peak(back, layer));
        }
        cap.closePath();
        canvas.fill(cap, Colors.paint(palette.material(0xf2f6ff, 0.34 - 0.1 * layer), 0.92));
    }

    private boolean isSummit(final double x, final int layer) {
        final double here = peak(x, layer);
        for (double offset = 0.01; offset < 0.09; offset += 0.01) {
            if (peak(x - offset, layer) >= here || peak(x + offset, layer) > here) {
                return false;
            }
        }
        return true;
    }

    /** The lowest place beside a summit before the ridge rises again. */
    private double valley(final double summit, final double side, final int layer) {
        double x = summit;
        while (Math.abs(x - summit) < 0.7 && peak(x + side * 0.03, layer) < peak(x, layer) + 0.012) {
            x += side * 0.01;
        }
        return x;
    }

    @Override
    public void world(final Canvas canvas) {
        final double horizon = plan.horizon();
        final int slope = snowy() ? palette.material(0xdfe8f3) : palette.material(SLOPE);
        final Path2D path = Land.ridgePath(noise, horizon + 0.16, 0.1, 0.7, 0.2, 9, 3);
        canvas.fill(path, Land.vertical(horizon, Colors.mix(slope, palette.haze(), 0.2), 1.1, Colors.scale(slope, 0.62)));
        canvas.clip(path);
        meadow(canvas, slope);
        canvas.clip(null);
        if (plan.has(Feature.TEMPLE)) {
            pagoda(canvas, 0.52 * -Math.signum(plan.anchor() + 0.01), horizon + 0.1, 0.42);
        }
        final SplittableRandom random = chance(61);
        for (int i = 0; i < 70; i++) {
            final double depth = i / 70.0;
            final double x = between(random, -REACH, REACH);
            if (Math.abs(x - plan.anchor() * 1.7) < 0.16 + 0.3 * depth) {
                continue;
            }
            final double foot = horizon + 0.1 + 0.34 * depth * depth;
            final int needle = palette.material(0x2c4636, 0.3 * (1 - depth));
            Land.conifer(canvas, random, x, foot, 0.1 + 0.3 * depth * depth * (0.6 + 0.6 * random.nextDouble()), needle, palette.rim(),
                    snowy() ? 0.7 : 0);
        }
    }

    private void meadow(final Canvas canvas, final int slope) {
        final SplittableRandom random = chance(60);
        for (int i = 0; i < 2600; i++) {
            final double depth = Math.pow(random.nextDouble(), 0.7);
            final double x = between(random, -REACH, REACH);
            final double y = plan.horizon() + 0.04 + 1.05 * depth;
            final double size = 0.006 + 0.022 * depth;
            if (random.nextInt(12) == 0) {
                final int stone = palette.material(0x7d838a, 0.1);
                canvas.disc(x, y, size, size * 0.6, Colors.paint(Colors.scale(stone, 0.6)));
                canvas.disc(x + size * 0.1, y - size * 0.14, size * 0.8, size * 0.42, Colors.paint(stone));
            } else {
                Land.grass(canvas, random, x, y, size, 3, Colors.scale(slope, 0.72), Colors.scale(slope, 1.2));
            }
        }
    }

    private void pagoda(final Canvas canvas, final double x, final double foot, final double height) {
        final int wall = palette.material(0x8d4a3a, 0.15);
        final int roof = palette.material(0x2d3a40, 0.1);
        final int storeys = 5;
        for (int storey = 0; storey < storeys; storey++) {
            final double half = height * 0.17 * (1 - 0.13 * storey);
            final double low = foot - height * 0.18 * storey;
            final double high = low - height * 0.13;
            canvas.rectangle(x - half, high, 2 * half, low - high, Colors.paint(wall));
            canvas.rectangle(x - half * 0.24, high + height * 0.03, half * 0.48, low - high - height * 0.03,
                    Colors.paint(plan.time().lampsLit() ? palette.lamp() : Colors.scale(wall, 0.5)));
            final Path2D eaves = new Path2D.Double();
            eaves.moveTo(x - half * 1.75, high - height * 0.01);
            eaves.quadTo(x - half, high + height * 0.012, x, high + height * 0.012);
            eaves.quadTo(x + half, high + height * 0.012, x + half * 1.75, high - height * 0.01);
            eaves.quadTo(x + half, high - height * 0.02, x + half * 0.7, high - height * 0.055);
            eaves.lineTo(x - half * 0.7, high - height * 0.055);
            eaves.quadTo(x - half, high - height * 0.02, x - half * 1.75, high - height * 0.01);
            canvas.fill(eaves, Colors.paint(roof));
        }
        canvas.line(x, foot - height * 0.9, x, foot - height * 1.08, height * 0.012, Colors.paint(roof));
    }

    private boolean snowy() {
        return plan.weather() == Weather.SNOW || plan.has(Feature.SNOW_GROUND);
    }
}
