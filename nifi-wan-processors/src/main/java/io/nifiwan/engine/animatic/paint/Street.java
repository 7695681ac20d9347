package io.nifiwan.engine.animatic.paint;

import io.nifiwan.engine.animatic.scene.ScenePlan;
import io.nifiwan.engine.animatic.scene.ScenePlan.Feature;
import io.nifiwan.engine.animatic.scene.Weather;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A street in one-point perspective. A place is (across, up, depth) with across = +-1 at the house fronts, up in street half widths and depth
 * from 0.4 beside the camera to 9 at the far end; it projects to x = vanish + across * half / depth, y = horizon + (eye - up) / depth.
 */
final class Street extends Backdrop {
    private static final double HALF = 1.08;
    private static final double FAR_END = 9;
    private static final int[] WALLS = {0x8c5a48, 0xa98f72, 0x77706c, 0x9a6a50, 0x5f7072, 0xb09a86, 0x6e5a58};

    private final double vanish;
    private final double eye;
    private final List<double[]> lights = new ArrayList<>();

    Street(final ScenePlan plan, final Palette palette) {
        super(plan, palette);
        this.vanish = plan.anchor() > 0 ? -0.16 : 0.16;
        this.eye = 0.55;
    }

    private double x(final double across, final double depth) {
        return vanish + across * HALF / depth;
    }

    private double y(final double up, final double depth) {
        return plan.horizon() + (eye - up) / depth;
    }

    @Override
    public void far(final Canvas canvas) {
        final double horizon = plan.horizon();
        new Sky(plan, palette).paint(canvas, horizon + 0.02);
        Land.ridge(canvas, noise, horizon + 0.02, 0.12, 1.1, 0.3, 4, palette.material(0x5d6b7d, 0.7), palette.haze(), horizon + 0.1);
        final int stone = palette.material(0x6d675f);
        canvas.rectangle(-REACH, horizon, 2 * REACH, 3, Land.vertical(horizon, Colors.mix(stone, palette.haze(), 0.6), 1.1,
                Colors.scale(stone, 0.75)));
        paving(canvas, stone);
        for (int side = -1; side <= 1; side += 2) {
            houses(canvas, side);
        }
        canvas.glow(vanish, horizon - 0.02, 0.6, palette.haze(), plan.weather() == Weather.FOG ? 0.9 : 0.62);
    }

    /** Stones row by row, joints darker; kerbs at the pavements. */
    private void paving(final Canvas canvas, final int stone) {
        final SplittableRandom random = chance(11);
        double depth = FAR_END;
        while (depth > 0.42) {
            final double next = depth / 1.055;
            final double stones = 26;
            final double offset = random.nextDouble();
            for (int i = -30; i <= 30; i++) {
                final double from = (i + offset) / stones * 2;
                final double to = (i + offset + 0.9) / stones * 2;
                final double shade = 0.74 + 0.42 * random.nextDouble();
                final int snow = plan.weather() == Weather.SNOW ? palette.material(0xe6edf6) : stone;
                final int color = Colors.mix(Colors.scale(Colors.mix(stone, snow, 0.75), shade), palette.haze(), 0.55 * depth / FAR_END);
                canvas.polygon(Colors.paint(color), x(from, depth), y(0, depth), x(to, depth), y(0, depth), x(to, next * 1.012),
                        y(0, next * 1.012), x(from, next * 1.012),
                        y(0, next * 1.012));
            }
            depth = next;
        }
        for (int side = -1; side <= 1; side += 2) {
            final int kerb = palette.material(0x8d877d, 0.1);
            canvas.polygon(Colors.paint(kerb), x(side * 0.74, FAR_END), y(0.02, FAR_END), x(side * 0.76, FAR_END), y(0.02, FAR_END),
                    x(side * 0.78, 0.4), y(0.03, 0.4), x(side * 0.74, 0.4),
                    y(0.03, 0.4));
            canvas.line(x(side * 0.74, FAR_END), y(0, FAR_END), x(side * 0.74, 0.4), y(0, 0.4), 0.006, Colors.paint(Colors.scale(kerb, 0.45)));
        }
    }

    private void houses(final Canvas canvas, final int side) {
        final SplittableRandom random = chance(side > 0 ? 12 : 13);
        final List<double[]> row = new ArrayList<>();
        double depth = 0.4;
        while (depth < FAR_END) {
            final double next = depth + between(random, 0.5, 0.95);
            row.add(new double[]{depth, next, between(random, 1.5, 2.7), random.nextInt(WALLS.length), random.nextInt(1 << 20)});
            depth = next;
        }
        for (int i = row.size() - 1; i >= 0; i--) {
            front(canvas, side, row.get(i));
        }
    }

