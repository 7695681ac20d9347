package io.nifiwan.engine.animatic.paint;

import java.awt.Color;

/** Arithmetic on colours given as 0xRRGGBB. */
public final class Colors {
    private Colors() {
    }

    /** From the first colour (0) to the second (1). */
    public static int mix(final int from, final int to, final double share) {
        final double t = Math.clamp(share, 0.0, 1.0);
        return channel(from >> 16, to >> 16, t) << 16 | channel(from >> 8, to >> 8, t) << 8 | channel(from, to, t);
    }

    /** Material under coloured light: the product of both, where white light leaves the material as it is. */
    public static int lit(final int material, final int light) {
        final int red = (material >> 16 & 0xff) * (light >> 16 & 0xff) / 255;
        final int green = (material >> 8 & 0xff) * (light >> 8 & 0xff) / 255;
        final int blue = (material & 0xff) * (light & 0xff) / 255;
        return red << 16 | green << 8 | blue;
    }

    /** Darker below 1, lighter above. */
    public static int scale(final int color, final double factor) {
        return factor <= 1 ? mix(0, color, factor) : mix(color, 0xffffff, 1 - 1 / factor);
    }

    /** Mixes in the grey of equal luma. */
    public static int mute(final int color, final double share) {
        final int luma = (int) (0.299 * (color >> 16 & 0xff) + 0.587 * (color >> 8 & 0xff) + 0.114 * (color & 0xff));
        return mix(color, luma << 16 | luma << 8 | luma, share);
    }

    public static Color paint(final int color) {
        return new Color(color);
    }

    /** A translucent colour, opacity 0 to 1. */
    public static Color paint(final int color, final double opacity) {
        return new Color(color >> 16 & 0xff, color >> 8 & 0xff, color & 0xff, (int) Math.round(255 * Math.clamp(opacity, 0.0, 1.0)));
    }

    private static int channel(final int from, final int to, final double t) {
        return (int) Math.round((from & 0xff) + t * ((to & 0xff) - (from & 0xff)));
    }
}
