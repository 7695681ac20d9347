package io.nifiwan.prompt.processors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.job.JobPhase;
import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.PromptSpec;
import io.nifiwan.prompt.SampleShots;
import io.nifiwan.prompt.revise.Exhaustion;
import io.nifiwan.prompt.revise.RevisionAttributes;
import io.nifiwan.prompt.revise.SampleAttempts;
import io.nifiwan.quality.QualityAttributes;
import io.nifiwan.script.ScriptAttributes;
import org.apache.nifi.flowfile.attributes.CoreAttributes;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.provenance.ProvenanceEventType;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RevisePromptTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final byte[] CLIP = {0, 0, 0, 24, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm'};
    private TestRunner runner;
    private RevisePrompt processor;

    @BeforeEach
    void setRunner() {
        processor = new RevisePrompt();
        runner = TestRunners.newTestRunner(processor);
    }

    @Test
    void makesTheNextAttemptOfARejectedClip() throws IOException, PromptException {
        final Map<String, String> clip = rejected("zh-rainy-street", "SHAKE,BLURRED");
        final MockFlowFile next = revise(clip);

        final JsonNode shot = MAPPER.readTree(next.getContent());
        assertEquals(clip.get(ScriptAttributes.SHOT_TEXT), shot.path("text").asText());
        assertEquals(41, shot.path("lines").path("from").asInt());
        assertEquals(42, shot.path("lines").path("to").asInt());
        assertEquals("move.push_in", shot.path("parsed").path("camera").path("terms").path(1).path("id").asText());
        next.assertAttributeEquals(RevisionAttributes.ATTEMPT_NUMBER, "2");
        next.assertAttributeEquals(RevisionAttributes.ATTEMPT_PARENT, "request-1");
        next.assertAttributeEquals(RevisionAttributes.REVISION_RULES, "gate.blurred,gate.shake");
        next.assertAttributeEquals(RevisionAttributes.PROMPT_DIFF, "+ “画面清晰，细节锐利”; + “画面平稳，没有抖动”; negative + 模糊、失焦、画面抖动");
        next.assertAttributeEquals(PromptAttributes.PROMPT_CAMERA, "move.push_in");
        next.assertAttributeEquals(PromptAttributes.PROMPT_TONE, "tone.blue_grey");
        next.assertAttributeEquals(CoreAttributes.MIME_TYPE.key(), "application/json");
        next.assertAttributeEquals(CoreAttributes.FILENAME.key(), "play_s3-sh2-5d1c0a77.json");
        assertTrue(next.getAttribute(PromptAttributes.PROMPT).contains("盯着巷口，画面清晰，细节锐利，画面平稳，没有抖动。"));
        assertTrue(next.getAttribute(PromptAttributes.PROMPT_NEGATIVE).endsWith("，模糊，失焦，画面抖动"));
        assertEquals(2, PromptSpec.fromJson(next.getAttribute(PromptAttributes.PROMPT_SPEC)).phrases().size());
        assertEquals(ProvenanceEventType.CONTENT_MODIFIED, runner.getProvenanceEvents().getFirst().getEventType());
    }

    @Test
    void leavesNothingOfTheOldClip() throws IOException, PromptException {
        final MockFlowFile next = revise(rejected("zh-rainy-street", "BLURRED"));
        assertEquals(JobPhase.NEW, JobPhase.of(next.getAttributes()));
        next.getAttributes().keySet().forEach(name -> {
            assertFalse(name.startsWith("quality."), name);
            assertTrue(name.equals(VideoAttributes.SEED) || !name.startsWith("video."), name);
        });
        assertNotEquals("42", next.getAttribute(VideoAttributes.SEED));
    }

    @Test
    void buildsTheSamePromptFromTheContent() throws IOException, PromptException {
        final MockFlowFile next = revise(noted("en-kitchen-morning", "make it night, wider, too shaky"));
        final TestRunner build = TestRunners.newTestRunner(BuildPrompt.class);
        build.setProperty(PromptProperties.STYLES, "None");
        build.enqueue(next.getContent());
        build.run();
        final MockFlowFile built = build.getFlowFilesForRelationship(BuildPrompt.SUCCESS).getFirst();
        built.assertAttributeEquals(PromptAttributes.PROMPT, next.getAttribute(PromptAttributes.PROMPT));
        built.assertAttributeEquals(PromptAttributes.PROMPT_PATTERN, next.getAttribute(PromptAttributes.PROMPT_PATTERN));
        built.assertAttributeEquals(PromptAttributes.PROMPT_SPEC, next.getAttribute(PromptAttributes.PROMPT_SPEC));
    }

    @Test
    void followsANoteOnce() throws IOException, PromptException {
        final MockFlowFile next = revise(noted("en-harbour-night", "wider; and the hat should be red"));
        next.assertAttributeEquals(RevisionAttributes.ATTEMPT_NOTE, "wider; and the hat should be red");
        next.assertAttributeEquals(RevisionAttributes.REVISION_UNREAD, "and the hat should be red");
        next.assertAttributeEquals(RevisionAttributes.PROMPT_DIFF, "~ close-up shot → close shot");
        next.assertAttributeNotExists(RevisionAttributes.REVIEW_NOTE);
    }

    @ParameterizedTest
    @CsvSource({"New Seed, 太暗, false", "New Seed, 太暗，保持风格, true", "Keep Seed, 太暗, true", "Keep Seed, 帽子不对, false",
        "New Seed, keep the look, false"})
    void keepsTheSeedWhereToldTo(final String strategy, final String note, final boolean kept) throws IOException, PromptException {
        runner.setProperty(RevisePrompt.SEED, strategy);
        final String seed = revise(noted("zh-rainy-street", note)).getAttribute(VideoAttributes.SEED);
        assertEquals(kept, seed.equals("42"), seed);
        assertTrue(Integer.parseInt(seed) >= 0);
    }

    @Test
    void drawsASeedWhereTheOldOneIsNotKnown() throws IOException, PromptException {
        runner.setProperty(RevisePrompt.SEED, SeedStrategy.KEEP_SEED);
        final Map<String, String> clip = noted("zh-rainy-street", "太暗");
        clip.remove(VideoAttributes.SEED);
        assertTrue(Integer.parseInt(revise(clip).getAttribute(VideoAttributes.SEED)) >= 0);
    }

    @Test
    void countsAttemptsUntilTheyAreExhausted() throws IOException, PromptException {
        final Map<String, String> clip = rejected("zh-rainy-street", "BLURRED");
        clip.put(RevisionAttributes.ATTEMPT_NUMBER, "2");
        revise(clip).assertAttributeEquals(RevisionAttributes.ATTEMPT_NUMBER, "3");
        runner.clearTransferState();

        clip.put(RevisionAttributes.ATTEMPT_NUMBER, "3");
        final MockFlowFile last = run(CLIP, clip, RevisePrompt.EXHAUSTED);
        last.assertContentEquals(CLIP);
        last.assertAttributeEquals(RevisionAttributes.EXHAUSTED_CODE, Exhaustion.MAXIMUM_ATTEMPTS.name());
        last.assertAttributeEquals(RevisionAttributes.EXHAUSTED_MESSAGE, "Attempt 3 of at most 3 is over");
        clip.forEach(last::assertAttributeEquals);
    }

    @Test
    void takesASingleAttemptAtItsWord() throws IOException, PromptException {
        runner.setProperty(RevisePrompt.MAXIMUM_ATTEMPTS, "1");
        run(CLIP, rejected("zh-rainy-street", "BLURRED"), RevisePrompt.EXHAUSTED)
                .assertAttributeEquals(RevisionAttributes.ATTEMPT_NUMBER, "1");
    }

    @Test
    void triesANewSeedWhereNothingMatches() throws IOException, PromptException {
        final Map<String, String> clip = rejected("en-harbour-night", "TRUNCATED");
        clip.put(RevisionAttributes.REVISION_RULES, "gate.blurred");
        final MockFlowFile next = revise(clip);
        next.assertAttributeEquals(PromptAttributes.PROMPT, clip.get(PromptAttributes.PROMPT));
        next.assertAttributeEquals(PromptAttributes.PROMPT_SPEC, clip.get(PromptAttributes.PROMPT_SPEC));
        next.assertAttributeEquals(PromptAttributes.PROMPT_NEGATIVE, clip.get(PromptAttributes.PROMPT_NEGATIVE));
        next.assertAttributeEquals(RevisionAttributes.PROMPT_DIFF, "new seed only");
        next.assertAttributeNotExists(RevisionAttributes.REVISION_RULES);
        assertNotEquals("42", next.getAttribute(VideoAttributes.SEED));
    }

    @Test
    void givesUpWhereNothingMatches() throws IOException, PromptException {
        runner.setProperty(RevisePrompt.WHEN_NOTHING_MATCHES, UnchangedStrategy.EXHAUSTED);
        final Map<String, String> clip = noted("en-harbour-night", "the hat should be red");
        final MockFlowFile last = run(CLIP, clip, RevisePrompt.EXHAUSTED);
        last.assertContentEquals(CLIP);
        last.assertAttributeEquals(RevisionAttributes.EXHAUSTED_CODE, Exhaustion.NOTHING_TO_CHANGE.name());
        assertTrue(last.getAttribute(RevisionAttributes.EXHAUSTED_MESSAGE).contains("the hat should be red"));
    }

    @Test
    void namesTheFlowFileWhereTheEngineNamedNoRequest() throws IOException, PromptException {
        final Map<String, String> clip = rejected("zh-rainy-street", "BLURRED");
        clip.keySet().removeIf(name -> name.startsWith("video."));
        final MockFlowFile next = revise(clip);
        next.assertAttributeEquals(RevisionAttributes.ATTEMPT_PARENT, next.getAttribute(CoreAttributes.UUID.key()));
    }

    @Test
    void keepsAllOfAShotThatIsStillTheContent() throws IOException, PromptException {
        final Map<String, String> shot = noted("zh-rainy-street", "太暗");
        final JsonNode next = MAPPER.readTree(run(SampleShots.json("zh-rainy-street").getBytes(StandardCharsets.UTF_8), shot,
                RevisePrompt.SUCCESS).getContent());
        assertEquals(MAPPER.readTree(SampleShots.json("zh-rainy-street")).path("characters"), next.path("characters"));
        assertTrue(next.path("action").asText().startsWith("林深猛然转身"));
    }

    @ParameterizedTest
    @CsvSource({"shot.text, '', MISSING_ATTRIBUTE", "prompt.spec, '', MISSING_ATTRIBUTE", "prompt.spec, {, INVALID_ATTRIBUTE",
        "attempt.number, first, INVALID_ATTRIBUTE", "attempt.number, 0, INVALID_ATTRIBUTE", "attempt.number, 99999999999, INVALID_ATTRIBUTE",
        "video.phase, SUBMITTED, JOB_NOT_OVER", "video.phase, INTENT, JOB_NOT_OVER", "video.phase, '', JOB_NOT_OVER",
        "prompt.template, watercolour@1, UNKNOWN_TEMPLATE"})
    void routesWhatCannotBeRevisedToFailure(final String name, final String value, final PromptError error) throws IOException, PromptException {
        final Map<String, String> clip = rejected("zh-rainy-street", "BLURRED");
        clip.put(name, value);
        final MockFlowFile failed = run(CLIP, clip, RevisePrompt.FAILURE);
        failed.assertContentEquals(CLIP);
        failed.assertAttributeEquals(PromptAttributes.ERROR_CODE, error.name());
        clip.forEach(failed::assertAttributeEquals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"id\": 7}"})
    void routesContentThatIsNoShotToFailure(final String content) throws IOException, PromptException {
        final MockFlowFile failed = run(content.getBytes(StandardCharsets.UTF_8), noted("zh-rainy-street", "太暗"), RevisePrompt.FAILURE);
        failed.assertContentEquals(content);
    }

    @Test
    void routesANoteThatIsNoneToFailure() throws IOException, PromptException {
        run(CLIP, noted("zh-rainy-street", "暗".repeat(2001)), RevisePrompt.FAILURE)
                .assertAttributeEquals(PromptAttributes.ERROR_CODE, PromptError.TOO_LARGE.name());
    }

    @Test
    void routesAPromptThatGetsTooLongToFailure() throws IOException, PromptException {
        runner.setProperty(RevisePrompt.MAXIMUM_PROMPT_TOKENS, "20");
        run(CLIP, noted("zh-rainy-street", "太暗"), RevisePrompt.FAILURE)
                .assertAttributeEquals(PromptAttributes.ERROR_CODE, PromptError.PROMPT_TOO_LONG.name());
    }

    @Test
    void aNoteMayNameAnotherStyle() throws IOException, PromptException {
        final Map<String, String> clip = noted("zh-rainy-street", "改成水墨风格");
        clip.put(PromptAttributes.VARIANT_STYLE, "style.cinematic");
        final MockFlowFile revised = run(CLIP, clip, RevisePrompt.SUCCESS);
        revised.assertAttributeEquals(PromptAttributes.VARIANT_STYLE, "style.ink_wash");
    }

    @Test
    void handsOnTheClipThatIsReplaced() throws IOException, PromptException {
        final Map<String, String> clip = noted("zh-rainy-street", "太暗");
        run(CLIP, clip, RevisePrompt.SUCCESS);
        final MockFlowFile replaced = runner.getFlowFilesForRelationship(RevisePrompt.SUPERSEDED).getFirst();
        replaced.assertContentEquals(CLIP);
        clip.forEach(replaced::assertAttributeEquals);
    }

    @Test
    void refusesAStyleThatNobodyKnows() throws IOException, PromptException {
        final Map<String, String> clip = noted("zh-rainy-street", "太暗");
        clip.put(PromptAttributes.VARIANT_STYLE, "style.gone");
        run(CLIP, clip, RevisePrompt.FAILURE).assertAttributeEquals(PromptAttributes.ERROR_CODE, PromptError.UNKNOWN_STYLE.name());
    }

    private static Map<String, String> rejected(final String sample, final String reasons) throws IOException, PromptException {
        final Map<String, String> attributes = SampleAttempts.attributes(sample);
        attributes.put(QualityAttributes.VERDICT, "REJECT");
        attributes.put(QualityAttributes.REASONS, reasons);
        attributes.put(QualityAttributes.SHARPNESS, "0.1");
        attributes.put(VideoAttributes.SHA256, "00");
        attributes.put(CoreAttributes.MIME_TYPE.key(), "video/mp4");
        return attributes;
    }

    private static Map<String, String> noted(final String sample, final String note) throws IOException, PromptException {
        final Map<String, String> attributes = SampleAttempts.attributes(sample);
        attributes.put(RevisionAttributes.REVIEW_NOTE, note);
        return attributes;
    }

    private MockFlowFile revise(final Map<String, String> attributes) {
        return run(CLIP, attributes, RevisePrompt.SUCCESS);
    }

    private MockFlowFile run(final byte[] content, final Map<String, String> attributes, final Relationship relationship) {
        runner.enqueue(content, attributes);
        runner.run();
        processor.getRelationships().stream().filter(other -> !other.equals(RevisePrompt.SUPERSEDED))
                .forEach(other -> runner.assertTransferCount(other, other.equals(relationship) ? 1 : 0));
        return runner.getFlowFilesForRelationship(relationship).getFirst();
    }
}