    private void front(final Canvas canvas, final int side, final double[] house) {
        final double from = house[0];
        final double to = house[1];
        final double height = house[2];
        final SplittableRandom random = new SplittableRandom((long) house[4]);
        final double away = Math.min(0.72, from / FAR_END * 1.1);
        final int wall = palette.material(Colors.scale(WALLS[(int) house[3]], 0.9), away);
        canvas.fill(quad(side, from, to, 0, height), Colors.paint(side * plan.anchor() > 0 ? Colors.scale(wall, 0.84) : wall));
        for (double up = 0.06; up < height; up += 0.055) {
            canvas.line(x(side, from), y(up, from), x(side, to), y(up, to), 0.0011 / from, Colors.paint(Colors.scale(wall, 0.76), 0.8));
        }
        for (int brick = 0; brick < 90; brick++) {
            final double up = 0.055 * random.nextInt((int) (height / 0.055));
            final double at = from + (to - from) * random.nextDouble() * 0.92;
            canvas.fill(quad(side, at, at + (to - from) * 0.07, up, up + 0.05), Colors.paint(Colors.scale(wall, between(random, 0.72, 1.25)), 0.7));
        }
        final int storeys = Math.max(2, (int) (height / 0.62));
        for (int storey = 1; storey < storeys; storey++) {
            windows(canvas, side, house, random, 0.1 + storey * height / storeys, height / storeys * 0.55, away);
        }
        shop(canvas, side, house, random, away);
        final int roof = Colors.scale(wall, 0.55);
        canvas.fill(quad(side * 0.97, from, to, height - 0.05, height + 0.05), Colors.paint(roof));
        canvas.line(x(side * 0.97, from), y(height + 0.05, from), x(side * 0.97, to), y(height + 0.05, to), 0.004 / from,
                Colors.paint(Colors.mix(roof, palette.rim(), 0.4)));
        canvas.line(x(side, to), y(0, to), x(side, to), y(height, to), 0.004 / to, Colors.paint(Colors.scale(wall, 0.5)));
    }

    private void windows(final Canvas canvas, final int side, final double[] house, final SplittableRandom random, final double low,
            final double tall, final double away) {
        final int count = 3;
        for (int i = 0; i < count; i++) {
            final double width = (house[1] - house[0]) / count;
            final double near = house[0] + width * (i + 0.22);
            final double end = house[0] + width * (i + 0.78);
            final boolean lit = random.nextDouble() < palette.litShare();
            final int frame = palette.material(0x3a332f, away);
            final int glass = lit ? Colors.mix(palette.lamp(), palette.haze(), away * 0.35)
                    : Colors.mix(Colors.scale(palette.skyMiddle(), 0.5), palette.haze(), away);
            canvas.fill(quad(side, near - width * 0.05, end + width * 0.05, low - 0.03, low + tall + 0.03), Colors.paint(frame));
            canvas.fill(quad(side, near, end, low, low + tall), Colors.paint(lit ? Colors.scale(glass, between(random, 0.75, 1.1)) : glass));
            final double middle = (near + end) / 2;
            canvas.line(x(side, middle), y(low, middle), x(side, middle), y(low + tall, middle), 0.003 / near, Colors.paint(frame));
            canvas.line(x(side, near), y(low + tall * 0.6, near), x(side, end), y(low + tall * 0.6, end), 0.003 / near, Colors.paint(frame));
            canvas.fill(quad(side * 0.985, near - width * 0.08, end + width * 0.08, low - 0.06, low - 0.03),
                    Colors.paint(Colors.scale(palette.material(0xb0a490, away), 0.9)));
            if (lit && near < 4) {
                canvas.glow(x(side, middle), y(low + tall / 2, middle), 0.2 / near, palette.lamp(), 0.3);
            }
        }
    }

