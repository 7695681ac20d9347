package io.nifiwan.engine.processors;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.job.EngineOperation;
import io.nifiwan.engine.processors.ScriptedEngine.Fault;
import org.apache.nifi.components.state.Scope;
import org.apache.nifi.util.MockFlowFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A day keeps within its ceilings whatever happens to its jobs. A shot of five seconds is 5.063 s of video. */
class GenerateVideoBudgetTest {
    private final Studio studio = new Studio();

    @Test
    void whatDoesNotFitWaitsUntilTheNextDay() throws IOException {
        studio.with("Daily Seconds Limit", "11");
        for (int shot = 0; shot < 3; shot++) {
            studio.shot();
        }
        for (int second = 0; second < 120; second++) {
            studio.trigger(12);
            studio.clock.pass(Duration.ofSeconds(1));
        }
        studio.runner().assertTransferCount(GenerateVideo.SUCCESS, 2);
        final MockFlowFile held = studio.queued();
        held.assertAttributeEquals(VideoAttributes.ERROR_CLASS, "QUOTA");
        held.assertAttributeEquals(VideoAttributes.ERROR_CODE, "BUDGET");
        held.assertAttributeNotExists(VideoAttributes.PHASE);
        assertEquals("10.126", state("seconds"));
        assertEquals(1, studio.runner().getLogger().getWarnMessages().size());

        studio.clock.pass(Duration.ofDays(1));
        studio.finish(60);
        studio.runner().assertTransferCount(GenerateVideo.SUCCESS, 3);
        studio.runner().getFlowFilesForRelationship(GenerateVideo.SUCCESS).getLast().assertAttributeNotExists(VideoAttributes.ERROR_CLASS);
        assertEquals("5.063", state("seconds"));
    }

    @Test
    void whatDoesNotFitLeavesWhereTheFlowSaysSo() {
        studio.with("Daily Cost Limit", "1").with("Rates", "scripted = 0.1").with("Default Rate", "9")
                .with("Over Budget", OverBudget.ROUTE.getValue());
        studio.shot();
        studio.shot();
        studio.finish(20);
        studio.runner().assertTransferCount(GenerateVideo.SUCCESS, 1);
        studio.runner().assertTransferCount(GenerateVideo.OVER_BUDGET, 1);
        final MockFlowFile left = studio.runner().getFlowFilesForRelationship(GenerateVideo.OVER_BUDGET).getFirst();
        left.assertContentEquals(Studio.SHOT);
        left.assertAttributeEquals(VideoAttributes.ERROR_MESSAGE, "Over budget: 1.0126 of the money would be spent of 1 for the day");
        left.assertAttributeNotExists(VideoAttributes.PHASE);
        assertTrue(studio.runner().getLogger().getWarnMessages().isEmpty());
        assertEquals(1, studio.engine.accepted());
    }

    @Test
    void aClipThatCameOverBudgetIsMadeTheNextDay() {
        studio.with("Daily Seconds Limit", "5").with("Over Budget", OverBudget.ROUTE.getValue());
        studio.shot();
        studio.finish(10);
        final MockFlowFile left = studio.only(GenerateVideo.OVER_BUDGET);
        studio.runner().clearTransferState();
        studio.with("Daily Seconds Limit", "6");
        studio.stopAndStart();
        studio.runner().enqueue(Studio.SHOT, left.getAttributes());
        studio.finish(10);
        studio.only(GenerateVideo.SUCCESS).assertAttributeNotExists(VideoAttributes.ERROR_CODE);
    }

