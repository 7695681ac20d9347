package io.nifiwan.engine.animatic.paint;

import io.nifiwan.engine.animatic.scene.DayTime;
import io.nifiwan.engine.animatic.scene.ScenePlan;
import io.nifiwan.engine.animatic.scene.Weather;

import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.geom.Rectangle2D;
import java.util.SplittableRandom;

/** Gradient, sun or moon, stars and clouds. */
final class Sky {
    private final ScenePlan plan;
    private final Palette palette;
    private final Noise noise;
    private final double sunX;
    private final double sunY;

    Sky(final ScenePlan plan, final Palette palette) {
        this.plan = plan;
        this.palette = palette;
        this.noise = new Noise(plan.seed() ^ 0x51);
        final SplittableRandom random = new SplittableRandom(plan.seed() + 77);
        final double side = random.nextBoolean() ? 1 : -1;
        this.sunX = side * (0.22 + 0.38 * random.nextDouble());
        final double low = plan.horizon() - 0.05 - 0.07 * random.nextDouble();
        final double high = 0.14 + 0.1 * random.nextDouble();
        this.sunY = plan.time() == DayTime.DAWN || plan.time() == DayTime.DUSK ? low : high;
    }

    double sunX() {
        return sunX;
    }

    /** Whether the sun or moon can be seen. */
    boolean sunVisible() {
        return !plan.weather().overcast() && plan.time() != DayTime.BLUE_HOUR;
    }

    void paint(final Canvas canvas, final double horizon) {
        final Rectangle2D all = canvas.surface();
        final float top = (float) Math.min(-0.25, all.getY());
        final LinearGradientPaint gradient = new LinearGradientPaint(0, top, 0, (float) horizon, new float[]{0, 0.55f, 0.88f, 1},
                new Color[]{Colors.paint(palette.skyTop()), Colors.paint(palette.skyMiddle()),
                        Colors.paint(Colors.mix(palette.skyMiddle(), palette.skyLow(), 0.7)),
                    Colors.paint(palette.skyLow())});
        canvas.fill(all, gradient);
        if ((plan.time() == DayTime.NIGHT && !plan.weather().overcast()) || (plan.time() == DayTime.BLUE_HOUR && plan.weather() == Weather.CLEAR)) {
            stars(canvas, horizon);
        }
        if (sunVisible()) {
            sun(canvas);
        }
        clouds(canvas, horizon);
    }

    private void stars(final Canvas canvas, final double horizon) {
        final SplittableRandom random = new SplittableRandom(plan.seed() + 5);
        final double strength = plan.time() == DayTime.NIGHT ? 1 : 0.45;
        for (int i = 0; i < 950; i++) {
            final double x = (random.nextDouble() * 2 - 1) * Backdrop.REACH;
            final double y = -0.6 + random.nextDouble() * (horizon + 0.55);
            final double size = 0.0009 + 0.0019 * Math.pow(random.nextDouble(), 3);
            final double fade = Math.clamp((horizon - y) * 3, 0.1, 1.0) * strength;
            canvas.disc(x, y, size, size, Colors.paint(Colors.mix(0xffffff, 0xbcd0ff, random.nextDouble()),
                    fade * (0.35 + 0.65 * random.nextDouble())));
        }
    }

    private void sun(final Canvas canvas) {
        final boolean moon = plan.time() == DayTime.NIGHT;
        final double radius = moon ? 0.042 : plan.time() == DayTime.DAY ? 0.04 : 0.062;
        final double strength = moon ? 0.4 : 0.75;
        canvas.glow(sunX, sunY, moon ? 0.5 : 0.95, palette.glow(), strength);
        canvas.glow(sunX, sunY, radius * 3.2, palette.glow(), moon ? 0.5 : 0.9);
        canvas.disc(sunX, sunY, radius, radius, Colors.paint(Colors.mix(palette.glow(), 0xffffff, moon ? 0.2 : 0.55)));
        if (moon) {
            final int shade = Colors.mix(palette.glow(), palette.skyMiddle(), 0.32);
            canvas.disc(sunX - 0.014, sunY - 0.008, 0.012, 0.01, Colors.paint(shade, 0.55));
            canvas.disc(sunX + 0.012, sunY + 0.012, 0.009, 0.008, Colors.paint(shade, 0.5));
            canvas.disc(sunX + 0.006, sunY - 0.017, 0.006, 0.006, Colors.paint(shade, 0.5));
        }
    }

    /** Clouds by pixel: bands of noise, stretched with nearness to the horizon, lit on the side of the sun. */
    private void clouds(final Canvas canvas, final double horizon) {
        final double cover = switch (plan.weather()) {
            case CLEAR -> plan.time() == DayTime.NIGHT ? 0.3 : 0.38;
            case DUST -> 0.42;
            case CLOUDY, SNOW -> 0.62;
            case RAIN, STORM -> 0.7;
            case FOG -> 0.45;
        };
        final int lit = Colors.mix(plan.time() == DayTime.DAY ? 0xffffff : palette.glow(), palette.skyLow(), plan.weather().overcast() ? 0.75 : 0.25);
        final int shade = Colors.mix(palette.skyMiddle(), plan.weather() == Weather.STORM ? 0x20242c : palette.skyTop(),
                plan.weather().wet() ? 0.45 : 0.2);
        final double opacity = plan.time() == DayTime.NIGHT ? 0.5 : 0.82;
        final int[] pixels = canvas.pixels();
        final int rows = Math.min(canvas.height(), (int) ((horizon - canvas.bounds().getY()) * canvas.density()));
        for (int row = 0; row < rows; row++) {
            final double y = canvas.worldY(row);
            final double nearness = Math.clamp((horizon - y) / Math.max(0.2, horizon), 0.0, 1.3);
            final double stretch = 3.4 / (0.35 + nearness);
            for (int column = 0; column < canvas.width(); column++) {
                final double x = canvas.worldX(column);
                final double density = noise.octaves(x * 1.7, y * stretch + 3, 5);
                final double thickness = Math.clamp((density - 1 + cover + 0.08) * 4.2, 0.0, 1.0);
                if (thickness > 0) {
                    final double toSun = noise.octaves(x * 1.7 + 0.12 * Math.signum(sunX - x), (y + 0.03 * Math.signum(sunY - y)) * stretch + 3, 3);
                    final double light = Math.clamp(0.5 + (density - toSun) * 5, 0.0, 1.0);
                    final int index = row * canvas.width() + column;
                    final int color = Colors.mix(shade, lit, light * (0.45 + 0.55 * (1 - thickness * 0.5)));
                    pixels[index] = 0xff000000 | Colors.mix(pixels[index] & 0xffffff, color, thickness * opacity);
                }
            }
        }
    }
}
