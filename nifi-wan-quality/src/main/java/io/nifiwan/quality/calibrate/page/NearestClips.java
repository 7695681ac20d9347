package io.nifiwan.quality.calibrate.page;

import io.nifiwan.quality.calibrate.Observation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The clips whose values are nearest to a limit: those that a person should look at to agree with it. */
final class NearestClips {
    private static final int EACH_SIDE = 4;

    private NearestClips() {
    }

    /** Up to four clips on each side, in the order of their values. */
    static List<Observation> of(final List<Observation> observations, final double limit) {
        final Comparator<Observation> byDistance = Comparator.comparingDouble(observation -> Math.abs(observation.sample().value() - limit));
        return Stream.concat(
                observations.stream().filter(observation -> observation.sample().value() < limit).sorted(byDistance).limit(EACH_SIDE),
                observations.stream().filter(observation -> observation.sample().value() >= limit).sorted(byDistance).limit(EACH_SIDE))
                .sorted(Comparator.comparingDouble(observation -> observation.sample().value())).toList();
    }
}
