package io.nifiwan.quality.calibrate;

import io.nifiwan.quality.verdict.Criterion;
import io.nifiwan.quality.verdict.ProfileFile;
import io.nifiwan.quality.verdict.Severity;
import io.nifiwan.quality.verdict.Threshold;

import java.util.List;
import java.util.Locale;

/**
 * The result of a calibration.
 *
 * @param targets   what the limits were asked to reach
 * @param profile   the profile that it started from
 * @param clips     labelled clips with a verdict
 * @param criteria  one entry a criterion that has a value in any clip, in the order of {@link Criterion}
 * @param pairs     agreement by criterion, empty without pairs
 * @param undecided labelled clips without a verdict, or with several that differ
 */
public record Calibration(Targets targets, ProfileFile profile, List<JudgedClip> clips, List<CriterionCalibration> criteria,
                          List<PairAgreement> pairs, int undecided) {
    public Calibration {
        clips = List.copyOf(clips);
        criteria = List.copyOf(criteria);
        pairs = List.copyOf(pairs);
    }

    /** The profile with the suggested limits under a new name; each changed limit says where it comes from. */
    public ProfileFile calibrated(final String name) {
        ProfileFile changed = profile.named(name, "Calibrated from " + profile.thresholds().profile() + " with " + clips.size()
                + " labelled clips.");
        for (final CriterionCalibration criterion : criteria) {
            if (criterion.isChanged()) {
                changed = changed.with(criterion.after(), why(criterion));
            }
        }
        return changed;
    }

    private String why(final CriterionCalibration criterion) {
        final CutCurve curve = criterion.curve().orElseThrow();
        final StringBuilder why = new StringBuilder();
        why.append(String.format(Locale.ROOT, "calibrated: %d good and %d bad clips, AUC %.2f", criterion.good(), criterion.bad(), curve.area()));
        final Threshold after = criterion.after();
        after.reject().ifPresent(limit -> why.append("; ").append(sentence(Severity.REJECT, curve.at(limit))));
        after.review().ifPresent(limit -> why.append("; ").append(sentence(Severity.REVIEW, curve.at(limit))));
        return why.toString();
    }

    private String sentence(final Severity severity, final Cut cut) {
        return String.format(Locale.ROOT, "%s flags %d bad (recall %.2f, %s) and %d good", severity.name().toLowerCase(Locale.ROOT),
                cut.flaggedBad(), cut.recall(), cut.recallInterval(targets.confidence()), cut.flaggedGood());
    }
}
