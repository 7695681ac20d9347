package io.nifiwan.engine.animatic.paint;

import io.nifiwan.engine.animatic.scene.DayTime;
import io.nifiwan.engine.animatic.scene.ScenePlan;
import io.nifiwan.engine.animatic.scene.ScenePlan.Feature;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.SplittableRandom;

/** A room: wall with panelling, window with the world outside, door, shelf, table, lamp, floor boards. */
final class Interior extends Backdrop {
    private static final int[] WALLS = {0xb59c7e, 0x8f9a8c, 0xa6877a, 0x7f8fa0, 0xb3a48c};

    private final double floor;
    private final double windowX;
    private final double side;
    private final int wallColor;
    private final int wood;

    Interior(final ScenePlan plan, final Palette palette) {
        super(plan, palette);
        this.floor = plan.horizon() + 0.13;
        this.side = plan.anchor() > 0 ? -1 : 1;
        this.windowX = side * 0.36;
        final int base = WALLS[Math.floorMod((int) (plan.seed() >>> 9), WALLS.length)];
        final int indoor = plan.time() == DayTime.DAY ? 0xd8ccba : plan.time() == DayTime.NIGHT ? 0x8d6f57 : 0xa98873;
        this.wallColor = Colors.lit(base, Colors.mix(indoor, palette.light(), 0.25));
        this.wood = Colors.lit(0x7a5638, Colors.mix(indoor, palette.light(), 0.2));
    }

    @Override
    public void far(final Canvas canvas) {
        canvas.rectangle(-REACH, -1.5, 2 * REACH, floor + 1.5, Land.vertical(-0.2, Colors.scale(wallColor, 0.68), floor, wallColor));
        pattern(canvas);
        window(canvas);
        door(canvas);
        shelf(canvas);
        picture(canvas, -windowX * 0.28, 0.24, 0.17, 0.21);
        picture(canvas, -windowX * 0.9 + side * 2.1, 0.24, 0.3, 0.2);
        picture(canvas, windowX + side * 0.95, 0.2, 0.26, 0.34);
        floorBoards(canvas);
        canvas.rectangle(-REACH, floor - 0.052, 2 * REACH, 0.052, Colors.paint(Colors.scale(wood, 0.85)));
        canvas.rectangle(-REACH, floor - 0.052, 2 * REACH, 0.007, Colors.paint(Colors.scale(wood, 1.25)));
        if (plan.time() == DayTime.DAY || plan.time() == DayTime.DAWN || plan.time() == DayTime.DUSK) {
            sunlight(canvas);
        }
    }

    private void pattern(final Canvas canvas) {
        final SplittableRandom random = chance(30);
        for (double x = -REACH; x < REACH; x += 0.082) {
            canvas.line(x, -1.5, x, floor, 0.0022, Colors.paint(Colors.scale(wallColor, 0.82), 0.7));
            for (double y = -1.2; y < floor - 0.3; y += 0.092) {
                final double px = x + 0.041;
                canvas.disc(px, y, 0.008, 0.013, Colors.paint(Colors.scale(wallColor, between(random, 0.78, 1.18)), 0.75));
                canvas.disc(px, y, 0.017, 0.004, Colors.paint(Colors.scale(wallColor, between(random, 0.8, 1.15)), 0.6));
            }
        }
        final double rail = floor - 0.27;
        canvas.rectangle(-REACH, rail, 2 * REACH, 0.27, Colors.paint(Colors.scale(wood, 0.78)));
        for (double x = -REACH; x < REACH; x += 0.19) {
            canvas.rectangle(x + 0.02, rail + 0.035, 0.15, 0.16, Colors.paint(Colors.scale(wood, 0.62)));
            canvas.rectangle(x + 0.025, rail + 0.04, 0.14, 0.15, Colors.paint(Colors.scale(wood, between(random, 0.7, 0.9))));
        }
        canvas.rectangle(-REACH, rail - 0.014, 2 * REACH, 0.02, Colors.paint(Colors.scale(wood, 1.15)));
    }

