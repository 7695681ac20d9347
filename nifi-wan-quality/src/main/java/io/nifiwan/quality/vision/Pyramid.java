package io.nifiwan.quality.vision;

import io.nifiwan.quality.decode.LumaPlane;

import java.util.ArrayList;
import java.util.List;

/** A picture and its halves, halves of halves and so on. Immutable. */
public final class Pyramid {
    private final List<PaddedPlane> levels;

    private Pyramid(final List<PaddedPlane> levels) {
        this.levels = List.copyOf(levels);
    }

    /**
     * @param plane        finest level; copied
     * @param levels       wanted number of levels, at least 1
     * @param smallestSide no level has a side shorter than this, except the finest
     */
    public static Pyramid of(final LumaPlane plane, final int levels, final int smallestSide) {
        final List<PaddedPlane> built = new ArrayList<>();
        PaddedPlane level = PaddedPlane.of(plane);
        built.add(level);
        while (built.size() < levels && Math.min(level.width(), level.height()) / 2 >= smallestSide) {
            level = level.half();
            built.add(level);
        }
        return new Pyramid(built);
    }

    int levels() {
        return levels.size();
    }

    PaddedPlane level(final int number) {
        return levels.get(number);
    }
}
