package io.nifiwan.engine.job;

import org.junit.jupiter.api.Test;

import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class UnsentIntentsTest {
    private final UnsentIntents unsent = new UnsentIntents();

    @Test
    void aCommittedIntentMayBeSentOnceAndOnlyByItsOwnFlowFile() {
        unsent.propose("flowfile", "request");
        unsent.confirm("flowfile", "request");
        assertFalse(unsent.take("copy", "request"));
        assertFalse(unsent.take("flowfile", "another request"));
        assertTrue(unsent.take("flowfile", "request"));
        assertFalse(unsent.take("flowfile", "request"));
    }

    @Test
    void anIntentThatIsNotCommittedMayNotBeSent() {
        unsent.propose("flowfile", "request");
        assertFalse(unsent.take("flowfile", "request"));
        unsent.confirm("copy", "request");
        assertFalse(unsent.take("flowfile", "request"));
    }

    @Test
    void whatACopySendsNobodyElseSends() {
        unsent.propose("flowfile", "request");
        unsent.confirm("flowfile", "request");
        unsent.revoke("request");
        assertFalse(unsent.take("flowfile", "request"));
    }

    @Test
    void aCopyThatSendsBeforeTheCommitPreventsTheConfirmation() {
        unsent.propose("flowfile", "request");
        unsent.revoke("request");
        unsent.confirm("flowfile", "request");
        assertFalse(unsent.take("flowfile", "request"));
    }

    @Test
    void whatIsGoneIsForgotten() {
        unsent.propose("gone", "request");
        unsent.confirm("gone", "request");
        unsent.propose("there", "other");
        unsent.confirm("there", "other");
        unsent.retain(Set.of("there"));
        assertFalse(unsent.take("gone", "request"));
        assertTrue(unsent.take("there", "other"));
    }

    @Test
    void twoThreadsNeverSendOneRequestTogether() {
        assertTrue(UnsentIntents.beginSending("request"));
        assertFalse(UnsentIntents.beginSending("request"));
        UnsentIntents.endSending("request");
        assertTrue(UnsentIntents.beginSending("request"));
        UnsentIntents.endSending("request");
    }
}
