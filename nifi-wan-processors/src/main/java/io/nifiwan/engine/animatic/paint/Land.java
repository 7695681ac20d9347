package io.nifiwan.engine.animatic.paint;

import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/** Shapes of open country that several backdrops share: ridges, conifers, crowns, grass, far houses. */
final class Land {
    private Land() {
    }

    /** Height of a ridge above its base line at x, 0 to about 1. */
    static double ridge(final Noise noise, final double x, final double frequency, final double roughness, final double layer) {
        final double broad = noise.octaves(x * frequency + layer * 31.7, layer * 7.3, 2);
        final double fine = noise.octaves(x * frequency * 5 + layer * 13, layer * 3.1, 4);
        return broad * (1 - roughness) + fine * roughness;
    }

    /** A ridge from edge to edge, filled down to a line with the top colour running into the bottom colour. */
    static void ridge(final Canvas canvas, final Noise noise, final double base, final double height, final double frequency, final double roughness,
                      final double layer, final int top, final int bottom, final double floor) {
        canvas.fill(ridgePath(noise, base, height, frequency, roughness, layer, floor), vertical(base - height, top, floor, bottom));
    }

    static Path2D ridgePath(final Noise noise, final double base, final double height, final double frequency, final double roughness,
            final double layer,
                            final double floor) {
        final Path2D path = new Path2D.Double();
        path.moveTo(-Backdrop.REACH, floor);
        for (double x = -Backdrop.REACH; x <= Backdrop.REACH; x += 0.008) {
            path.lineTo(x, base - height * ridge(noise, x, frequency, roughness, layer));
        }
        path.lineTo(Backdrop.REACH, floor);
        path.closePath();
        return path;
    }

    static Paint vertical(final double from, final int top, final double to, final int bottom) {
        return new LinearGradientPaint(0, (float) from, 0, (float) Math.max(from + 0.001, to), new float[]{0, 1},
                new Color[]{Colors.paint(top), Colors.paint(bottom)});
    }

    /** Vertical fade of one colour from one opacity to another. */
    static Paint fade(final double from, final double opacityFrom, final double to, final double opacityTo, final int color) {
        return new LinearGradientPaint(0, (float) from, 0, (float) Math.max(from + 0.001, to), new float[]{0, 1},
                new Color[]{Colors.paint(color, opacityFrom), Colors.paint(color, opacityTo)});
    }

    /** A conifer of several ragged tiers; snow lies on the tiers where asked. */
    static void conifer(final Canvas canvas, final SplittableRandom random, final double x, final double foot, final double height, final int color,
                        final int lit, final double snow) {
        final double width = height * (0.3 + 0.1 * random.nextDouble());
        canvas.rectangle(x - height * 0.018, foot - height * 0.16, height * 0.036, height * 0.16, Colors.paint(Colors.mix(color, 0x20140c, 0.4)));
        final int tiers = 5 + random.nextInt(3);
        for (int tier = 0; tier < tiers; tier++) {
            final double low = foot - height * (0.1 + 0.9 * tier / (tiers + 0.6));
            final double high = Math.max(foot - height, low - height * 1.75 / (tiers + 1));
            final double half = width * (1 - tier / (tiers + 0.9)) * (0.85 + 0.3 * random.nextDouble()) / 2;
            final double left = low - height * 0.02 * random.nextDouble();
            final double right = low - height * 0.02 * random.nextDouble();
            canvas.polygon(Colors.paint(color), x - half, left, x - half * 0.55, low - height * 0.025, x - half * 0.2, low + height * 0.012,
                    x + half * 0.3,
                    low - height * 0.012, x + half, right, x, high);
            canvas.polygon(Colors.paint(lit, 0.35), x + half * 0.1, low - height * 0.02, x + half * 0.92, right, x, high);
            if (snow > 0) {
                canvas.polygon(Colors.paint(0xe9f0fa, snow), x - half * 0.97, left - height * 0.012, x - half * 0.2, low - height * 0.045,
                        x + half * 0.25,
                        low - height * 0.03, x + half * 0.97, right - height * 0.014, x, high + height * 0.005);
            }
        }
    }

