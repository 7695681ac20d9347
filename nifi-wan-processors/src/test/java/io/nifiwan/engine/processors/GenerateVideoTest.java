package io.nifiwan.engine.processors;

import io.nifiwan.engine.Capabilities;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.job.EngineOperation;
import org.apache.nifi.components.ConfigVerificationResult;
import org.apache.nifi.components.ConfigVerificationResult.Outcome;
import org.apache.nifi.processor.VerifiableProcessor;
import org.apache.nifi.provenance.ProvenanceEventRecord;
import org.apache.nifi.provenance.ProvenanceEventType;
import org.apache.nifi.util.MockFlowFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class GenerateVideoTest {
    private final Studio studio = new Studio();

    @Test
    void aShotBecomesAClip() throws Exception {
        studio.engine.pace(1, 1);
        studio.shot(Map.of("prompt.negative", "text, blur", "prompt.spec", "{\"version\":1}"));
        studio.trigger();
        assertEquals("INTENT", studio.phase());
        assertEquals(0, studio.engine.accepted());

        studio.trigger();
        assertEquals("SUBMITTED", studio.phase());
        studio.queued().assertAttributeEquals(VideoAttributes.TASK_ID, "task-1");
        studio.queued().assertContentEquals(Studio.SHOT);
        assertEquals(0, studio.engine.calls(EngineOperation.POLL));

        studio.finish(10);
        final MockFlowFile clip = studio.only(GenerateVideo.SUCCESS);
        assertArrayEquals(ScriptedEngine.clip("task-1"), clip.toByteArray());
        final VideoRequest request = studio.engine.requests().getFirst();
        assertEquals("a red kite over dunes", request.prompt());
        assertEquals("text, blur", request.negativePrompt());
        assertEquals("{\"version\":1}", request.extras().get(VideoRequest.SPEC));
        assertEquals(81, request.frames());
        assertEquals("1280x720", request.width() + "x" + request.height());
        clip.assertAttributeEquals(VideoAttributes.PHASE, "DONE");
        clip.assertAttributeEquals(VideoAttributes.STATUS, "SUCCEEDED");
        clip.assertAttributeEquals(VideoAttributes.ENGINE, ScriptedEngine.NAME);
        clip.assertAttributeEquals(VideoAttributes.TASK_ID, "task-1");
        clip.assertAttributeEquals(VideoAttributes.REQUEST_ID, request.requestId());
        clip.assertAttributeEquals(VideoAttributes.SEED, String.valueOf(request.seed()));
        clip.assertAttributeEquals(VideoAttributes.FRAMES, "81");
        clip.assertAttributeEquals(VideoAttributes.FPS, "16");
        clip.assertAttributeEquals(VideoAttributes.DURATION, "5.063");
        clip.assertAttributeEquals(VideoAttributes.MIME_TYPE, "video/mp4");
        clip.assertAttributeEquals(VideoAttributes.FILENAME, "风起_s1-sh1-0a1b2c3d.mp4");
        clip.assertAttributeEquals(VideoAttributes.SHA256, HexFormat.of().formatHex(
                MessageDigest.getInstance("SHA-256").digest(ScriptedEngine.clip("task-1"))));
        clip.assertAttributeNotExists(VideoAttributes.POLL_AFTER);
        clip.assertAttributeNotExists(VideoAttributes.ERROR_CLASS);
        assertEquals(1, studio.runner().getCounterValue("Jobs Submitted"));
        assertEquals(1, studio.runner().getCounterValue("Clips Finished"));
    }

    @Test
    void waitingAndWorkingAreTimedApart() {
        studio.engine.pace(1, 1);
        studio.with("Poll Interval", "10 sec").with("Maximum Poll Interval", "10 sec");
        studio.shot();
        studio.trigger(2);
        for (int poll = 0; poll < 3; poll++) {
            studio.clock.pass(Duration.ofSeconds(10));
            studio.trigger(2);
        }
        final MockFlowFile clip = studio.only(GenerateVideo.SUCCESS);
        clip.assertAttributeEquals(VideoAttributes.QUEUE_SECONDS, "20.000");
        clip.assertAttributeEquals(VideoAttributes.RUN_SECONDS, "10.000");
    }

    @Test
    void provenanceNamesEngineAndTask() {
        studio.shot();
        studio.finish(10);
        final List<ProvenanceEventRecord> events = studio.runner().getProvenanceEvents();
        final ProvenanceEventRecord send = only(events, ProvenanceEventType.SEND);
        final ProvenanceEventRecord fetch = only(events, ProvenanceEventType.FETCH);
        assertEquals("text-to-video://scripted/task-1", send.getTransitUri());
        assertEquals("text-to-video://scripted/task-1", fetch.getTransitUri());
        assertTrue(fetch.getEventDuration() >= 0);
    }

    @Test
    void oneInfoLinePerClipAndNoBulletin() {
        studio.shot();
        studio.finish(10);
        assertEquals(1, studio.runner().getLogger().getInfoMessages().size());
        assertTrue(studio.runner().getLogger().getWarnMessages().isEmpty());
        assertTrue(studio.runner().getLogger().getErrorMessages().isEmpty());
    }

    @Test
    void aGivenSeedIsUsedAndADrawnOneDiffersFromShotToShot() {
        studio.with("Seed", "${wanted.seed}");
        studio.shot(Map.of("wanted.seed", "42"));
        studio.shot();
        studio.shot();
        studio.finish(10);
        final List<Long> seeds = studio.engine.requests().stream().map(VideoRequest::seed).toList();
        assertTrue(seeds.contains(42L));
        assertEquals(3, seeds.stream().distinct().count());
        assertTrue(seeds.stream().allMatch(seed -> seed >= 0 && seed <= Integer.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "风起 | s1 | 风起_s1.mp4",
        "-    | s1 | s1.mp4",
        "a/b  | s1 | a_b_s1.mp4",
        "-    | -  | -",
    })
    void theFileNameComesFromScriptAndShot(final String script, final String shot, final String expected) {
        studio.shot(Map.of("script.name", script == null ? "" : script, "shot.id", shot == null ? "" : shot));
        studio.finish(10);
        final MockFlowFile clip = studio.only(GenerateVideo.SUCCESS);
        clip.assertAttributeEquals(VideoAttributes.FILENAME,
                expected == null ? clip.getAttribute(VideoAttributes.REQUEST_ID) + ".mp4" : expected);
    }

    @Test
    void aClipThatComesBackStartsANewAttempt() {
        studio.shot();
        studio.finish(10);
        final MockFlowFile clip = studio.only(GenerateVideo.SUCCESS);
        studio.runner().clearTransferState();
        studio.runner().enqueue(Studio.SHOT, clip.getAttributes());
        studio.finish(10);
        final MockFlowFile second = studio.only(GenerateVideo.SUCCESS);
        second.assertAttributeEquals(VideoAttributes.TASK_ID, "task-2");
        second.assertAttributeNotEquals(VideoAttributes.REQUEST_ID, clip.getAttribute(VideoAttributes.REQUEST_ID));
        second.assertAttributeNotEquals(VideoAttributes.SEED, clip.getAttribute(VideoAttributes.SEED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "prompt       | ''    | The prompt is empty",
        "shot.seconds | ''    | Clip Seconds must be a number but is ''",
        "shot.seconds | five  | Clip Seconds must be a number but is 'five'",
        "shot.seconds | 0     | Clip Seconds must be above 0 and below 10000 but is '0'",
        "shot.seconds | NaN   | Clip Seconds must be above 0 and below 10000 but is 'NaN'",
        "shot.seconds | 11    | A clip of 11.1 s is too long: scripted makes at most 10.0 s",
        "wanted.seed  | -1    | Seed must be from 0 to 2147483647 but is '-1'",
        "wanted.seed  | x     | Seed must be a whole number but is 'x'",
        "video.phase  | BEGUN | The attribute video.phase holds 'BEGUN', which is no phase of a job",
    })
    void whatCannotBeMadeIsNeverSent(final String attribute, final String value, final String message) {
        studio.with("Seed", "${wanted.seed}");
        studio.shot(Map.of(attribute, value));
        studio.trigger(3);
        final MockFlowFile failed = studio.only(GenerateVideo.FAILURE);
        failed.assertAttributeEquals(VideoAttributes.ERROR_CLASS, "INVALID");
        failed.assertAttributeEquals(VideoAttributes.ERROR_MESSAGE, message);
        failed.assertContentEquals(Studio.SHOT);
        assertEquals(0, studio.engine.calls(EngineOperation.SUBMIT));
    }

    @ParameterizedTest
    @CsvSource({"1280,714,16,2073600,multiples of 16", "1280,720,16,900000,at most 900000 pixels"})
    void capabilitiesAreCheckedBeforeSending(final String width, final String height, final int multiple, final long pixels, final String message) {
        studio.engine.capabilities(new Capabilities(ScriptedEngine.NAME, 10, pixels, multiple, true, true));
        studio.with("Width", width).with("Height", height);
        studio.shot();
        studio.trigger(2);
        final MockFlowFile failed = studio.only(GenerateVideo.FAILURE);
        failed.assertAttributeEquals(VideoAttributes.ERROR_CLASS, "INVALID");
        assertTrue(failed.getAttribute(VideoAttributes.ERROR_MESSAGE).contains(message));
        assertEquals(0, studio.engine.calls(EngineOperation.SUBMIT));
    }

    @Test
    void capabilitiesThatChangedAfterTheIntentAreCheckedToo() {
        studio.shot();
        studio.trigger();
        studio.engine.capabilities(new Capabilities(ScriptedEngine.NAME, 2, 1920 * 1080, 16, true, true));
        studio.trigger();
        studio.only(GenerateVideo.FAILURE).assertAttributeEquals(VideoAttributes.ERROR_CLASS, "INVALID");
        assertEquals(0, studio.engine.calls(EngineOperation.SUBMIT));
    }

    @Test
    void pollIntervalsMustGrow() {
        studio.with("Poll Interval", "1 min").with("Maximum Poll Interval", "30 sec");
        studio.runner().assertNotValid();
        studio.with("Maximum Poll Interval", "1 min");
        studio.runner().assertValid();
    }

    @Test
    void verificationShowsTheStepsOfTheEngine() {
        final List<ConfigVerificationResult> results = ((VerifiableProcessor) studio.runner().getProcessor())
                .verify(studio.runner().getProcessContext(), studio.runner().getLogger(), Map.of());
        assertEquals(List.of("Reach Engine", "Find Model"), results.stream().map(ConfigVerificationResult::getVerificationStepName).toList());
        assertEquals(List.of(Outcome.SUCCESSFUL, Outcome.FAILED), results.stream().map(ConfigVerificationResult::getOutcome).toList());
        assertEquals(0, studio.engine.calls(EngineOperation.SUBMIT));
    }

    private static ProvenanceEventRecord only(final List<ProvenanceEventRecord> events, final ProvenanceEventType type) {
        final List<ProvenanceEventRecord> found = events.stream().filter(event -> event.getEventType() == type).toList();
        assertEquals(1, found.size());
        return found.getFirst();
    }
}
