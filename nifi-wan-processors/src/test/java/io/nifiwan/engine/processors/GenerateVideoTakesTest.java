package io.nifiwan.engine.processors;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.ModelSettings;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.job.EngineOperation;
import io.nifiwan.engine.processors.ScriptedEngine.Fault;
import org.apache.nifi.util.MockFlowFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the flow asks of a clip beyond its prompt: model, takes, order of configurations; and what the engine tells of it. */
class GenerateVideoTakesTest {
    private final Studio studio = new Studio();

    @Test
    void modelStepsAndGuidanceReachTheEngineAndOutliveARestart() {
        studio.with("Model", "${wanted.model}").with("Steps", "30").with("Guidance", "3.5");
        studio.shot(Map.of("wanted.model", "wan2.2-t2v-plus"));
        studio.trigger();
        studio.restart();
        studio.with("Steps", "8").with("Guidance", "1");
        studio.finish(10);
        assertEquals(new ModelSettings("wan2.2-t2v-plus", 30, 3.5), studio.engine.requests().getFirst().settings());
        final MockFlowFile clip = studio.only(GenerateVideo.SUCCESS);
        clip.assertAttributeEquals(VideoAttributes.MODEL, "wan2.2-t2v-plus");
        clip.assertAttributeEquals(VideoAttributes.STEPS, "30");
        clip.assertAttributeEquals(VideoAttributes.GUIDANCE, "3.5");
    }

    @Test
    void whatIsNotSaidIsLeftToTheEngine() {
        studio.shot();
        studio.finish(10);
        assertEquals(ModelSettings.OF_ENGINE, studio.engine.requests().getFirst().settings());
        studio.only(GenerateVideo.SUCCESS).assertAttributeNotExists(VideoAttributes.STEPS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Steps    | 0    | Steps must be from 1 to 1000 but is '0'",
        "Steps    | many | Steps must be a whole number but is 'many'",
        "Guidance | -1   | Guidance must be from 0 to 100 but is '-1'",
        "Guidance | NaN  | Guidance must be from 0 to 100 but is 'NaN'",
        "Takes    | 17   | Takes must be from 1 to 16 but is '17'",
    })
    void numbersOutOfRangeAreNeverSent(final String property, final String value, final String message) {
        studio.with(property, "${wanted}");
        studio.shot(Map.of("wanted", value));
        studio.trigger(2);
        studio.only(GenerateVideo.FAILURE).assertAttributeEquals(VideoAttributes.ERROR_MESSAGE, message);
        assertEquals(0, studio.engine.calls(EngineOperation.SUBMIT));
    }

    @Test
    void aPromptBecomesTakesBeforeAnythingIsSent() {
        studio.with("Takes", "${wanted.takes}").with("Seed", "${prompt.seed}");
        studio.shot(Map.of("wanted.takes", "3", "prompt.seed", "2147483646"));
        studio.trigger();
        studio.runner().assertTransferCount(GenerateVideo.TAKES, 2);
        final MockFlowFile first = studio.queued();
        first.assertAttributeEquals(VideoAttributes.TAKE_INDEX, "1");
        first.assertAttributeNotExists(VideoAttributes.PHASE);
        assertEquals(0, studio.engine.accepted());

        loop();
        studio.finish(10);
        final List<MockFlowFile> clips = studio.runner().getFlowFilesForRelationship(GenerateVideo.SUCCESS);
        assertEquals(List.of("风起_s1-sh1-0a1b2c3d_take1.mp4", "风起_s1-sh1-0a1b2c3d_take2.mp4", "风起_s1-sh1-0a1b2c3d_take3.mp4"),
                clips.stream().map(clip -> clip.getAttribute(VideoAttributes.FILENAME)).sorted().toList());
        assertEquals(1, clips.stream().map(clip -> clip.getAttribute(VideoAttributes.TAKE_ID)).distinct().count());
        assertTrue(clips.stream().allMatch(clip -> "3".equals(clip.getAttribute(VideoAttributes.TAKE_COUNT))));
        assertEquals(List.of(0L, 2147483646L, 2147483647L), studio.engine.requests().stream().map(VideoRequest::seed).sorted().toList());
        assertEquals(3, studio.engine.accepted());
    }

    @Test
    void takesWithoutAGivenSeedDrawTheirOwn() {
        studio.with("Takes", "16");
        studio.shot();
        studio.trigger();
        loop();
        studio.finish(60);
        assertEquals(16, studio.engine.requests().stream().map(VideoRequest::seed).distinct().count());
    }

    @Test
    void aTakeKeepsASeedThatIsMeantForItAlone() {
        studio.with("Takes", "4").with("Seed", "${prompt.seed}");
        final Map<String, String> take = Map.of(VideoAttributes.TAKE_INDEX, "3", VideoAttributes.TAKE_COUNT, "4", VideoAttributes.TAKE_SEED, "100");
        studio.shot(with(take, "prompt.seed", "102"));
        studio.shot(with(take, "prompt.seed", "100"));
        studio.finish(10);
        assertEquals(List.of(102L, 102L), studio.engine.requests().stream().map(VideoRequest::seed).toList());
        studio.runner().assertTransferCount(GenerateVideo.TAKES, 0);
    }

    @Test
    void aRestartAfterTheSplitMakesNoFurtherTakes() {
        studio.with("Takes", "2");
        studio.shot();
        studio.trigger();
        studio.runner().assertTransferCount(GenerateVideo.TAKES, 1);
        studio.restart();
        studio.finish(10);
        studio.only(GenerateVideo.SUCCESS);
        studio.runner().assertTransferCount(GenerateVideo.TAKES, 0);
    }

