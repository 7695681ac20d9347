package io.nifiwan.engine.budget;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;

/**
 * What one day has spent and holds back.
 *
 * @param day      the day
 * @param spending reserved and settled together
 */
record DayAccount(LocalDate day, Spending spending) {
    private static final String DAY = "day";
    private static final String SECONDS = "seconds";
    private static final String COST = "cost";

    /**
     * The account that counts today. A stored day in the future is kept: the clocks of nodes differ, and going back would forget
     * what is spent.
     *
     * @throws IOException when the stored account cannot be read: nothing may be spent on a guess
     */
    static DayAccount of(final Map<String, String> values, final LocalDate today) throws IOException {
        if (!values.containsKey(DAY)) {
            return new DayAccount(today, Spending.NONE);
        }
        try {
            final LocalDate stored = LocalDate.parse(values.get(DAY));
            final Spending spending = new Spending(new BigDecimal(values.getOrDefault(SECONDS, "")), new BigDecimal(values.getOrDefault(COST, "")));
            return stored.isBefore(today) ? new DayAccount(today, Spending.NONE) : new DayAccount(stored, spending);
        } catch (final DateTimeException | NumberFormatException e) {
            throw new IOException("The account of the day is unreadable: clear the state of the processor", e);
        }
    }

    Map<String, String> values() {
        return Map.of(DAY, day.toString(), SECONDS, spending.seconds().toPlainString(), COST, spending.cost().toPlainString());
    }
}
