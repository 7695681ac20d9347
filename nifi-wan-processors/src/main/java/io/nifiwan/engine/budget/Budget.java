package io.nifiwan.engine.budget;

import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Keeps a day within its ceilings. What a job will cost is held back before it is sent, so jobs in flight count; when it is over, what the
 * engine charged replaces what was held back, and what was certainly not accepted is given back.
 *
 * <p>Every fault errs on the side of the purse: a crash between holding back and sending leaves the amount held back until the day ends,
 * and where the account cannot be read nothing is sent. Without ceilings the store is never touched.
 *
 * <p>Safe for use by several threads and, as far as the store is, by several nodes.
 */
public final class Budget {
    private static final int TRIES = 50;

    private final AccountStore store;
    private final Ceilings ceilings;
    private final Rates rates;
    private final InstantSource clock;
    private final ZoneId zone;

    /** @param zone where a day begins at midnight */
    public Budget(final AccountStore store, final Ceilings ceilings, final Rates rates, final InstantSource clock, final ZoneId zone) {
        this.store = store;
        this.ceilings = ceilings;
        this.rates = rates;
        this.clock = clock;
        this.zone = zone;
    }

    public Rates rates() {
        return rates;
    }

    /**
     * Holds back what a job will cost.
     *
     * @return the reservation, empty where nothing is limited
     * @throws OverBudgetException when it does not fit; nothing is held back
     * @throws IOException         when the account cannot be read or written; nothing may be sent
     */
    public Optional<Reservation> reserve(final Spending wanted) throws OverBudgetException, IOException {
        if (!ceilings.limited()) {
            return Optional.empty();
        }
        for (int attempt = 0; attempt < TRIES; attempt++) {
            final AccountStore.Stored stored = store.read();
            final DayAccount account = DayAccount.of(stored.values(), today());
            final Spending after = account.spending().plus(wanted);
            final Optional<String> passed = ceilings.passed(after);
            if (passed.isPresent()) {
                throw new OverBudgetException(passed.get());
            }
            if (store.replace(stored, new DayAccount(account.day(), after).values())) {
                return Optional.of(new Reservation(account.day(), wanted));
            }
        }
        throw busy();
    }

    /** Puts what the engine charged in the place of what was held back. Without effect once the day is over. */
    public void settle(final Reservation reservation, final Spending charged) throws IOException {
        if (!ceilings.limited()) {
            return;
        }
        for (int attempt = 0; attempt < TRIES; attempt++) {
            final AccountStore.Stored stored = store.read();
            final DayAccount account = DayAccount.of(stored.values(), today());
            if (!account.day().equals(reservation.day())) {
                return;
            }
            final Spending after = account.spending().plus(charged).minus(reservation.spending());
            if (store.replace(stored, new DayAccount(account.day(), after).values())) {
                return;
            }
        }
        throw busy();
    }

    /** Gives back what was held back for a job that the engine certainly never took. */
    public void release(final Reservation reservation) throws IOException {
        settle(reservation, Spending.NONE);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private static IOException busy() {
        return new IOException("The account of the day could not be written: others changed it %d times in a row".formatted(TRIES));
    }
}