    /** Ground floor: shop window, door, awning, and a hanging sign or a lantern. */
    private void shop(final Canvas canvas, final int side, final double[] house, final SplittableRandom random, final double away) {
        final double span = house[1] - house[0];
        final boolean open = random.nextDouble() < (plan.time().lampsLit() ? 0.3 + palette.litShare() : 0.4);
        final int dark = palette.material(0x2b2523, away);
        canvas.fill(quad(side, house[0] + span * 0.08, house[0] + span * 0.62, 0.08, 0.42), Colors.paint(dark));
        final int inside = open && plan.time().lampsLit() ? Colors.mix(palette.lamp(), palette.haze(), away * 0.3)
                : Colors.mix(dark, palette.skyMiddle(), 0.3);
        canvas.fill(quad(side, house[0] + span * 0.1, house[0] + span * 0.6, 0.1, 0.4), Colors.paint(inside));
        for (int item = 0; item < 8; item++) {
            final double at = house[0] + span * (0.13 + 0.055 * item);
            canvas.fill(quad(side, at, at + span * 0.035, 0.1, 0.13 + 0.1 * random.nextDouble()), Colors.paint(Colors.scale(inside, 0.45)));
        }
        canvas.fill(quad(side, house[0] + span * 0.7, house[0] + span * 0.9, 0, 0.42), Colors.paint(Colors.scale(dark, 0.8)));
        final int cloth = palette.material(new int[]{0x9c3b32, 0x3f6b66, 0x8f7b3f, 0x41557a}[random.nextInt(4)], away);
        for (int stripe = 0; stripe < 8; stripe++) {
            final double at = house[0] + span * (0.04 + 0.076 * stripe);
            final double end = at + span * 0.076;
            canvas.polygon(Colors.paint(stripe % 2 == 0 ? cloth : palette.material(0xd8ccb4, away)), x(side, at), y(0.52, at), x(side, end),
                    y(0.52, end), x(side * 0.84, end), y(0.42, end), x(side * 0.84, at),
                    y(0.42, at));
        }
        if (open && plan.time().lampsLit()) {
            final double middle = house[0] + span * 0.35;
            lights.add(new double[]{x(side * 0.9, middle), y(0, middle), 0.3 / middle, palette.lamp()});
            canvas.glow(x(side, middle), y(0.25, middle), 0.42 / middle, palette.lamp(), 0.34);
        }
        if (plan.has(Feature.NEON) || random.nextInt(3) == 0) {
            sign(canvas, side, house[0] + span * 0.66, random, away);
        }
        if (plan.has(Feature.LANTERNS)) {
            lantern(canvas, side, house[0] + span * 0.95, away);
        }
    }

    private void sign(final Canvas canvas, final int side, final double depth, final SplittableRandom random, final double away) {
        final boolean glowing = plan.time().lampsLit() && (plan.has(Feature.NEON) || random.nextBoolean());
        final int neon = new int[]{0xff4f7a, 0x4fd8ff, 0xffb347, 0x8affb0}[random.nextInt(4)];
        final double low = 0.62;
        final double high = 1.15;
        final double inner = side * 0.9;
        final int board = Colors.mix(palette.material(0x33292c), palette.haze(), away);
        final double left = Math.min(x(inner, depth), x(side, depth));
        final double width = Math.abs(x(side, depth) - x(inner, depth));
        canvas.rectangle(left, y(high, depth), width, y(low, depth) - y(high, depth), Colors.paint(board));
        final double cell = (y(low, depth) - y(high, depth)) / 4;
        final int ink = glowing ? neon : palette.material(0xd9c9a0, away);
        for (int i = 0; i < 4; i++) {
            final double top = y(high, depth) + cell * i + cell * 0.16;
            canvas.line(left + width * 0.2, top + cell * 0.1, left + width * 0.8, top + cell * 0.1, cell * 0.1, Colors.paint(ink));
            canvas.line(left + width * (0.3 + 0.2 * random.nextDouble()), top, left + width * 0.5, top + cell * 0.66, cell * 0.1, Colors.paint(ink));
            canvas.line(left + width * 0.25, top + cell * (0.4 + 0.2 * random.nextDouble()), left + width * 0.78, top + cell * 0.6,
                    cell * 0.1, Colors.paint(ink));
        }
        if (glowing) {
            canvas.glow(left + width / 2, y((low + high) / 2, depth), 0.34 / depth, neon, 0.4);
            lights.add(new double[]{left + width / 2, y(0, depth), 0.2 / depth, neon});
        }
    }

    private void lantern(final Canvas canvas, final int side, final double depth, final double away) {
        final double lx = x(side * 0.86, depth);
        final double ly = y(0.66, depth);
        final double size = 0.055 / depth;
        canvas.line(lx, y(0.86, depth), lx, ly - size, 0.003 / depth, Colors.paint(palette.material(0x2a2220, away)));
        final int red = plan.time().lampsLit() ? Colors.mix(0xe8402c, palette.haze(), away * 0.6) : palette.material(0xc23a2a, away);
        canvas.disc(lx, ly, size, size * 1.15, Colors.paint(red));
        canvas.disc(lx, ly, size * 0.45, size * 1.1, Colors.paint(Colors.mix(red, palette.lamp(), 0.5)));
        canvas.rectangle(lx - size * 0.4, ly - size * 1.25, size * 0.8, size * 0.22, Colors.paint(palette.material(0x4a3020, away)));
        canvas.line(lx, ly + size * 1.1, lx, ly + size * 1.9, size * 0.12, Colors.paint(palette.material(0xd8a03a, away)));
        if (plan.time().lampsLit()) {
            canvas.glow(lx, ly, size * 4.5, 0xff5a38, 0.42);
            lights.add(new double[]{lx, y(0, depth), 0.16 / depth, 0xff6a40});
        }
    }

