package io.nifiwan.engine.budget;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What may be spent in a day.
 *
 * @param seconds seconds of video, where they are limited
 * @param cost    money in the currency of the rates, where it is limited
 */
public record Ceilings(Optional<BigDecimal> seconds, Optional<BigDecimal> cost) {
    public static final Ceilings NONE = new Ceilings(Optional.empty(), Optional.empty());

    /** Whether anything is limited. */
    public boolean limited() {
        return seconds.isPresent() || cost.isPresent();
    }

    /** Says which ceiling a day with this spending is above, for a person; empty while it is within. */
    Optional<String> passed(final Spending day) {
        return passed("seconds of video", day.seconds(), seconds).or(() -> passed("of the money", day.cost(), cost));
    }

    private static Optional<String> passed(final String what, final BigDecimal value, final Optional<BigDecimal> limit) {
        return limit.filter(most -> value.compareTo(most) > 0)
                .map(most -> "%s %s would be spent of %s for the day".formatted(value.stripTrailingZeros().toPlainString(), what,
                        most.stripTrailingZeros().toPlainString()));
    }
}
