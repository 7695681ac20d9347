package io.nifiwan.engine.dashscope;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.ModelSettings;
import io.nifiwan.engine.VideoRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RequestFitTest {

    private static RequestFit fit(final boolean extend, final boolean sound) {
        return new RequestFit(new DashScopeSettings("wan2.2-t2v-plus", ModelTable.bundled(), false, true, extend, false, sound, 20,
                Optional.empty()));
    }

    private static VideoRequest request(final String model, final int width, final int height, final int frames) {
        return new VideoRequest("r-1", "a red kite over dunes", "text, blur", width, height, frames, 16, 42, new ModelSettings(model, 0, -1),
                Map.of());
    }

    private static void assertBody(final String expected, final RequestFit fit, final VideoRequest request) throws Exception {
        assertEquals(new ObjectMapper().readTree(expected).toString(), fit.body(request).toString());
        assertEquals(fit.body(request), fit.body(fit.fit(request)));
    }

    @Test
    void olderModelsAreToldTheirSizeAndNoLength() throws Exception {
        assertBody("""
                {"model":"wan2.2-t2v-plus",
                 "input":{"prompt":"a red kite over dunes","negative_prompt":"text, blur"},
                 "parameters":{"size":"832*480","seed":42,"prompt_extend":false,"watermark":false}}
                """, fit(false, true), request("", 832, 480, 81));
        assertBody("""
                {"model":"wanx2.1-t2v-turbo",
                 "input":{"prompt":"a red kite over dunes","negative_prompt":"text, blur"},
                 "parameters":{"size":"480*832","seed":42,"prompt_extend":true,"watermark":false}}
                """, fit(true, true), request("wanx2.1-t2v-turbo", 480, 832, 81));
    }

    @Test
    void modelsWithSoundAreToldLengthAndSound() throws Exception {
        assertBody("""
                {"model":"wan2.5-t2v-preview",
                 "input":{"prompt":"a red kite over dunes","negative_prompt":"text, blur"},
                 "parameters":{"size":"1280*720","duration":10,"seed":42,"prompt_extend":false,"watermark":false,"audio":false}}
                """, fit(false, false), request("wan2.5-t2v-preview", 1280, 720, 113));
        assertBody("""
                {"model":"wan2.6-t2v",
                 "input":{"prompt":"a red kite over dunes","negative_prompt":"text, blur"},
                 "parameters":{"size":"1280*720","duration":7,"seed":42,"prompt_extend":true,"watermark":false,"audio":true,"shot_type":"single"}}
                """, fit(true, true), request("wan2.6-t2v", 1280, 720, 113));
    }

    @Test
    void theNewestIsToldTierAndShape() throws Exception {
        assertBody("""
                {"model":"wan2.7-t2v-2026-06-12",
                 "input":{"prompt":"a red kite over dunes","negative_prompt":"text, blur"},
                 "parameters":{"resolution":"720P","ratio":"4:3","duration":5,"seed":42,"prompt_extend":false,"watermark":false}}
                """, fit(false, false), request("wan2.7-t2v-2026-06-12", 1104, 832, 81));
    }

    @Test
    void theDocumentedExampleIsWhatIsSent() throws Exception {
        final VideoRequest request = new VideoRequest("r-1", "红色风筝飞过沙丘，夕阳，推镜头", "文字，模糊", 1280, 720, 81, 16, 42, Map.of());
        final String page = "/docs/io.nifiwan.engine.services.DashScopeEngine/additionalDetails.md";
        try (InputStream stream = RequestFit.class.getResourceAsStream(page)) {
            final String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(text.contains("\n" + fit(false, false).body(request) + "\n"), () -> text);
        }
    }

    @Test
    void noNegativePromptIsNoField() throws Exception {
        final VideoRequest request = new VideoRequest("r-1", "kite", " ", 832, 480, 81, 16, 42, Map.of());
        assertFalse(fit(false, false).body(request).path("input").has("negative_prompt"));
    }

    @Test
    void whatIsMadeIsWrittenDownAndIsItsOwnAnswer() throws Exception {
        final RequestFit fit = fit(false, false);
        final VideoRequest asked = new VideoRequest("r-1", "kite", "", 1280, 720, 81, 16, 42, new ModelSettings("", 40, 5), Map.of("a", "b"));
        final VideoRequest made = new VideoRequest("r-1", "kite", "", 832, 480, 150, 30, 42, new ModelSettings("wan2.2-t2v-plus", 0, -1),
                Map.of("a", "b"));
        assertEquals(made, fit.fit(asked));
        assertEquals(made, fit.fit(made));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wanx2.1-t2v-turbo", "wan2.1-t2v-plus", "wan2.2-t2v-plus", "wan2.5-t2v-preview", "wan2.6-t2v", "wan2.6-t2v-us",
        "wan2.7-t2v"})
    void everyAnswerIsItsOwnAnswer(final String model) throws Exception {
        final RequestFit fit = fit(false, false);
        final int longest = ModelTable.bundled().model(model, false).rules().seconds().getLast();
        for (int seconds = 1; seconds <= longest; seconds++) {
            for (final int fps : new int[] {8, 16, 24, 30, 60}) {
                final int frames = 4 * Math.round(seconds * fps / 4.0f) + 1;
                final VideoRequest asked = new VideoRequest("r", "kite", "", 1280, 720, frames, fps, 0, new ModelSettings(model, 0, -1), Map.of());
                final VideoRequest made = fit.fit(asked);
                assertEquals(made, fit.fit(made));
            }
        }
    }

    @Test
    void seedsTheServiceDoesNotTakeAreRefused() {
        final VideoRequest request = new VideoRequest("r-1", "kite", "", 832, 480, 81, 16, 1L << 31, Map.of());
        assertEquals(EngineError.INVALID, assertThrows(EngineException.class, () -> fit(false, false).fit(request)).error());
    }

    @Test
    void configurationsTellWhatDeterminesTheClip() {
        final VideoRequest request = request("", 832, 480, 81);
        assertEquals("dashscope model=wan2.2-t2v-plus prompt_extend=false watermark=false sound=false", fit(false, false).configuration(request));
        assertNotEquals(fit(false, false).configuration(request), fit(true, false).configuration(request));
        assertNotEquals(fit(false, false).configuration(request), fit(false, false).configuration(request("wan2.6-t2v", 832, 480, 81)));
    }
}
