package io.nifiwan.engine.command;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds progress in a line that a program writes. Immutable. */
public final class ProgressPattern {
    /** The bars of tqdm ({@code 42%|####}), and counts of steps ({@code 7/20}) as stable-diffusion.cpp writes them. */
    public static final String DEFAULT = "(?<percent>\\d{1,3}(?:\\.\\d+)?)%\\||(?<![\\d./-])(?<done>\\d{1,6})/(?<total>\\d{1,6})(?![\\d./-])";
    private static final String PERCENT = "percent";
    private static final String DONE = "done";
    private static final String TOTAL = "total";

    private final Pattern pattern;
    private final boolean percents;
    private final boolean counts;

    /**
     * @param expression regular expression with the named group {@code percent} (0 to 100), or {@code done} and {@code total}, or all three
     * @throws IllegalArgumentException where it is no expression or has none of the groups
     */
    public ProgressPattern(final String expression) {
        this.pattern = Pattern.compile(expression);
        final Map<String, Integer> groups = pattern.namedGroups();
        this.percents = groups.containsKey(PERCENT);
        this.counts = groups.containsKey(DONE) && groups.containsKey(TOTAL);
        if (!percents && !counts) {
            throw new IllegalArgumentException("The expression needs the group (?<percent>...) or the groups (?<done>...) and (?<total>...)");
        }
    }

    /**
     * The first plausible progress in a line.
     *
     * @return 0 to 1, or empty
     */
    public OptionalDouble read(final String line) {
        final Matcher matcher = pattern.matcher(line);
        while (matcher.find()) {
            final double share = share(matcher);
            if (share >= 0 && share <= 1) {
                return OptionalDouble.of(share);
            }
        }
        return OptionalDouble.empty();
    }

    private double share(final Matcher matcher) {
        try {
            if (percents && matcher.group(PERCENT) != null) {
                return Double.parseDouble(matcher.group(PERCENT)) / 100;
            }
            if (counts && matcher.group(DONE) != null && matcher.group(TOTAL) != null) {
                // 0/0 is not a number, which no comparison takes for progress.
                return Double.parseDouble(matcher.group(DONE)) / Double.parseDouble(matcher.group(TOTAL));
            }
        } catch (final NumberFormatException e) {
            // The operator's groups may catch other text than numbers.
            return Double.NaN;
        }
        return Double.NaN;
    }
}
