package io.nifiwan.engine.budget;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a day's account holds back for one job.
 *
 * @param day      the day it counts for
 * @param spending how much
 */
public record Reservation(LocalDate day, Spending spending) {

    /** Reads {@link #text()}; empty where the text is empty or no reservation. */
    public static Optional<Reservation> of(final String text) {
        final String[] parts = text == null ? new String[0] : text.strip().split(" ");
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Reservation(LocalDate.parse(parts[0]), new Spending(new BigDecimal(parts[1]), new BigDecimal(parts[2]))));
        } catch (final DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** One line for an attribute. */
    public String text() {
        return day + " " + spending.seconds().toPlainString() + " " + spending.cost().toPlainString();
    }
}
