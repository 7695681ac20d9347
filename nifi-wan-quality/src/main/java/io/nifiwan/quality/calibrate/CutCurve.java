package io.nifiwan.quality.calibrate;

import io.nifiwan.quality.verdict.Direction;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Every limit that divides a set of samples differently, from the one that flags nothing to the one that flags everything: the points
 * of the ROC curve and of the precision-recall curve. Equal values are always on the same side.
 */
public final class CutCurve {
    private final List<Sample> samples;
    private final List<Cut> cuts;
    private final Direction direction;

    private CutCurve(final List<Sample> samples, final List<Cut> cuts, final Direction direction) {
        this.samples = List.copyOf(samples);
        this.cuts = List.copyOf(cuts);
        this.direction = direction;
    }

    /**
     * Builds the curve.
     *
     * @param samples   at least one good and one bad, with finite values
     * @param direction the bad side
     * @throws IllegalArgumentException when a class is missing
     */
    public static CutCurve of(final List<Sample> samples, final Direction direction) {
        final int bad = (int) samples.stream().filter(Sample::bad).count();
        final int good = samples.size() - bad;
        if (bad == 0 || good == 0) {
            throw new IllegalArgumentException("Both good and bad samples are needed, not " + good + " and " + bad);
        }
        final Comparator<Sample> ascending = Comparator.comparingDouble(Sample::value);
        final List<Sample> worstFirst = samples.stream().sorted(direction == Direction.BELOW ? ascending : ascending.reversed()).toList();
        final List<Cut> cuts = new ArrayList<>();
        cuts.add(new Cut(worstFirst.get(0).value(), 0, 0, bad, good));
        int flaggedBad = 0;
        for (int index = 0; index < worstFirst.size(); index++) {
            final double value = worstFirst.get(index).value();
            flaggedBad += worstFirst.get(index).bad() ? 1 : 0;
            final boolean last = index == worstFirst.size() - 1;
            if (last || worstFirst.get(index + 1).value() != value) {
                final double limit = last ? beyond(value, direction) : between(value, worstFirst.get(index + 1).value());
                cuts.add(new Cut(limit, flaggedBad, index + 1 - flaggedBad, bad, good));
            }
        }
        return new CutCurve(samples, cuts, direction);
    }

    /** The cuts; each flags more clips than the one before. */
    public List<Cut> cuts() {
        return cuts;
    }

    /**
     * Area under the ROC curve by trapezoids: the probability that a bad clip has the worse value of a bad and a good one, where equal
     * values count half. That is the Mann-Whitney statistic over its maximum.
     */
    public double area() {
        double area = 0;
        for (int index = 1; index < cuts.size(); index++) {
            final Cut before = cuts.get(index - 1);
            final Cut after = cuts.get(index);
            area += (after.falseAlarms() - before.falseAlarms()) * (after.recall() + before.recall()) / 2;
        }
        return area;
    }

    /** Average precision: the precision at each cut weighted by the recall that it adds, without interpolation. */
    public double averagePrecision() {
        double sum = 0;
        for (int index = 1; index < cuts.size(); index++) {
            sum += (cuts.get(index).recall() - cuts.get(index - 1).recall()) * cuts.get(index).precision();
        }
        return sum;
    }

    /**
     * The limit that catches the most bad clips among those that flag at least one clip with a precision.
     *
     * @param precision what has to reach the target, the precision itself or the lower end of its interval
     */
    public Optional<Cut> forPrecision(final double target, final ToDoubleFunction<Cut> precision) {
        return cuts.stream()
                .filter(cut -> cut.flaggedBad() > 0 && precision.applyAsDouble(cut) >= target)
                .max(Comparator.comparingInt(Cut::flaggedBad).thenComparing(Comparator.comparingInt(Cut::flaggedGood).reversed()));
    }

    /**
     * The limit that flags the fewest good clips among those with a recall. One that flags more than half of
     * the good clips is no limit: a value cannot be asked to catch the clips that are bad for another reason.
     *
     * @param recall what has to reach the target, the recall itself or the lower end of its interval
     */
    public Optional<Cut> forRecall(final double target, final ToDoubleFunction<Cut> recall) {
        return cuts.stream()
                .filter(cut -> 2 * cut.flaggedGood() <= cut.good() && recall.applyAsDouble(cut) >= target)
                .min(Comparator.comparingInt(Cut::flaggedGood).thenComparing(Comparator.comparingInt(Cut::flaggedBad).reversed()));
    }

    /** What any limit does, whether or not it is one of the cuts. */
    public Cut at(final double limit) {
        final List<Sample> flagged = samples.stream().filter(sample -> direction.isBreached(sample.value(), limit)).toList();
        final int flaggedBad = (int) flagged.stream().filter(Sample::bad).count();
        return new Cut(limit, flaggedBad, flagged.size() - flaggedBad, cuts.get(0).bad(), cuts.get(0).good());
    }

    private static double beyond(final double value, final Direction direction) {
        return direction == Direction.BELOW ? Math.nextUp(value) : Math.nextDown(value);
    }

    /** The shortest decimal strictly between two values, near their middle; the second where there is none. */
    private static double between(final double flagged, final double kept) {
        final BigDecimal middle = BigDecimal.valueOf(flagged).add(BigDecimal.valueOf(kept)).divide(BigDecimal.valueOf(2));
        for (int digits = 1; digits <= 17; digits++) {
            final double candidate = middle.round(new MathContext(digits)).doubleValue();
            if (candidate > Math.min(flagged, kept) && candidate < Math.max(flagged, kept)) {
                return candidate;
            }
        }
        return kept;
    }
}