    private void window(final Canvas canvas) {
        final double width = 0.5;
        final double top = 0.08;
        final double bottom = floor - 0.31;
        final double left = windowX - width / 2;
        final Shape pane = new Rectangle2D.Double(left, top, width, bottom - top);
        canvas.rectangle(left - 0.03, top - 0.03, width + 0.06, bottom - top + 0.06, Colors.paint(Colors.scale(wood, 0.7)));
        canvas.clip(pane);
        canvas.fill(pane, Land.vertical(top, palette.skyMiddle(), bottom, palette.skyLow()));
        final int hill = palette.material(0x5b6d62, 0.5);
        Land.ridge(canvas, noise, bottom - 0.02, 0.16, 2.2, 0.3, 5, hill, Colors.mix(hill, palette.haze(), 0.5), bottom);
        final SplittableRandom random = chance(32);
        if (plan.time() == DayTime.NIGHT) {
            canvas.glow(windowX + 0.1, top + 0.1, 0.2, palette.glow(), 0.6);
            canvas.disc(windowX + 0.1, top + 0.1, 0.026, 0.026, Colors.paint(palette.glow()));
        } else {
            canvas.glow(windowX, top + 0.1, 0.5, palette.glow(), 0.6);
        }
        for (int i = 0; i < 5; i++) {
            Land.house(canvas, random, left + width * (0.1 + 0.2 * i), bottom + 0.02, between(random, 0.06, 0.1),
                    palette.material(0xa89a88, 0.4), palette.material(0x6a4a44, 0.4), palette.lamp(),
                    palette.litShare() * 1.5);
        }
        canvas.clip(null);
        for (int bar = 1; bar < 3; bar++) {
            canvas.rectangle(left + width * bar / 3 - 0.006, top, 0.012, bottom - top, Colors.paint(Colors.scale(wood, 0.75)));
        }
        canvas.rectangle(left, top + (bottom - top) * 0.4, width, 0.012, Colors.paint(Colors.scale(wood, 0.75)));
        canvas.rectangle(left - 0.05, bottom + 0.02, width + 0.1, 0.028, Colors.paint(Colors.scale(wood, 1.2)));
        for (int curtain = -1; curtain <= 1; curtain += 2) {
            curtain(canvas, windowX + curtain * (width / 2 + 0.02), top - 0.05, bottom + 0.09, curtain);
        }
        canvas.line(left - 0.14, top - 0.05, left + width + 0.14, top - 0.05, 0.012, Colors.paint(Colors.scale(wood, 0.55)));
    }

    private void curtain(final Canvas canvas, final double x, final double top, final double bottom, final int outward) {
        final int cloth = Colors.mix(Colors.lit(palette.accent(), 0x9a8a80), wallColor, 0.3);
        for (int fold = 0; fold < 6; fold++) {
            final double from = x + outward * (0.022 * fold - 0.03);
            final Path2D path = new Path2D.Double();
            path.moveTo(from, top);
            path.lineTo(from + outward * 0.026, top);
            path.quadTo(from + outward * 0.012, (top + bottom) / 2, from + outward * 0.032, bottom);
            path.lineTo(from + outward * 0.004, bottom);
            path.quadTo(from - outward * 0.008, (top + bottom) / 2, from, top);
            canvas.fill(path, Colors.paint(Colors.scale(cloth, fold % 2 == 0 ? 1.1 : 0.74)));
        }
    }

