package io.nifiwan.script.oral;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects quantities of a text that do not overlap: what comes first keeps its place. */
final class MeasureList {
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(?:\\.\\d{1,9})?");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,15}");

    private final List<Measure> measures = new ArrayList<>();
    private final BitSet taken = new BitSet();

    /** Adds a quantity, unless a part of it is taken. */
    void add(final Measure measure) {
        final int next = taken.nextSetBit(measure.from());
        if (next < 0 || next >= measure.to()) {
            taken.set(measure.from(), measure.to());
            measures.add(measure);
        }
    }

    /** Adds the runs of digits that are in no quantity yet, such as years and sizes. */
    void addBareDigits(final String text) {
        for (final Pattern digits : List.of(DECIMAL, DIGITS)) {
            final Matcher matcher = digits.matcher(text);
            while (matcher.find()) {
                final BigDecimal value = new BigDecimal(matcher.group());
                add(new Measure(matcher.start(), matcher.end(), Optional.of(value), Optional.of(value), "", false, matcher.group()));
            }
        }
    }

    /** The quantities in ascending order. */
    List<Measure> sorted() {
        measures.sort(Comparator.comparingInt(Measure::from));
        return measures;
    }
}
