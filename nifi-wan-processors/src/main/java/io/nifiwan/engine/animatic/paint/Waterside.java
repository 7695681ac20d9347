package io.nifiwan.engine.animatic.paint;

import io.nifiwan.engine.animatic.scene.ScenePlan;
import io.nifiwan.engine.animatic.scene.ScenePlan.Feature;
import io.nifiwan.engine.animatic.scene.SubjectKind;

import java.awt.Paint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Open water with a far shore and the light path of the sun; harbour houses and a jetty where the words ask for them. */
final class Waterside extends Backdrop {

    Waterside(final ScenePlan plan, final Palette palette) {
        super(plan, palette);
    }

    @Override
    public void far(final Canvas canvas) {
        final double horizon = plan.horizon();
        final Sky sky = new Sky(plan, palette);
        sky.paint(canvas, horizon);
        shore(canvas, true);
        final int deep = palette.material(0x3c6f8f);
        canvas.rectangle(-REACH, horizon, 2 * REACH, 3, Land.vertical(horizon, Colors.mix(palette.skyLow(), deep, 0.18), horizon + 0.75,
                Colors.mix(Colors.scale(palette.skyMiddle(), 0.55), deep, 0.5)));
        reflection(canvas);
        waves(canvas, sky);
    }

    /** Hills, and in a harbour houses, cranes and masts with their lights. */
    private void shore(final Canvas canvas, final boolean lights) {
        final double horizon = plan.horizon();
        for (int layer = 0; layer < 3; layer++) {
            final int hill = palette.material(Colors.mix(0x6d8294, 0x43584c, layer / 2.0), 0.68 - 0.2 * layer);
            Land.ridge(canvas, noise, horizon + 0.005, 0.2 - 0.06 * layer, 0.9 + 0.5 * layer, 0.22, layer + 3, hill,
                    Colors.mix(hill, palette.haze(), 0.45), horizon + 0.005);
        }
        final SplittableRandom random = chance(21);
        if (!plan.has(Feature.HARBOUR)) {
            return;
        }
        for (int i = 0; i < 64; i++) {
            final double x = -REACH + 2 * REACH * (i + random.nextDouble()) / 64;
            final double size = between(random, 0.022, 0.05);
            final int wall = palette.material(random.nextBoolean() ? 0xbfae98 : 0x96786a, 0.34);
            Land.house(canvas, random, x, horizon + 0.004, size, wall, palette.material(0x5e4644, 0.3), palette.lamp(),
                    lights ? palette.litShare() * 1.6 : 0);
        }
        for (int i = 0; i < 16; i++) {
            mast(canvas, random, between(random, -2.6, 2.6), horizon + 0.012, between(random, 0.07, 0.15));
        }
        crane(canvas, -0.75, horizon, 0.26);
        crane(canvas, 1.35, horizon, 0.22);
    }

    private void mast(final Canvas canvas, final SplittableRandom random, final double x, final double foot, final double height) {
        final int wood = palette.material(0x3a3432, 0.22);
        canvas.line(x, foot, x, foot - height, 0.003, Colors.paint(wood));
        canvas.line(x - height * 0.22, foot - height * 0.7, x + height * 0.22, foot - height * 0.72, 0.002, Colors.paint(wood));
        canvas.line(x, foot - height, x - height * 0.3, foot - 0.01, 0.0012, Colors.paint(wood));
        canvas.line(x, foot - height, x + height * 0.3, foot - 0.01, 0.0012, Colors.paint(wood));
        final double half = height * between(random, 0.28, 0.4);
        canvas.polygon(Colors.paint(palette.material(random.nextBoolean() ? 0x6b3a34 : 0x2f4a5c, 0.2)), x - half, foot - 0.014,
                x + half * 1.1, foot - 0.016, x + half * 0.85, foot + 0.004,
                x - half * 0.8, foot + 0.004);
    }

