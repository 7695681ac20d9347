package io.nifiwan.engine.budget;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BudgetTest {
    private static final Rates RATES = Rates.parse("wan2.2-t2v-plus = 0.14\n# a comment\n\nanimatic=0", "0.5");

    private final Store store = new Store();
    private Instant now = Instant.parse("2026-03-01T15:59:00Z");

    @Test
    void aRateIsThatOfTheModelElseOfTheEngineElseTheDefault() {
        assertEquals(Optional.of(new BigDecimal("0.14")), RATES.of("WAN2.2-T2V-Plus", "dashscope"));
        assertEquals(Optional.of(BigDecimal.ZERO), RATES.of("", "Animatic"));
        assertEquals(Optional.of(new BigDecimal("0.5")), RATES.of("other", "other"));
        assertEquals(Optional.empty(), Rates.parse("", "").of("other", "other"));
        assertEquals(new BigDecimal("0.70"), RATES.spending("wan2.2-t2v-plus", "", new BigDecimal("5")).cost());
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "=1", "model=free", "model=-1", "a=1\nA=2"})
    void ratesThatCannotBeReadAreRefused(final String text) {
        assertThrows(IllegalArgumentException.class, () -> Rates.parse(text, ""));
    }

    @Test
    void whatDoesNotFitIsRefusedAndLeavesNoTrace() throws Exception {
        final Budget budget = budget("UTC", new Ceilings(Optional.of(new BigDecimal("10")), Optional.empty()));
        budget.reserve(seconds("5.063"));
        final OverBudgetException refusal = assertThrows(OverBudgetException.class, () -> budget.reserve(seconds("5.063")));
        assertEquals("10.126 seconds of video would be spent of 10 for the day", refusal.getMessage());
        assertTrue(budget.reserve(seconds("4.937")).isPresent());
        assertEquals("10.000", store.values.get("seconds"));
    }

    @Test
    void moneyIsHeldToItsOwnCeiling() throws Exception {
        final Budget budget = budget("UTC", new Ceilings(Optional.empty(), Optional.of(new BigDecimal("1"))));
        budget.reserve(RATES.spending("wan2.2-t2v-plus", "", new BigDecimal("5")));
        assertThrows(OverBudgetException.class, () -> budget.reserve(RATES.spending("wan2.2-t2v-plus", "", new BigDecimal("5"))));
        assertTrue(budget.reserve(RATES.spending("animatic", "", new BigDecimal("500"))).isPresent());
    }

    @Test
    void whatWasChargedReplacesWhatWasHeldBack() throws Exception {
        final Budget budget = budget("UTC", new Ceilings(Optional.of(new BigDecimal("10")), Optional.empty()));
        final Reservation first = budget.reserve(seconds("8")).orElseThrow();
        budget.settle(first, seconds("5"));
        final Reservation second = budget.reserve(seconds("5")).orElseThrow();
        budget.release(second);
        assertEquals(0, new BigDecimal(store.values.get("seconds")).compareTo(new BigDecimal("5")));
    }

    @Test
    void theDayBeginsAtMidnightOfTheZone() throws Exception {
        final Budget budget = budget("Asia/Shanghai", new Ceilings(Optional.of(BigDecimal.TEN), Optional.empty()));
        final Reservation before = budget.reserve(seconds("10")).orElseThrow();
        assertEquals(LocalDate.of(2026, 3, 1), before.day());
        now = now.plus(Duration.ofMinutes(2));
        final Reservation after = budget.reserve(seconds("10")).orElseThrow();
        assertEquals(LocalDate.of(2026, 3, 2), after.day());
        budget.settle(before, Spending.NONE);
        assertThrows(OverBudgetException.class, () -> budget.reserve(seconds("1")));
    }

    @Test
    void aNodeWhoseClockIsBehindDoesNotForgetTheDay() throws Exception {
        final Budget budget = budget("UTC", new Ceilings(Optional.of(BigDecimal.TEN), Optional.empty()));
        budget.reserve(seconds("10"));
        now = now.minus(Duration.ofDays(1));
        assertThrows(OverBudgetException.class, () -> budget.reserve(seconds("1")));
    }

    @Test
    void withoutCeilingsTheStoreIsNotTouched() throws Exception {
        store.broken = true;
        final Budget budget = budget("UTC", Ceilings.NONE);
        assertEquals(Optional.empty(), budget.reserve(seconds("1000")));
        budget.release(new Reservation(LocalDate.of(2026, 3, 1), seconds("5")));
    }

    @Test
    void anAccountThatCannotBeReadLetsNothingThrough() {
        final Budget budget = budget("UTC", new Ceilings(Optional.of(BigDecimal.TEN), Optional.empty()));
        store.values = Map.of("day", "2026-03-01", "seconds", "many");
        assertThrows(IOException.class, () -> budget.reserve(seconds("1")));
        store.broken = true;
        assertThrows(IOException.class, () -> budget.reserve(seconds("1")));
    }

    @Test
    void manyAtOnceNeverSpendMoreThanTheCeiling() throws Exception {
        final Budget budget = budget("UTC", new Ceilings(Optional.of(new BigDecimal("50")), Optional.empty()));
        final Callable<Boolean> one = () -> {
            try {
                return budget.reserve(seconds("1")).isPresent();
            } catch (final OverBudgetException e) {
                return false;
            }
        };
        int granted = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (final Future<Boolean> answer : threads.invokeAll(Collections.nCopies(80, one))) {
                granted += answer.get() ? 1 : 0;
            }
        }
        assertEquals(50, granted);
        assertEquals("50", store.values.get("seconds"));
    }

    @Test
    void aReservationIsALineOfText() {
        final Reservation reservation = new Reservation(LocalDate.of(2026, 3, 1), new Spending(new BigDecimal("5.063"), new BigDecimal("0.70882")));
        assertEquals("2026-03-01 5.063 0.70882", reservation.text());
        assertEquals(Optional.of(reservation), Reservation.of(reservation.text()));
        assertEquals(List.of(Optional.empty(), Optional.empty(), Optional.empty()),
                List.of(Reservation.of(null), Reservation.of("yesterday 1 2"), Reservation.of("2026-03-01 x 2")));
    }

    private Budget budget(final String zone, final Ceilings ceilings) {
        return new Budget(store, ceilings, RATES, () -> now, ZoneId.of(zone));
    }

    private static Spending seconds(final String seconds) {
        return new Spending(new BigDecimal(seconds), BigDecimal.ZERO);
    }

    private static final class Store implements AccountStore {
        private Map<String, String> values = new HashMap<>();
        private boolean broken;

        @Override
        public synchronized Stored read() throws IOException {
            if (broken) {
                throw new IOException("no quorum");
            }
            return new Stored(values, values);
        }

        @Override
        public synchronized boolean replace(final Stored old, final Map<String, String> next) {
            final boolean same = old.version() == values;
            if (same) {
                values = next;
            }
            return same;
        }
    }
}