    @Override
    public void world(final Canvas canvas) {
        if (plan.weather().wet() || plan.weather() == Weather.FOG) {
            wetGround(canvas);
        }
        final double[] depths = {5.6, 3.7, 2.5, 1.7, 1.12};
        for (final double depth : depths) {
            for (int side = -1; side <= 1; side += 2) {
                lamp(canvas, side, depth);
            }
        }
    }

    /** Light runs down the wet stones below every lamp, and puddles hold the sky. */
    private void wetGround(final Canvas canvas) {
        final SplittableRandom random = chance(15);
        for (int i = 0; i < 60; i++) {
            final double depth = 0.6 + 5 * random.nextDouble() * random.nextDouble();
            final double size = 0.12 / depth;
            canvas.disc(x(between(random, -0.72, 0.72), depth), y(0, depth), size * between(random, 0.7, 1.8), size * 0.1,
                    Colors.paint(Colors.mix(palette.skyLow(), palette.haze(), 0.3), 0.28));
        }
        for (final double[] light : lights) {
            for (int i = 0; i < 14; i++) {
                final double down = random.nextDouble();
                final double length = light[2] * between(random, 0.2, 0.55);
                canvas.disc(light[0] + light[2] * between(random, -0.28, 0.28), light[1] + light[2] * 2.0 * down, length * 0.42, length * 0.085,
                        Colors.paint((int) light[3], 0.42 * (1 - down)));
            }
            canvas.rectangle(light[0] - light[2] * 0.2, light[1], light[2] * 0.4, light[2] * 1.9,
                    Land.fade(light[1], 0.3, light[1] + light[2] * 1.9, 0, (int) light[3]));
        }
    }

    private void lamp(final Canvas canvas, final int side, final double depth) {
        final double px = x(side * 0.72, depth);
        final double foot = y(0, depth);
        final double top = y(1.22, depth);
        final double away = Math.min(0.6, depth / FAR_END);
        final int iron = Colors.mix(palette.material(0x25282c), palette.haze(), away);
        final double arm = -side * 0.1 / depth;
        final double size = 0.034 / depth;
        canvas.line(px, foot, px, top, 0.017 / depth, Colors.paint(iron));
        canvas.line(px, foot, px, foot - 0.14 / depth, 0.034 / depth, Colors.paint(iron));
        final Path2D bow = new Path2D.Double();
        bow.moveTo(px, top);
        bow.quadTo(px, top - 0.06 / depth, px + arm, top - 0.05 / depth);
        canvas.stroke(bow, 0.011 / depth, Colors.paint(iron));
        final Point2D bulb = new Point2D.Double(px + arm, top - 0.02 / depth);
        canvas.polygon(Colors.paint(iron), bulb.getX() - size * 0.5, bulb.getY() - size, bulb.getX() + size * 0.5, bulb.getY() - size,
                bulb.getX() + size, bulb.getY(), bulb.getX() - size,
                bulb.getY());
        if (plan.time().lampsLit()) {
            canvas.disc(bulb.getX(), bulb.getY() + size * 0.25, size * 0.7, size * 0.55, Colors.paint(Colors.mix(palette.lamp(), 0xffffff, 0.5)));
            canvas.glow(bulb.getX(), bulb.getY(), 0.5 / depth, palette.lamp(), 0.6);
            canvas.polygon(Land.fade(bulb.getY(), 0.2, foot, 0.02, palette.lamp()), bulb.getX() - size, bulb.getY(), bulb.getX() + size,
                    bulb.getY(), bulb.getX() + 0.32 / depth, foot,
                    bulb.getX() - 0.32 / depth, foot);
            canvas.disc(bulb.getX(), foot, 0.36 / depth, 0.06 / depth, Colors.paint(palette.lamp(), 0.2));
            if (plan.weather().wet()) {
                final double reach = 0.42 / depth;
                canvas.rectangle(bulb.getX() - size * 0.6, foot, size * 1.2, reach, Land.fade(foot, 0.5, foot + reach, 0, palette.lamp()));
            }
        }
    }

    private Path2D quad(final double across, final double from, final double to, final double low, final double high) {
        return Canvas.path(x(across, from), y(low, from), x(across, to), y(low, to), x(across, to), y(high, to), x(across, from), y(high, from));
    }
}