    private void crane(final Canvas canvas, final double x, final double foot, final double height) {
        final int steel = palette.material(0x4f5560, 0.36);
        canvas.line(x - height * 0.1, foot, x, foot - height * 0.75, 0.006, Colors.paint(steel));
        canvas.line(x + height * 0.1, foot, x, foot - height * 0.75, 0.006, Colors.paint(steel));
        canvas.line(x - height * 0.25, foot - height * 0.7, x + height * 0.62, foot - height, 0.006, Colors.paint(steel));
        canvas.line(x, foot - height * 0.98, x + height * 0.55, foot - height * 0.98, 0.002, Colors.paint(steel));
        canvas.line(x + height * 0.6, foot - height * 0.99, x + height * 0.6, foot - height * 0.5, 0.002, Colors.paint(steel));
        if (plan.time().lampsLit()) {
            canvas.glow(x, foot - height * 0.98, 0.03, 0xff6a55, 0.8);
        }
    }

    /** The shore upside down, dimmed. */
    private void reflection(final Canvas canvas) {
        final double horizon = plan.horizon();
        canvas.opacity(0.4);
        final AffineTransform before = canvas.transform(new AffineTransform(1, 0, 0, -0.8, 0, horizon * 1.8));
        shore(canvas, false);
        canvas.untransform(before);
        canvas.opacity(1);
    }

    private void waves(final Canvas canvas, final Sky sky) {
        final double horizon = plan.horizon();
        final SplittableRandom random = chance(22);
        final int dark = Colors.mix(Colors.scale(palette.skyMiddle(), 0.4), palette.material(0x1f4356), 0.5);
        final int bright = Colors.mix(palette.skyLow(), palette.rim(), 0.3);
        for (int i = 0; i < 5200; i++) {
            final double depth = Math.pow(i / 5200.0, 1.15);
            final double y = horizon + 0.004 + 1.0 * depth;
            final double x = between(random, -REACH, REACH);
            final double length = (0.01 + 0.09 * depth) * between(random, 0.4, 1.3);
            final double thick = 0.0012 + 0.0085 * depth;
            final boolean up = random.nextInt(5) < 2;
            wave(canvas, x, y, length, thick, Colors.paint(up ? bright : dark, (up ? 0.42 : 0.34) * between(random, 0.4, 1)));
        }
        if (sky.sunVisible()) {
            for (int i = 0; i < 760; i++) {
                final double depth = Math.pow(random.nextDouble(), 1.4);
                final double spread = (0.02 + 0.3 * depth) * (random.nextDouble() + random.nextDouble() - 1);
                final double y = horizon + 0.003 + 0.62 * depth;
                wave(canvas, sky.sunX() + spread, y, (0.012 + 0.05 * depth) * between(random, 0.4, 1.2), 0.0014 + 0.0075 * depth,
                        Colors.paint(palette.glow(), 0.85 * (1 - 0.6 * depth)));
            }
            canvas.glow(sky.sunX(), horizon, 0.55, palette.glow(), 0.3);
        }
    }

    private static void wave(final Canvas canvas, final double x, final double y, final double length, final double thick, final Paint paint) {
        final Path2D path = new Path2D.Double();
        path.moveTo(x - length, y);
        path.quadTo(x, y - thick * 1.6, x + length, y);
        path.quadTo(x, y + thick * 0.4, x - length, y);
        path.closePath();
        canvas.fill(path, paint);
    }

    @Override
    public void world(final Canvas canvas) {
        final boolean afloat = !plan.subjects().isEmpty() && plan.subjects().getFirst() == SubjectKind.BOAT;
        final boolean someoneAshore = plan.subjects().stream().anyMatch(kind -> kind != SubjectKind.BOAT && kind != SubjectKind.BIRD);
        if (someoneAshore || (plan.has(Feature.HARBOUR) && !afloat)) {
            jetty(canvas);
        }
        final SplittableRandom random = chance(26);
        final List<Double> places = List.of(-1.7, -1.05, 1.15, 1.9);
        for (final double place : places) {
            mooredBoat(canvas, place + between(random, -0.12, 0.12), plan.horizon() + between(random, 0.07, 0.13),
                    between(random, 0.13, 0.2), random);
        }
    }