    /** A broad-leaved tree: trunk, boughs and a crown of overlapping tufts. */
    static void crown(final Canvas canvas, final SplittableRandom random, final double x, final double foot, final double height, final int bark,
                      final int leaf, final int lit) {
        final double trunk = height * 0.035;
        canvas.polygon(Colors.paint(bark), x - trunk, foot, x - trunk * 0.5, foot - height * 0.55, x + trunk * 0.5, foot - height * 0.55,
                x + trunk * 1.1, foot);
        for (int bough = 0; bough < 4; bough++) {
            final double from = foot - height * (0.35 + 0.08 * bough);
            canvas.line(x, from, x + (bough % 2 == 0 ? 1 : -1) * height * 0.2, from - height * 0.2, trunk * 0.6, Colors.paint(bark));
        }
        for (int tuft = 0; tuft < 70; tuft++) {
            final double angle = random.nextDouble() * 2 * Math.PI;
            final double reach = Math.sqrt(random.nextDouble());
            final double tx = x + Math.cos(angle) * reach * height * 0.34;
            final double ty = foot - height * 0.66 + Math.sin(angle) * reach * height * 0.31;
            final double size = height * (0.045 + 0.05 * random.nextDouble());
            final double light = Math.clamp(0.5 - (ty - foot + height * 0.66) / (height * 0.6) + 0.3 * (random.nextDouble() - 0.5), 0.0, 1.0);
            canvas.disc(tx, ty, size, size * 0.8, Colors.paint(Colors.mix(leaf, lit, light * 0.8), 0.92));
        }
    }

    /** A bush of grass blades. */
    static void grass(final Canvas canvas, final SplittableRandom random, final double x, final double foot, final double height, final int blades,
                      final int color, final int lit) {
        for (int blade = 0; blade < blades; blade++) {
            final double from = x + (random.nextDouble() - 0.5) * height;
            final double lean = (random.nextDouble() - 0.45) * height * 0.7;
            final double top = foot - height * (0.5 + 0.5 * random.nextDouble());
            final double half = height * 0.018;
            final Path2D path = new Path2D.Double();
            path.moveTo(from - half, foot);
            path.quadTo(from, (foot + top) / 2, from + lean, top);
            path.quadTo(from + half * 2, (foot + top) / 2, from + half, foot);
            path.closePath();
            canvas.fill(path, Colors.paint(Colors.mix(color, lit, random.nextDouble())));
        }
    }

    /** A small house with a pitched roof and lit windows. */
    static void house(final Canvas canvas, final SplittableRandom random, final double x, final double foot, final double size,
            final int wall, final int roof,
                      final int window, final double litShare) {
        final double width = size * (1.1 + 0.5 * random.nextDouble());
        final double height = size * 0.62;
        canvas.rectangle(x - width / 2, foot - height, width, height, Colors.paint(wall));
        canvas.polygon(Colors.paint(Colors.scale(wall, 0.72)), x - width / 2, foot, x - width / 2, foot - height, x - width * 0.28,
                foot - height, x - width * 0.28, foot);
        canvas.polygon(Colors.paint(roof), x - width * 0.6, foot - height, x - width * 0.42, foot - height - size * 0.44, x + width * 0.42,
                foot - height - size * 0.44,
                x + width * 0.6, foot - height);
        for (int course = 1; course < 5; course++) {
            final double y = foot - height - size * 0.44 * course / 5;
            canvas.line(x - width * (0.6 - 0.036 * course), y, x + width * (0.6 - 0.036 * course), y, size * 0.008,
                    Colors.paint(Colors.scale(roof, 0.8)));
        }
        for (int i = 0; i < 3; i++) {
            final boolean lit = random.nextDouble() < litShare;
            final double wx = x - width * 0.18 + i * width * 0.22;
            canvas.rectangle(wx, foot - height * 0.72, width * 0.12, height * 0.36, Colors.paint(lit ? window : Colors.scale(wall, 0.5)));
            if (lit) {
                canvas.glow(wx + width * 0.06, foot - height * 0.54, size * 0.35, window, 0.4);
            }
        }
    }
}
