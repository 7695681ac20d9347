package io.nifiwan.quality;

import io.nifiwan.prompt.PromptSpec;
import io.nifiwan.quality.measure.Expectation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ExpectationReaderTest {
    private static final ExpectationReader LENIENT = new ExpectationReader(false, false);

    @Test
    void attributesBecomeAnExpectation() throws CheckException {
        final PromptSpec spec = new PromptSpec(1, "zh", "3", 2, null, List.of("move.push_in"),
                new PromptSpec.Expected("move.push_in", "camera_motion", "push_in", List.of("push_in", "zoom_in")),
                new PromptSpec.Expected("tone.warm", "tone", "warm", null), "渡口", List.of(), 5);
        final Expectation expectation = LENIENT.read(Map.of("prompt.spec", spec.toJson(), "video.width", "1280", "video.height", "720",
                "video.fps", "16", "video.frames", "81", "video.duration", "5.063"));

        assertEquals(1280, expectation.width());
        assertEquals(720, expectation.height());
        assertEquals(16, expectation.fps());
        assertEquals(81, expectation.frames());
        assertEquals(0, expectation.seconds());
        assertEquals(List.of("push_in", "zoom_in"), expectation.camera().orElseThrow().accept());
        assertEquals(List.of("warm"), expectation.tone().orElseThrow().accept());
    }

    @Test
    void nothingIsAskedWithoutAttributes() throws CheckException {
        assertEquals(Expectation.none(), LENIENT.read(Map.of("prompt.spec", " ")));
    }

    @Test
    void theDurationCountsWhereTheNumberOfFramesIsAbsent() throws CheckException {
        assertEquals(5.063, LENIENT.read(Map.of("video.duration", "5.063")).seconds());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "null", "[]", "{\"version\": 2}", "{\"version\": 1, \"camera\": {\"accept\": [\"static\"]}}",
        "{\"version\": 1, \"camera\": {\"metric\": \"camera_motion\"}}", "{\"version\": 1, \"tone\": {\"target\": \" \"}}"})
    void anUnreadableSpecIsAnError(final String spec) {
        final CheckException failure = assertThrows(CheckException.class, () -> LENIENT.read(Map.of("prompt.spec", spec)));

        assertEquals(CheckError.INVALID_PROMPT_SPEC, failure.error());
        assertTrue(failure.getMessage().contains("prompt.spec"));
    }

    @ParameterizedTest
    @CsvSource({"video.width, abc", "video.height, -1", "video.frames, 81.5", "video.fps, NaN", "video.fps, 0", "video.duration, long"})
    void aVideoAttributeMustBeANumberAboveZero(final String name, final String value) {
        final CheckException failure = assertThrows(CheckException.class, () -> LENIENT.read(Map.of(name, value)));

        assertEquals(CheckError.INVALID_VIDEO_ATTRIBUTE, failure.error());
        assertTrue(failure.getMessage().contains(name));
        assertTrue(failure.getMessage().contains(value));
    }

    @Test
    void whatIsRequiredMustBeThere() {
        assertEquals(CheckError.MISSING_PROMPT_SPEC, assertThrows(CheckException.class,
                () -> new ExpectationReader(true, false).read(Map.of())).error());
        final CheckException failure = assertThrows(CheckException.class, () -> new ExpectationReader(false, true)
                .read(Map.of("video.width", "1280", "video.height", "720", "video.fps", "16")));
        assertEquals(CheckError.MISSING_VIDEO_ATTRIBUTES, failure.error());
        assertEquals("The clip has no video.frames", failure.getMessage());
    }
}
