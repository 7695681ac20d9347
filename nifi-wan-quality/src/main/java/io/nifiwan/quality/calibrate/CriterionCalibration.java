package io.nifiwan.quality.calibrate;

import io.nifiwan.quality.verdict.Criterion;
import io.nifiwan.quality.verdict.Threshold;

import java.util.List;
import java.util.Optional;

/**
 * What the labels say about one criterion.
 *
 * @param criterion    the criterion
 * @param observations labelled clips that have a value
 * @param curve        the curve, empty where a class is missing
 * @param area         interval of the area under the ROC curve, empty where there is no curve
 * @param before       limits of the profile that the calibration starts from
 * @param after        suggested limits, the same where nothing is suggested
 * @param note         why nothing, or not everything, is suggested; empty where there is nothing to say
 */
public record CriterionCalibration(Criterion criterion, List<Observation> observations, Optional<CutCurve> curve, Optional<Interval> area,
                                   Threshold before, Threshold after, String note) {
    public CriterionCalibration {
        observations = List.copyOf(observations);
    }

    /** Bad clips among the observations. */
    public int bad() {
        return (int) observations.stream().filter(observation -> observation.sample().bad()).count();
    }

    /** Good clips among the observations. */
    public int good() {
        return observations.size() - bad();
    }

    /** Whether a limit is another one than before. */
    public boolean isChanged() {
        return !before.equals(after);
    }
}
