package io.nifiwan.quality.calibrate;

import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.verdict.Criterion;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One labelled clip.
 *
 * @param place   where the label stands, for messages, for example {@code line 3}
 * @param clip    the clip as the label file names it: a video file or a report
 * @param report  the clip's report where the label file holds it
 * @param label   verdict on the whole clip, empty where undecided
 * @param aspects verdicts on one aspect by lower-case name, an empty one where undecided
 */
public record ClipLabel(String place, String clip, Optional<QualityReport> report, Optional<Label> label,
                        Map<String, Optional<Label>> aspects) {
    public ClipLabel {
        aspects = Map.copyOf(aspects);
    }

    /**
     * The verdict that a criterion is calibrated with: of the aspect with its id, else of the one with its reason code, else of the one
     * with the metric's name, else of the whole clip.
     */
    public Optional<Label> of(final Criterion criterion) {
        for (final String name : names(criterion)) {
            if (aspects.containsKey(name)) {
                return aspects.get(name);
            }
        }
        return label;
    }

    /** Names of aspects that mean a criterion, the most specific first. */
    static String[] names(final Criterion criterion) {
        return new String[] {criterion.id(), criterion.code().name().toLowerCase(Locale.ROOT), criterion.metric()};
    }
}
