package io.nifiwan.quality.calibrate;

import io.nifiwan.quality.verdict.Criterion;

import java.util.Map;
import java.util.Optional;

/**
 * Two clips of which a person prefers one.
 *
 * @param place      where the label stands, for messages
 * @param first      clip A as the label file names it
 * @param second     clip B
 * @param preference on the whole, empty where the file does not tell
 * @param aspects    preferences on one aspect by lower-case name
 */
public record PairLabel(String place, String first, String second, Optional<Preference> preference, Map<String, Preference> aspects) {
    public PairLabel {
        aspects = Map.copyOf(aspects);
    }

    /** The preference that a criterion is compared with, chosen as {@link ClipLabel#of} chooses. */
    public Optional<Preference> of(final Criterion criterion) {
        for (final String name : ClipLabel.names(criterion)) {
            if (aspects.containsKey(name)) {
                return Optional.of(aspects.get(name));
            }
        }
        return preference;
    }
}