    private void door(final Canvas canvas) {
        final double x = -windowX * 2.35;
        final double top = floor - 0.74;
        canvas.rectangle(x - 0.19, top - 0.03, 0.38, floor - top + 0.03, Colors.paint(Colors.scale(wood, 0.55)));
        canvas.rectangle(x - 0.16, top, 0.32, floor - top, Colors.paint(Colors.scale(wood, 0.95)));
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 2; column++) {
                canvas.rectangle(x - 0.13 + 0.14 * column, top + 0.04 + 0.235 * row, 0.12, 0.19, Colors.paint(Colors.scale(wood, 0.7)));
                canvas.rectangle(x - 0.122 + 0.14 * column, top + 0.05 + 0.235 * row, 0.108, 0.176, Colors.paint(Colors.scale(wood, 0.84)));
            }
        }
        canvas.disc(x + side * 0.125, top + 0.39, 0.012, 0.012, Colors.paint(Colors.mix(0xd0b060, wood, 0.3)));
    }

    /** Shelf with books and jars; in a workshop tools hang below it. */
    private void shelf(final Canvas canvas) {
        final SplittableRandom random = chance(33);
        final double left = -windowX - 0.3 - side * 0.14;
        for (int board = 0; board < 3; board++) {
            final double y = 0.2 + 0.155 * board;
            canvas.rectangle(left, y, 0.52, 0.014, Colors.paint(Colors.scale(wood, 0.62)));
            canvas.rectangle(left, y + 0.014, 0.52, 0.012, Colors.paint(Colors.scale(wallColor, 0.55), 0.6));
            double x = left + 0.012;
            while (x < left + 0.48) {
                final double width = between(random, 0.012, 0.03);
                final double height = between(random, 0.06, 0.115);
                final int spine = Colors.lit(new int[]{0x8a3a32, 0x3f5f6a, 0xb08a4a, 0x55683f, 0x6a4a68, 0xc4b89a}[random.nextInt(6)],
                        Colors.mix(wallColor, 0xffffff, 0.35));
                if (random.nextInt(5) == 0) {
                    canvas.disc(x + 0.022, y - 0.032, 0.021, 0.032, Colors.paint(spine));
                    canvas.rectangle(x + 0.011, y - 0.074, 0.022, 0.014, Colors.paint(Colors.scale(spine, 0.7)));
                    x += 0.05;
                } else {
                    canvas.rectangle(x, y - height, width, height, Colors.paint(spine));
                    canvas.rectangle(x, y - height * 0.8, width, 0.006, Colors.paint(Colors.scale(spine, 1.4)));
                    x += width + 0.003;
                }
            }
        }
        if (plan.has(Feature.WORKSHOP)) {
            for (int tool = 0; tool < 7; tool++) {
                final double x = left + 0.05 + 0.07 * tool;
                canvas.line(x, 0.545, x, 0.63 + 0.02 * (tool % 3), 0.008, Colors.paint(Colors.scale(wood, 1.2)));
                canvas.rectangle(x - 0.02, 0.62 + 0.02 * (tool % 3), 0.04, 0.02, Colors.paint(Colors.mix(0x888c92, wallColor, 0.3)));
            }
        }
    }

    private void picture(final Canvas canvas, final double x, final double y, final double width, final double height) {
        canvas.rectangle(x - width / 2 - 0.014, y - 0.014, width + 0.028, height + 0.028, Colors.paint(Colors.scale(wood, 0.55)));
        canvas.rectangle(x - width / 2, y, width, height, Colors.paint(Colors.mix(wallColor, 0xf2ead8, 0.5)));
        canvas.clip(new Rectangle2D.Double(x - width / 2, y, width, height));
        for (int layer = 0; layer < 3; layer++) {
            final int ink = Colors.mix(wallColor, 0x2f3a40, 0.3 + 0.25 * layer);
            Land.ridge(canvas, noise, y + height * (0.62 + 0.16 * layer), height * 0.4, 5, 0.3, 11 + layer + x, ink, ink, y + height);
        }
        canvas.clip(null);
    }

    private void floorBoards(final Canvas canvas) {
        final SplittableRandom random = chance(34);
        final double vanish = floor - 0.34;
        canvas.rectangle(-REACH, floor, 2 * REACH, 3, Colors.paint(Colors.scale(wood, 0.6)));
        for (int i = -46; i < 46; i++) {
            final double from = i * 0.075;
            final double to = from + 0.072;
            final double bottom = 1.5;
            final double spread = (bottom - vanish) / (floor - vanish);
            final int board = Colors.scale(wood, between(random, 0.72, 1.06));
            canvas.polygon(Land.vertical(floor, Colors.scale(board, 1.1), 1.1, Colors.scale(board, 0.66)), from, floor, to, floor,
                    to * spread, bottom, from * spread, bottom);
            for (int cut = 0; cut < 4; cut++) {
                final double y = floor + (1.2 - floor) * random.nextDouble();
                final double scale = (y - vanish) / (floor - vanish);
                canvas.line(from * scale, y, to * scale, y, 0.003, Colors.paint(Colors.scale(wood, 0.42)));
            }
            for (int vein = 0; vein < 10; vein++) {
                final double y = floor + (1.2 - floor) * random.nextDouble();
                final double scale = (y - vanish) / (floor - vanish);
                final double at = between(random, from, to);
                canvas.line(at * scale, y, at * (scale + 0.12), y + 0.12 * (floor - vanish), 0.0022, Colors.paint(Colors.scale(board, 0.7), 0.7));
            }
        }
    }

    /** Light from the window lies on the floor and hangs in the air. */
    private void sunlight(final Canvas canvas) {
        final double reach = -side * 0.42;
        for (int pane = 0; pane < 3; pane++) {
            final double left = windowX - 0.25 + 0.17 * pane;
            final double y = floor + 0.07;
            canvas.polygon(Colors.paint(palette.glow(), 0.34), left + reach * 0.55, y, left + 0.155 + reach * 0.55, y,
                    left + 0.22 + reach * 1.35, y + 0.24, left + 0.02 + reach * 1.35, y + 0.24);
            canvas.polygon(Land.fade(0.1, 0.24, floor + 0.3, 0.02, palette.glow()), left, 0.1, left + 0.155, 0.1,
                    left + 0.22 + reach * 1.35, floor + 0.31, left + 0.02 + reach * 0.9, floor + 0.2);
        }
    }

    @Override
    public void world(final Canvas canvas) {
        final double y = floor + 0.05;
        table(canvas, windowX * 1.1, y, 0.36);
        chair(canvas, windowX * 1.1 - side * 0.36, y + 0.03, -side);
        hangingLamp(canvas, windowX * 0.25);
        plant(canvas, -windowX * 3.9, y);
        table(canvas, -windowX * 4.9, y, 0.3);
    }

    private void table(final Canvas canvas, final double x, final double y, final double height) {
        final double half = 0.3;
        final double top = y - height * 0.62;
        final int board = Colors.scale(wood, 1.12);
        canvas.disc(x, y + 0.015, half * 1.05, 0.025, Colors.paint(0x000000, 0.3));
        for (int leg = -1; leg <= 1; leg += 2) {
            canvas.rectangle(x + leg * half * 0.86 - 0.014, top, 0.028, y - top, Colors.paint(Colors.scale(wood, 0.6)));
            canvas.rectangle(x + leg * half * 0.62 - 0.01, top, 0.02, y - top - 0.035, Colors.paint(Colors.scale(wood, 0.42)));
        }
        canvas.polygon(Colors.paint(board), x - half, top, x - half * 0.8, top - 0.045, x + half * 0.8, top - 0.045, x + half, top);
        canvas.rectangle(x - half, top, 2 * half, 0.026, Colors.paint(Colors.scale(wood, 0.75)));
        final int clay = Colors.mix(Colors.scale(palette.accent(), 0.8), wood, 0.35);
        canvas.disc(x - 0.09, top - 0.05, 0.042, 0.036, Colors.paint(clay));
        canvas.rectangle(x - 0.115, top - 0.088, 0.05, 0.012, Colors.paint(Colors.scale(clay, 0.7)));
        canvas.line(x - 0.05, top - 0.06, x - 0.022, top - 0.082, 0.009, Colors.paint(clay));
        for (int cup = 0; cup < 2; cup++) {
            canvas.polygon(Colors.paint(Colors.mix(0xe4dccb, wallColor, 0.35)), x + 0.03 + 0.07 * cup, top - 0.05, x + 0.072 + 0.07 * cup,
                    top - 0.05, x + 0.064 + 0.07 * cup, top - 0.018, x + 0.038 + 0.07 * cup,
                    top - 0.018);
        }
        if (plan.has(Feature.CANDLE)) {
            canvas.rectangle(x + 0.19, top - 0.11, 0.016, 0.09, Colors.paint(0xe8dcc0));
            canvas.disc(x + 0.198, top - 0.128, 0.007, 0.016, Colors.paint(0xffe09a));
            canvas.glow(x + 0.198, top - 0.125, 0.5, 0xffb45a, 0.55);
        }
    }

    private void chair(final Canvas canvas, final double x, final double y, final double facing) {
        final int frame = Colors.scale(wood, 0.66);
        final double seat = y - 0.145;
        for (int leg = -1; leg <= 1; leg += 2) {
            canvas.line(x + leg * 0.062, seat, x + leg * 0.07, y, 0.015, Colors.paint(frame));
        }
        final double back = x - facing * 0.066;
        canvas.line(back, seat, back - facing * 0.022, seat - 0.21, 0.016, Colors.paint(frame));
        canvas.line(back + facing * 0.034, seat, back + facing * 0.012, seat - 0.2, 0.01, Colors.paint(frame));
        for (int bar = 0; bar < 3; bar++) {
            canvas.line(back - facing * 0.018, seat - 0.19 + 0.05 * bar, back + facing * 0.016, seat - 0.185 + 0.05 * bar, 0.012,
                    Colors.paint(Colors.scale(wood, 0.85)));
        }
        canvas.polygon(Colors.paint(Colors.scale(wood, 0.95)), x - 0.082, seat, x + 0.082, seat, x + 0.07, seat - 0.022, x - 0.07, seat - 0.022);
    }

    private void hangingLamp(final Canvas canvas, final double x) {
        final double y = 0.16;
        canvas.line(x, -1.5, x, y - 0.05, 0.005, Colors.paint(Colors.scale(wood, 0.4)));
        canvas.polygon(Colors.paint(Colors.mix(palette.accent(), 0x2a2420, 0.35)), x - 0.03, y - 0.055, x + 0.03, y - 0.055, x + 0.1,
                y + 0.02, x - 0.1, y + 0.02);
        if (plan.time().lampsLit()) {
            canvas.disc(x, y + 0.022, 0.045, 0.02, Colors.paint(0xfff0cf));
            canvas.glow(x, y + 0.04, 0.95, palette.lamp(), 0.42);
            canvas.glow(x, y + 0.03, 0.26, palette.lamp(), 0.6);
        }
    }

    private void plant(final Canvas canvas, final double x, final double y) {
        final int pot = Colors.lit(0xa0583a, Colors.mix(wallColor, 0xffffff, 0.3));
        canvas.polygon(Colors.paint(pot), x - 0.07, y - 0.12, x + 0.07, y - 0.12, x + 0.05, y, x - 0.05, y);
        Land.grass(canvas, chance(36), x, y - 0.1, 0.4, 34, Colors.lit(0x35502f, wallColor),
                Colors.lit(0x86a65a, Colors.mix(wallColor, 0xffffff, 0.4)));
    }

    @Override
    public boolean mirrors() {
        return false;
    }
}
