package io.nifiwan.engine.animatic.paint;

import io.nifiwan.engine.animatic.scene.DayTime;
import io.nifiwan.engine.animatic.scene.ScenePlan;
import io.nifiwan.engine.animatic.scene.Weather;

/**
 * Colours of a scene before grading, as 0xRRGGBB.
 *
 * @param skyTop    zenith
 * @param skyMiddle middle of the sky
 * @param skyLow    sky at the horizon
 * @param glow      sun or moon and what it lights directly
 * @param haze      what distance turns into
 * @param light     light on things; white leaves materials as they are
 * @param figure    unlit side of figures
 * @param rim       lit edge of figures
 * @param lamp      lamps and lit windows
 * @param litShare  share of windows with light, 0 to 1
 * @param accent    colour of the one thing that catches the eye: an umbrella, a scarf, a sail
 */
public record Palette(int skyTop, int skyMiddle, int skyLow, int glow, int haze, int light, int figure, int rim, int lamp, double litShare,
                      int accent) {
    private static final int[] ACCENTS = {0xc8392f, 0xd98a1f, 0x2f8f8a, 0xb7408a, 0xe0b52c, 0x3f6fc4};
    private static final Palette NIGHT = new Palette(0x070d26, 0x14234c, 0x35507f, 0xe8eeff, 0x2c4168, 0x566690, 0x070b16, 0xa9c0f0,
            0xffc46b, 0.42, 0);
    private static final Palette DAWN = new Palette(0x5878ad, 0xd3a0b4, 0xffd8a6, 0xfff1cc, 0xecc4b4, 0xd9bfc0, 0x23283d, 0xffe0b0,
            0xffd890, 0.14, 0);
    private static final Palette DAY = new Palette(0x2f78c4, 0x74aee2, 0xd6ebf5, 0xfffbe6, 0xc6dfec, 0xfffdf4, 0x1f2c38, 0xfff4d2, 0xffe9b8, 0, 0);
    private static final Palette DUSK = new Palette(0x262a5e, 0x97486f, 0xffa055, 0xffd67f, 0xd9805f, 0xb07f84, 0x130e1c, 0xffb36b,
            0xffcc74, 0.34, 0);
    private static final Palette BLUE = new Palette(0x0f2654, 0x2a5392, 0x8fb0d3, 0xe6efff, 0x5b7fac, 0x7d96c0, 0x0b1426, 0xb9d2f5,
            0xffcf82, 0.38, 0);

    /** The palette of a scene. */
    public static Palette of(final ScenePlan plan) {
        final Palette base = switch (plan.time()) {
            case NIGHT -> NIGHT;
            case DAWN -> DAWN;
            case DAY -> DAY;
            case DUSK -> DUSK;
            case BLUE_HOUR -> BLUE;
        };
        final int accent = plan.accent().map(ScenePlan.Accent::color).orElse(ACCENTS[Math.floorMod((int) (plan.seed() >>> 20), ACCENTS.length)]);
        return base.under(plan.weather(), plan.time()).withAccent(Colors.mix(accent, Colors.lit(accent, base.light), 0.45));
    }

    /** A material in this light. */
    public int material(final int color) {
        return Colors.lit(color, light);
    }

    /** A material in this light, seen through air: 0 is near, 1 is lost in haze. */
    public int material(final int color, final double distance) {
        return Colors.mix(material(color), haze, distance);
    }

    private Palette withAccent(final int color) {
        return new Palette(skyTop, skyMiddle, skyLow, glow, haze, light, figure, rim, lamp, litShare, color);
    }

    private Palette under(final Weather weather, final DayTime time) {
        final double grey = switch (weather) {
            case CLEAR -> 0;
            case CLOUDY -> 0.45;
            case RAIN -> 0.5;
            case STORM -> 0.62;
            case SNOW -> 0.55;
            case FOG -> 0.7;
            case DUST -> 0.35;
        };
        final int cover = weather == Weather.DUST ? 0xc79a5e : Colors.mute(Colors.mix(skyMiddle, skyLow, 0.55), 0.65);
        final double dim = switch (weather) {
            case STORM -> 0.62;
            case RAIN -> 0.8;
            default -> 1;
        };
        final int dimmedCover = Colors.scale(time == DayTime.NIGHT ? Colors.mix(cover, 0x4a5a78, 0.3) : cover, dim);
        final double share = weather == Weather.CLEAR ? litShare : Math.min(0.6, litShare + (weather.wet() ? 0.16 : 0.06));
        return new Palette(Colors.mix(skyTop, dimmedCover, grey * 0.9), Colors.mix(skyMiddle, dimmedCover, grey),
                Colors.mix(skyLow, Colors.scale(dimmedCover, 1.15), grey), glow, Colors.mix(haze, dimmedCover, grey),
                Colors.mute(Colors.scale(light, weather == Weather.CLEAR ? 1 : 0.5 + 0.4 * dim), grey * 0.5),
                Colors.mix(figure, dimmedCover, weather == Weather.FOG ? 0.22 : 0.04), Colors.mix(rim, dimmedCover, grey * 0.5), lamp, share, accent);
    }
}
