package io.nifiwan.quality.calibrate;

import io.nifiwan.quality.verdict.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Curves against counting by hand, pair by pair and limit by limit. */
class CutCurveTest {

    @ParameterizedTest
    @EnumSource(Direction.class)
    void theAreaIsTheShareOfPairsInTheRightOrder(final Direction direction) {
        final Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            final List<Sample> samples = samples(random, 2 + random.nextInt(40), 1 + random.nextInt(12));
            double sum = 0;
            int pairs = 0;
            for (final Sample bad : samples) {
                for (final Sample good : samples) {
                    if (bad.bad() && !good.bad()) {
                        pairs++;
                        sum += bad.value() == good.value() ? 0.5 : direction.isBreached(bad.value(), good.value()) ? 1 : 0;
                    }
                }
            }
            assertEquals(sum / pairs, CutCurve.of(samples, direction).area(), 1e-12);
        }
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void eachCutCountsWhatItsLimitFlags(final Direction direction) {
        final Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            final List<Sample> samples = samples(random, 2 + random.nextInt(40), 1 + random.nextInt(12));
            final CutCurve curve = CutCurve.of(samples, direction);
            assertEquals(samples.stream().mapToDouble(Sample::value).distinct().count() + 1, curve.cuts().size());
            for (final Cut cut : curve.cuts()) {
                assertEquals(count(samples, direction, cut.limit(), true), cut.flaggedBad());
                assertEquals(count(samples, direction, cut.limit(), false), cut.flaggedGood());
                assertEquals(cut, curve.at(cut.limit()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void theFoundLimitsAreTheBestOfAll(final Direction direction) {
        final Random random = new Random(13);
        for (int round = 0; round < 300; round++) {
            final CutCurve curve = CutCurve.of(samples(random, 10 + random.nextInt(40), 20), direction);
            int mostBad = 0;
            int fewestGood = Integer.MAX_VALUE;
            for (final Cut cut : curve.cuts()) {
                if (cut.flaggedBad() > 0 && cut.flaggedBad() >= 0.8 * cut.flagged()) {
                    mostBad = Math.max(mostBad, cut.flaggedBad());
                }
                if (2 * cut.flaggedGood() <= cut.good() && cut.flaggedBad() >= 0.8 * cut.bad()) {
                    fewestGood = Math.min(fewestGood, cut.flaggedGood());
                }
            }
            final Optional<Cut> precise = curve.forPrecision(0.8, Cut::precision);
            final Optional<Cut> complete = curve.forRecall(0.8, Cut::recall);
            assertEquals(mostBad, precise.map(Cut::flaggedBad).orElse(0));
            assertEquals(fewestGood, complete.map(Cut::flaggedGood).orElse(Integer.MAX_VALUE));
        }
    }

    @Test
    void averagePrecisionOfAKnownRanking() {
        // Worst first: bad, good, bad, good. Precision 1 at the first bad clip, 2/3 at the second.
        final List<Sample> samples = List.of(new Sample(1, true), new Sample(2, false), new Sample(3, true), new Sample(4, false));
        assertEquals((1 + 2.0 / 3) / 2, CutCurve.of(samples, Direction.BELOW).averagePrecision(), 1e-12);
        assertEquals(0.75, CutCurve.of(samples, Direction.BELOW).area(), 1e-12);
        assertEquals(0.25, CutCurve.of(samples, Direction.ABOVE).area(), 1e-12);
    }

    @Test
    void limitsAreShortDecimalsBetweenTheValues() {
        final CutCurve curve = CutCurve.of(List.of(new Sample(0.512345, true), new Sample(0.698765, false)), Direction.BELOW);
        assertEquals(0.6, curve.cuts().get(1).limit());
        final double next = Math.nextUp(0.5);
        final CutCurve narrow = CutCurve.of(List.of(new Sample(0.5, true), new Sample(next, false)), Direction.BELOW);
        assertEquals(next, narrow.cuts().get(1).limit());
        assertEquals(1, narrow.at(next).flagged());
    }

    @Test
    void oneClassHasNoCurve() {
        final List<Sample> good = List.of(new Sample(1, false), new Sample(2, false));
        assertThrows(IllegalArgumentException.class, () -> CutCurve.of(good, Direction.ABOVE));
    }

    @Test
    void wilsonIntervalsAreThoseOfTheFormula() {
        // The ends solve (share - p)^2 = z^2 p (1 - p) / n.
        final double z = 1.959963984540054;
        for (int trials = 1; trials < 60; trials++) {
            for (int successes = 0; successes <= trials; successes++) {
                final Interval interval = Interval.wilson(successes, trials, 0.95);
                final double share = (double) successes / trials;
                for (final double end : new double[] {interval.low(), interval.high()}) {
                    assertEquals(Math.pow(share - end, 2), z * z * end * (1 - end) / trials, 1e-9);
                }
                assertTrue(interval.low() <= share && share <= interval.high());
            }
        }
        assertEquals(new Interval(0, 1), Interval.wilson(0, 0, 0.95));
        assertEquals(0.4902, Interval.wilson(8, 10, 0.95).low(), 1e-4);
        assertEquals(0.9433, Interval.wilson(8, 10, 0.95).high(), 1e-4);
    }

    @Test
    void theIntervalOfAnAreaNarrowsWithClips() {
        final Interval few = Interval.ofArea(0.8, 10, 20, 0.95);
        final Interval many = Interval.ofArea(0.8, 100, 200, 0.95);
        assertTrue(few.low() < many.low() && many.high() < few.high());
        assertEquals(0.8, (many.low() + many.high()) / 2, 1e-9);
        assertEquals(new Interval(1, 1), Interval.ofArea(1, 10, 10, 0.95));
    }

    private static int count(final List<Sample> samples, final Direction direction, final double limit, final boolean bad) {
        return (int) samples.stream().filter(sample -> sample.bad() == bad && direction.isBreached(sample.value(), limit)).count();
    }

    /** Random samples with many equal values, at least one of each class. */
    private static List<Sample> samples(final Random random, final int size, final int values) {
        final List<Sample> samples = new ArrayList<>(List.of(new Sample(random.nextInt(values) / 7.0, true),
                new Sample(random.nextInt(values) / 7.0, false)));
        for (int index = 2; index < size; index++) {
            samples.add(new Sample(random.nextInt(values) / 7.0, random.nextBoolean()));
        }
        return samples;
    }
}