    @Test
    void theLoopIsOnlyThereWhereThereAreTakes() {
        assertFalse(studio.runner().getProcessor().getRelationships().contains(GenerateVideo.TAKES));
        studio.with("Takes", "2");
        assertTrue(studio.runner().getProcessor().getRelationships().contains(GenerateVideo.TAKES));
        studio.with("Takes", "1");
        assertFalse(studio.runner().getProcessor().getRelationships().contains(GenerateVideo.TAKES));
    }

    @Test
    void jobsOfOneConfigurationFollowEachOther() {
        studio.engine.configuration("");
        studio.with("Model", "${wanted.model}").with("Maximum Jobs in Flight", "1");
        IntStream.range(0, 20).forEach(shot -> studio.shot(Map.of("wanted.model", shot % 2 == 0 ? "odd" : "even")));
        studio.finish(300);
        final List<String> order = studio.engine.requests().stream().map(request -> request.settings().model()).toList();
        assertEquals(20, order.size());
        final long changes = IntStream.range(1, order.size()).filter(at -> !order.get(at).equals(order.get(at - 1))).count();
        assertEquals(1, changes);
    }

    @Test
    void aColdShotIsNotStarvedByWarmOnes() {
        studio.engine.configuration("");
        studio.engine.pace(0, 1000);
        studio.with("Model", "${wanted.model}").with("Maximum Jobs in Flight", "1");
        studio.shot(Map.of("wanted.model", "warm"));
        studio.trigger(2);
        studio.shot(Map.of("wanted.model", "cold"));
        IntStream.range(0, 2 * JobQueue.WARM_RUN).forEach(shot -> studio.shot(Map.of("wanted.model", "warm")));
        studio.trigger(300);
        studio.engine.pace(0, 0);
        studio.finish(600);
        final List<String> order = studio.engine.requests().stream().map(request -> request.settings().model()).toList();
        assertTrue(order.indexOf("cold") <= JobQueue.WARM_RUN + 1, "served as number " + order.indexOf("cold"));
    }

    @Test
    void whatTheEngineTellsIsWrittenDownAndCannotChangeTheState() {
        studio.engine.details(Map.of(VideoAttributes.MODEL, "wan2.2-t2v-plus", VideoAttributes.ACTUAL_PROMPT, "a red kite, cinematic",
                VideoAttributes.USAGE_SECONDS, "5", VideoAttributes.USAGE_TIER, "720P", VideoAttributes.SEED, "7", VideoAttributes.FRAMES, "none",
                VideoAttributes.PHASE, "DONE", VideoAttributes.TASK_ID, "another", "filename", "evil"));
        studio.shot();
        studio.trigger(2);
        studio.clock.pass(Duration.ofSeconds(1));
        studio.trigger();
        studio.queued().assertAttributeEquals(VideoAttributes.USAGE_TIER, "720P");
        studio.queued().assertAttributeEquals(VideoAttributes.PHASE, "SUBMITTED");
        studio.finish(10);
        final MockFlowFile clip = studio.only(GenerateVideo.SUCCESS);
        clip.assertAttributeEquals(VideoAttributes.MODEL, "wan2.2-t2v-plus");
        clip.assertAttributeEquals(VideoAttributes.ACTUAL_PROMPT, "a red kite, cinematic");
        clip.assertAttributeEquals(VideoAttributes.USAGE_SECONDS, "5");
        clip.assertAttributeEquals(VideoAttributes.SEED, "7");
        clip.assertAttributeEquals(VideoAttributes.FRAMES, "81");
        clip.assertAttributeEquals(VideoAttributes.TASK_ID, "task-1");
        clip.assertAttributeEquals(VideoAttributes.FILENAME, "风起_s1-sh1-0a1b2c3d.mp4");
    }

    @ParameterizedTest
    @CsvSource({"SUBMIT,120,120", "POLL,120,120", "SUBMIT,99999,3600", "POLL,99999,3600", "DOWNLOAD,120,30"})
    void anEngineThatSaysWhenToComeBackIsLeftAlone(final EngineOperation operation, final int asked, final int waited) {
        studio.engine.pace(0, 0);
        studio.engine.next(operation, Fault.raise(new EngineException(EngineError.THROTTLED, "429", "slow down", Duration.ofSeconds(asked), null)));
        studio.shot();
        studio.trigger(2);
        if (operation != EngineOperation.SUBMIT) {
            studio.clock.pass(Duration.ofSeconds(1));
            studio.trigger();
        }
        final int calls = studio.engine.calls(operation);
        assertEquals(1, calls);
        studio.clock.pass(Duration.ofSeconds(waited - 3));
        studio.trigger(5);
        assertEquals(calls, studio.engine.calls(operation));
        studio.clock.pass(Duration.ofSeconds(4));
        studio.trigger(5);
        assertTrue(studio.engine.calls(operation) > calls || studio.runner().isQueueEmpty());
    }

    private void loop() {
        final List<MockFlowFile> takes = studio.runner().getFlowFilesForRelationship(GenerateVideo.TAKES);
        studio.runner().clearTransferState();
        takes.forEach(take -> studio.runner().enqueue(take));
    }

    private static Map<String, String> with(final Map<String, String> attributes, final String name, final String value) {
        final Map<String, String> more = new HashMap<>(attributes);
        more.put(name, value);
        return more;
    }
}
