package io.nifiwan.engine.budget;

import java.math.BigDecimal;

/**
 * An amount of video and what it costs.
 *
 * @param seconds seconds of video
 * @param cost    money, in the currency of the rates
 */
public record Spending(BigDecimal seconds, BigDecimal cost) {
    public static final Spending NONE = new Spending(BigDecimal.ZERO, BigDecimal.ZERO);

    public Spending plus(final Spending other) {
        return new Spending(seconds.add(other.seconds), cost.add(other.cost));
    }

    /** The difference, no part of it below zero. */
    public Spending minus(final Spending other) {
        return new Spending(seconds.subtract(other.seconds).max(BigDecimal.ZERO), cost.subtract(other.cost).max(BigDecimal.ZERO));
    }
}
