package io.nifiwan.quality.vision;

import io.nifiwan.quality.decode.LumaPlane;

/** Moves pictures along flow fields. */
public final class Warp {
    private Warp() {
    }

    /**
     * The picture half way between two: the mean of the first picture moved half of the flow and the last picture moved half of the flow back.
     * Each flow is read at the target pixel, so the field is taken to be smooth over the length of a vector.
     *
     * @param there flow from the first to the last picture
     * @param back  flow from the last to the first picture
     */
    public static void middle(final Pyramid first, final FlowField there, final Pyramid last, final FlowField back, final LumaPlane target) {
        final PaddedPlane from = first.level(0);
        final PaddedPlane to = last.level(0);
        for (int y = 0; y < target.height(); y++) {
            for (int x = 0; x < target.width(); x++) {
                final int pixel = y * target.width() + x;
                target.values()[pixel] = (from.sample(x - there.u()[pixel] / 2, y - there.v()[pixel] / 2)
                    + to.sample(x - back.u()[pixel] / 2, y - back.v()[pixel] / 2)) / 2;
            }
        }
    }
}