    private void mooredBoat(final Canvas canvas, final double x, final double y, final double size, final SplittableRandom random) {
        final int hull = palette.material(random.nextBoolean() ? 0x5b3b30 : 0x2e4756, 0.12);
        canvas.disc(x, y + size * 0.08, size * 0.62, size * 0.07, Colors.paint(Colors.scale(hull, 0.4), 0.5));
        canvas.line(x - size * 0.08, y - size * 0.08, x - size * 0.08, y - size * 0.95, size * 0.018, Colors.paint(hull));
        canvas.line(x - size * 0.08, y - size * 0.9, x + size * 0.5, y - size * 0.14, size * 0.007, Colors.paint(hull));
        canvas.line(x - size * 0.08, y - size * 0.9, x - size * 0.5, y - size * 0.14, size * 0.007, Colors.paint(hull));
        canvas.polygon(Colors.paint(palette.material(0xd8cdb8, 0.15)), x - size * 0.06, y - size * 0.85, x + size * 0.3, y - size * 0.24,
                x - size * 0.06, y - size * 0.2);
        canvas.polygon(Colors.paint(hull), x - size * 0.6, y - size * 0.16, x + size * 0.64, y - size * 0.2, x + size * 0.46,
                y + size * 0.06, x - size * 0.48, y + size * 0.06);
        canvas.line(x - size * 0.57, y - size * 0.12, x + size * 0.6, y - size * 0.15, size * 0.025, Colors.paint(palette.material(0xd8cdb8, 0.1)));
    }

    /** Planks in perspective with posts, wide enough to stand on wherever the subject is. */
    private void jetty(final Canvas canvas) {
        final double horizon = plan.horizon();
        final double front = 1.3;
        final double back = horizon + 0.1;
        final double middle = plan.anchor() * 1.7;
        final double farHalf = 0.1;
        final double nearHalf = 1.25;
        final int wood = palette.material(0x7d6a58);
        final int boards = 46;
        for (int side = -1; side <= 1; side += 2) {
            for (int post = 0; post < 7; post++) {
                final double t = post / 6.5;
                final double y = back + (front - back) * t * t;
                final double half = farHalf + (nearHalf - farHalf) * (y - back) / (front - back);
                final double size = 0.006 + 0.035 * t * t;
                canvas.rectangle(middle + side * half - size / 2, y - size * 3.2, size, size * 6, Colors.paint(Colors.scale(wood, 0.5)));
                canvas.rectangle(middle + side * half + size * 0.2, y - size * 3.2, size * 0.2, size * 6,
                        Colors.paint(Colors.mix(wood, palette.rim(), 0.4)));
                canvas.disc(middle + side * half, y - size * 3.2, size * 0.5, size * 0.16, Colors.paint(Colors.scale(wood, 1.1)));
            }
        }
        final SplittableRandom random = chance(27);
        for (int board = 0; board < boards; board++) {
            final double from = back + (front - back) * Math.pow(board / (double) boards, 1.9);
            final double to = back + (front - back) * Math.pow((board + 0.9) / boards, 1.9);
            final double halfFrom = farHalf + (nearHalf - farHalf) * (from - back) / (front - back);
            final double halfTo = farHalf + (nearHalf - farHalf) * (to - back) / (front - back);
            final double shade = 0.72 + 0.4 * random.nextDouble();
            final int color = Colors.mix(Colors.scale(wood, shade), palette.haze(), 0.35 * (1 - (double) board / boards));
            canvas.polygon(Colors.paint(Colors.scale(color, 0.4)), middle - halfFrom, from, middle + halfFrom, from, middle + halfTo,
                    to + (to - from) * 0.2, middle - halfTo, to + (to - from) * 0.2);
            canvas.polygon(Colors.paint(color), middle - halfFrom, from, middle + halfFrom, from, middle + halfTo, to, middle - halfTo, to);
            for (int vein = 0; vein < 5; vein++) {
                final double x = middle + halfFrom * between(random, -0.95, 0.95);
                canvas.line(x, (from + to) / 2, x + halfFrom * 0.12, (from + to) / 2 + (to - from) * 0.1, (to - from) * 0.08,
                        Colors.paint(Colors.scale(color, 0.66), 0.8));
            }
        }
    }

    @Override
    public Optional<Double> waterline() {
        return Optional.of(plan.horizon());
    }
}