    @Test
    void whatTheEngineChargedReplacesWhatWasHeldBack() throws IOException {
        studio.with("Daily Seconds Limit", "100").with("Rates", "wan2.2-t2v-plus=0.14").with("Model", "wan2.2-t2v-plus");
        studio.shot();
        studio.trigger();
        assertEquals("5.063", state("seconds"));
        studio.queued().assertAttributeEquals(VideoAttributes.RESERVED, "2023-11-14 5.063 0.70882");
        studio.engine.details(Map.of(VideoAttributes.USAGE_SECONDS, "5"));
        studio.finish(10);
        final MockFlowFile clip = studio.only(GenerateVideo.SUCCESS);
        clip.assertAttributeEquals(VideoAttributes.COST, "0.7");
        clip.assertAttributeNotExists(VideoAttributes.RESERVED);
        assertEquals(0, new BigDecimal(state("seconds")).compareTo(new BigDecimal("5")));
        assertEquals(0, new BigDecimal(state("cost")).compareTo(new BigDecimal("0.70")));
        assertEquals(5000, studio.runner().getCounterValue("Video Milliseconds"));
        assertEquals(70, studio.runner().getCounterValue("Cost in Hundredths"));
    }

    @ParameterizedTest
    @CsvSource({"INVALID,0", "MODERATION,0", "QUOTA,0", "CONFIGURATION,0"})
    void whatWasCertainlyNotAcceptedIsGivenBack(final EngineError error, final String seconds) throws IOException {
        studio.engine.next(EngineOperation.SUBMIT, Fault.refuse(error));
        studio.with("Daily Seconds Limit", "100");
        studio.shot();
        studio.trigger(2);
        assertEquals(0, new BigDecimal(state("seconds")).compareTo(new BigDecimal(seconds)));
    }

    @Test
    void aJobThatMayHaveCostKeepsItsPartOfTheDay() throws IOException {
        studio.with("Daily Seconds Limit", "100");
        studio.shot();
        studio.trigger(2);
        studio.engine.forgetAll();
        studio.clock.pass(Duration.ofSeconds(2));
        studio.trigger();
        studio.only(GenerateVideo.FAILURE);
        assertEquals("5.063", state("seconds"));
    }

    @Test
    void aResumedJobIsHeldBackOnce() throws IOException {
        studio.with("Daily Seconds Limit", "100").with("Run Deadline", "1 min");
        studio.engine.pace(0, 1000);
        studio.engine.next(EngineOperation.CANCEL, Fault.breakDown(false));
        studio.engine.details(Map.of(VideoAttributes.USAGE_SECONDS, "4"));
        studio.shot();
        studio.finish(120);
        final MockFlowFile late = studio.only(GenerateVideo.TIMED_OUT);
        late.assertAttributeExists(VideoAttributes.RESERVED);
        assertEquals("5.063", state("seconds"));
        studio.runner().clearTransferState();
        studio.engine.pace(0, 0);
        studio.runner().enqueue(Studio.SHOT, late.getAttributes());
        studio.finish(20);
        studio.only(GenerateVideo.SUCCESS);
        assertEquals(0, new BigDecimal(state("seconds")).compareTo(new BigDecimal("4")));
    }

    @Test
    void whereTheAccountIsOutOfReachNothingIsSent() {
        studio.with("Daily Seconds Limit", "100");
        studio.shot();
        studio.runner().getStateManager().setFailOnStateGet(Scope.CLUSTER, true);
        studio.trigger(10);
        assertEquals(0, studio.engine.accepted());
        assertTrue(studio.queued().getAttribute(VideoAttributes.ERROR_MESSAGE).startsWith("The account of the day's budget cannot be used"));
        studio.runner().getStateManager().setFailOnStateGet(Scope.CLUSTER, false);
        studio.clock.pass(Duration.ofSeconds(31));
        studio.finish(10);
        studio.only(GenerateVideo.SUCCESS);
    }

    @Test
    void withoutALimitThereIsNoState() {
        studio.shot();
        studio.finish(10);
        studio.only(GenerateVideo.SUCCESS).assertAttributeNotExists(VideoAttributes.COST);
        studio.runner().getStateManager().assertStateNotSet();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Daily Seconds Limit | -1", "Daily Seconds Limit | many", "Daily Cost Limit | 5", "Rates | free",
        "Budget Time Zone | Mars/Olympus"})
    void nonsenseIsRefused(final String property, final String value) {
        studio.runner().assertValid();
        studio.with(property, value);
        studio.runner().assertNotValid();
    }

    private String state(final String key) throws IOException {
        return studio.runner().getStateManager().getState(Scope.CLUSTER).get(key);
    }
}
