package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.screening.MovableClock;
import io.nifiwan.prompt.screening.Outcome;
import io.nifiwan.prompt.screening.ScreeningAttributes;
import io.nifiwan.prompt.screening.moderation.ModerationError;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.reporting.InitializationException;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class ScreenPromptModerationTest {
    private static final String HARMLESS = "{\"text\": \"A boat crosses the lake.\"}";

    private final MovableClock clock = new MovableClock();
    private final FakeModerationService service = new FakeModerationService();
    private TestRunner runner;

    @BeforeEach
    void createRunner() throws InitializationException {
        runner = TestRunners.newTestRunner(new ScreenPrompt(clock));
        runner.addControllerService("moderation", service);
        runner.enableControllerService(service);
        runner.setProperty(ScreenPromptProperties.MODERATION_SERVICE, "moderation");
    }

    @Test
    void asksAboutAllTextsButTheNegative() {
        runner.enqueue(HARMLESS, Map.of("prompt", "a boat", "prompt.negative", "blurry"));
        runner.run();
        assertEquals(List.of("A boat crosses the lake.\n\na boat"), service.asked());
        only(ScreenPrompt.PASS).assertAttributeEquals(ScreeningAttributes.LAYERS, "rules,persons,moderation");
    }

    @Test
    void followsItsVerdict() {
        service.answer(Outcome.BLOCKED, "sexual/minors", "sexual");
        runner.enqueue(HARMLESS);
        runner.run();
        final MockFlowFile flowFile = only(ScreenPrompt.BLOCKED);
        flowFile.assertAttributeEquals(ScreeningAttributes.RULES, "moderation.sexual/minors,moderation.sexual");
        flowFile.assertAttributeEquals(ScreeningAttributes.GROUPS, "moderation");
        flowFile.assertAttributeEquals(ScreeningAttributes.OUTCOME, "blocked");
    }

    @Test
    void doesNotAskAboutABlockedShot() {
        runner.enqueue("{\"text\": \"hentai\"}");
        runner.run();
        assertEquals(List.of(), service.asked());
        only(ScreenPrompt.BLOCKED).assertAttributeEquals(ScreeningAttributes.LAYERS, "rules,persons");
    }

    @ParameterizedTest
    @EnumSource(ModerationError.class)
    void neverPassesWithoutAVerdict(final ModerationError error) {
        for (int call = 0; call < 4; call++) {
            service.failOnce(error, null);
        }
        for (final ModerationOutage outage : ModerationOutage.values()) {
            runner.setProperty(ScreenPromptProperties.ON_MODERATION_OUTAGE, outage);
            runner.enqueue(HARMLESS);
            runner.run();
            clock.advance(Duration.ofSeconds(5));
            runner.run();
        }
        runner.assertTransferCount(ScreenPrompt.PASS, 0);
        runner.assertTransferCount(ScreenPrompt.REVIEW, 1);
        runner.assertTransferCount(ScreenPrompt.FAILURE, 1);
        runner.assertQueueEmpty();
        final MockFlowFile reviewed = runner.getFlowFilesForRelationship(ScreenPrompt.REVIEW).getFirst();
        reviewed.assertAttributeEquals(ScreeningAttributes.ERROR_CODE, "MODERATION_" + error);
        reviewed.assertAttributeEquals(ScreeningAttributes.LAYERS, "rules,persons");
        reviewed.assertAttributeNotExists(ScreeningAttributes.RETRY_AFTER);
        final MockFlowFile failed = runner.getFlowFilesForRelationship(ScreenPrompt.FAILURE).getFirst();
        failed.assertAttributeNotExists(ScreeningAttributes.OUTCOME);
        assertEquals(error.isHealedByTime() ? 4 : 2, service.asked().size());
    }

    @Test
    void waitsInTheQueueForTheSecondCall() {
        service.failOnce(ModerationError.THROTTLED, Duration.ofSeconds(30));
        runner.enqueue(HARMLESS);
        runner.run(1, false, true);
        runner.assertTransferCount(ScreenPrompt.PASS, 0);
        runner.assertPenalizeCount(1);
        runner.assertQueueNotEmpty();
        clock.advance(Duration.ofSeconds(29));
        runner.run(1, false, false);
        assertEquals(1, service.asked().size());
        clock.advance(Duration.ofSeconds(1));
        runner.run(1, true, false);
        assertEquals(2, service.asked().size());
        final MockFlowFile flowFile = only(ScreenPrompt.PASS);
        flowFile.assertAttributeNotExists(ScreeningAttributes.ATTEMPTS);
        flowFile.assertAttributeNotExists(ScreeningAttributes.ERROR_CODE);
        flowFile.assertContentEquals(HARMLESS);
    }

    @Test
    void letsOthersGoAheadOfAWaitingShot() {
        service.failOnce(ModerationError.UNAVAILABLE, null);
        runner.enqueue(HARMLESS, Map.of("name", "first"));
        runner.run(1, false, true);
        runner.enqueue(HARMLESS, Map.of("name", "second"));
        runner.run(1, true, false);
        only(ScreenPrompt.PASS).assertAttributeEquals("name", "second");
        runner.assertQueueNotEmpty();
    }

    @Test
    void doesNotWaitLongerThanAllowed() {
        service.failOnce(ModerationError.THROTTLED, Duration.ofMinutes(3));
        runner.enqueue(HARMLESS);
        runner.run();
        only(ScreenPrompt.REVIEW).assertAttributeEquals(ScreeningAttributes.ERROR_CODE, "MODERATION_THROTTLED");
    }

    @Test
    void readsWaitingAttributesThatWereTamperedWithAsAbsent() {
        runner.enqueue(HARMLESS, Map.of(ScreeningAttributes.RETRY_AFTER, "soon", ScreeningAttributes.ATTEMPTS, "-3"));
        runner.run();
        only(ScreenPrompt.PASS);
    }

    @Test
    void offersNoWayToPassAnOutage() {
        for (final ModerationOutage outage : ModerationOutage.values()) {
            assertFalse(outage.getValue().toLowerCase(Locale.ROOT).contains("pass"));
        }
    }

    private MockFlowFile only(final Relationship relationship) {
        runner.assertTransferCount(relationship, 1);
        return runner.getFlowFilesForRelationship(relationship).getFirst();
    }
}
