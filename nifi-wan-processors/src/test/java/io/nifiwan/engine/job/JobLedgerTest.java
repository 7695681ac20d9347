package io.nifiwan.engine.job;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class JobLedgerTest {
    private final JobLedger ledger = new JobLedger();

    @Test
    void placesAreGivenOnlyUpToTheCap() {
        assertTrue(ledger.admit("a", 2));
        assertTrue(ledger.admit("b", 2));
        assertFalse(ledger.admit("c", 2));
        ledger.remove("a");
        assertTrue(ledger.admit("c", 2));
    }

    @Test
    void jobsThatExistCountAboveTheCap() {
        ledger.adopt("a", 0, JobHandle.NONE);
        ledger.adopt("b", 0, JobHandle.NONE);
        ledger.adopt("c", 0, JobHandle.NONE);
        assertFalse(ledger.admit("d", 2));
        assertEquals(3, ledger.size());
    }

    @Test
    void theLongestDueComesFirstAndIsNobodyElses() {
        ledger.adopt("later", 20, JobHandle.NONE);
        ledger.adopt("first", 10, JobHandle.NONE);
        ledger.adopt("future", 100, JobHandle.NONE);
        assertEquals(Optional.of("first"), ledger.holdDue(50));
        assertEquals(Optional.of("later"), ledger.holdDue(50));
        assertEquals(Optional.empty(), ledger.holdDue(50));
        ledger.release("first", 30);
        assertEquals(Optional.of("first"), ledger.holdDue(50));
    }

    @Test
    void adoptingDoesNotTouchWhatIsKnown() {
        ledger.adopt("a", 10, JobHandle.NONE);
        assertEquals(Optional.of("a"), ledger.holdDue(10));
        ledger.adopt("a", 0, JobHandle.NONE);
        assertEquals(Optional.empty(), ledger.holdDue(10));
    }

    @Test
    void aSurveyDropsWhatItDidNotSee() {
        ledger.adopt("gone", 0, JobHandle.NONE);
        ledger.adopt("there", 0, JobHandle.NONE);
        final long mark = ledger.mark();
        ledger.settle(mark, Set.of("there"));
        assertEquals(Set.of("there"), ledger.ids());
    }

    @Test
    void aSurveyKeepsWhatIsHeldOrChangedMeanwhile() {
        ledger.adopt("held", 0, JobHandle.NONE);
        ledger.adopt("returned", 1, JobHandle.NONE);
        assertEquals(Optional.of("held"), ledger.holdDue(0));
        assertEquals(Optional.of("returned"), ledger.holdDue(1));
        final long mark = ledger.mark();
        ledger.release("returned", 5);
        ledger.adopt("new", 5, JobHandle.NONE);
        ledger.settle(mark, Set.of());
        assertEquals(Set.of("held", "returned", "new"), ledger.ids());
    }

    @Test
    void aHiddenJobGivesItsPlaceBackInTheEnd() {
        ledger.adopt("hidden", 0, JobHandle.NONE);
        for (int miss = 1; miss < JobLedger.MAXIMUM_MISSES; miss++) {
            assertEquals(Optional.of("hidden"), ledger.holdDue(miss));
            ledger.miss("hidden", miss + 1L);
            assertEquals(1, ledger.size());
        }
        assertEquals(Optional.of("hidden"), ledger.holdDue(1000));
        ledger.miss("hidden", 2000);
        assertEquals(0, ledger.size());
    }

    @Test
    void aJobThatIsSeenAgainStartsToMissAnew() {
        ledger.adopt("a", 0, JobHandle.NONE);
        for (int round = 0; round < 3 * JobLedger.MAXIMUM_MISSES; round++) {
            assertEquals(Optional.of("a"), ledger.holdDue(round));
            if (round % 5 == 0) {
                ledger.release("a", round + 1L);
            } else {
                ledger.miss("a", round + 1L);
            }
        }
        assertEquals(1, ledger.size());
    }
}
