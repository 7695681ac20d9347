package io.nifiwan.engine.processors;

import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.budget.Budget;
import io.nifiwan.engine.budget.Reservation;
import io.nifiwan.engine.budget.Spending;
import io.nifiwan.engine.job.JobPhase;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.logging.ComponentLog;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What a FlowFile says its job costs, and the entries in the day's account that follow from it. */
record CostBook(Budget budget, ComponentLog logger) {

    /** What a finished clip cost: the seconds charged, or its length where the engine does not say; empty where neither is known. */
    Optional<Spending> spent(final Map<String, String> attributes) {
        return decimal(attributes, VideoAttributes.USAGE_SECONDS).or(() -> decimal(attributes, VideoAttributes.DURATION))
                .map(seconds -> spending(attributes, seconds));
    }

    /** Whether there is a price for the clip. */
    boolean priced(final Map<String, String> attributes) {
        return budget.rates().of(attributes.getOrDefault(VideoAttributes.MODEL, ""), attributes.getOrDefault(VideoAttributes.ENGINE, "")).isPresent();
    }

    /**
     * Closes the reservation of a FlowFile that left, once that is committed. A FlowFile that may come back to the same job keeps its own.
     *
     * @param reserved what the FlowFile had reserved, may be null
     * @param unspent  whether the engine certainly never took the request
     */
    void close(final FlowFile left, final String reserved, final boolean unspent) {
        final Map<String, String> attributes = left.getAttributes();
        if (!JobPhase.DONE.name().equals(attributes.get(VideoAttributes.PHASE))) {
            return;
        }
        final Optional<Reservation> reservation = Reservation.of(reserved);
        if (reservation.isEmpty()) {
            return;
        }
        try {
            if (unspent) {
                budget.release(reservation.get());
                return;
            }
            final Optional<BigDecimal> charged = decimal(attributes, VideoAttributes.USAGE_SECONDS);
            if (charged.isPresent()) {
                budget.settle(reservation.get(), spending(attributes, charged.get()));
            }
        } catch (final IOException e) {
            logger.warn("{}: the day's account keeps {} in place of what was charged: {}", left, reserved, e.getMessage());
        }
    }

    /** Gives a reservation back whose FlowFile was not committed. */
    void release(final String reserved) {
        final Optional<Reservation> reservation = Reservation.of(reserved);
        if (reservation.isPresent()) {
            try {
                budget.release(reservation.get());
            } catch (final IOException e) {
                logger.warn("The day's account keeps {} for a request that was not written down: {}", reserved, e.getMessage());
            }
        }
    }

    private Spending spending(final Map<String, String> attributes, final BigDecimal seconds) {
        return budget.rates().spending(attributes.getOrDefault(VideoAttributes.MODEL, ""), attributes.getOrDefault(VideoAttributes.ENGINE, ""),
                seconds);
    }

    private static Optional<BigDecimal> decimal(final Map<String, String> attributes, final String name) {
        try {
            return Optional.ofNullable(attributes.get(name)).map(BigDecimal::new);
        } catch (final NumberFormatException e) {
            return Optional.empty();
        }
    }
}
