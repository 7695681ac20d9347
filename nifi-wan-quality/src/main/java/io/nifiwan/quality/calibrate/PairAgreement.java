package io.nifiwan.quality.calibrate;

import io.nifiwan.quality.verdict.Criterion;
import io.nifiwan.quality.verdict.Direction;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often a criterion prefers the clip of a pair that people prefer. Pairs where people see no difference are counted apart.
 *
 * @param criterion the criterion
 * @param agreeing  pairs where the preferred clip has the better value
 * @param opposed   pairs where it has the worse value
 * @param tied      pairs with a preference where both clips have the same value
 * @param same      pairs without a preference
 */
public record PairAgreement(Criterion criterion, int agreeing, int opposed, int tied, int same) {

    /** Pairs that count. */
    public int decided() {
        return agreeing + opposed;
    }

    /** Share of the pairs that count in which the criterion agrees; not a number where there is none. */
    public double accuracy() {
        return (double) agreeing / decided();
    }

    /** Wilson interval of the accuracy. */
    public Interval interval(final double confidence) {
        return Interval.wilson(agreeing, decided(), confidence);
    }

    static PairAgreement of(final Criterion criterion, final List<JudgedPair> pairs) {
        final int[] counts = new int[4];
        for (final JudgedPair pair : pairs) {
            final Optional<Preference> preference = pair.label().of(criterion);
            final Map<Criterion, Double> first = CriterionValues.of(pair.first());
            final Map<Criterion, Double> second = CriterionValues.of(pair.second());
            if (preference.isPresent() && first.containsKey(criterion) && second.containsKey(criterion)) {
                counts[kind(preference.get(), first.get(criterion), second.get(criterion), criterion.direction())]++;
            }
        }
        return new PairAgreement(criterion, counts[0], counts[1], counts[2], counts[3]);
    }

    private static int kind(final Preference preference, final double first, final double second, final Direction direction) {
        if (preference == Preference.SAME) {
            return 3;
        }
        if (first == second) {
            return 2;
        }
        final boolean firstIsBetter = direction.isBreached(second, first);
        return firstIsBetter == (preference == Preference.FIRST) ? 0 : 1;
    }
}
