package io.nifiwan.engine.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.ModelSettings;
import io.nifiwan.engine.VideoRequest;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The exact words of a request, and what is refused or rounded before there is one. */
class SubmissionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ModelSettings WAN = new ModelSettings("Wan-AI/Wan2.2-T2V-A14B-Diffusers", 40, 4);

    private static VideoRequest request(final int width, final int height, final int frames, final ModelSettings model) {
        return new VideoRequest("r-1", "风起，一只红风筝", "文字", width, height, frames, 16, 42, model, Map.of());
    }

    private static VideosSettings settings(final VideosDialect dialect, final VideosEncoding encoding) {
        try {
            final SortedMap<String, JsonNode> extras = new TreeMap<>(Map.of("boundary_ratio", JSON.readTree("0.875"),
                    "lora", JSON.readTree("{\"name\":\"x\",\"scale\":1}"), "output_path", TextNode.valueOf("/clips")));
            return new VideosSettings(dialect, encoding, WAN, OptionalDouble.of(3), OptionalDouble.of(12), 10, extras);
        } catch (final IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String written(final RequestBody body) throws IOException {
        final Buffer buffer = new Buffer();
        body.writeTo(buffer);
        return buffer.readUtf8();
    }

    @Test
    void jsonIsTypedAndItsSecondsAreText() throws IOException {
        final RequestBody body = Submission.body(request(832, 480, 81, ModelSettings.OF_ENGINE), settings(VideosDialect.SGLANG, VideosEncoding.JSON));
        assertEquals("application/json", String.valueOf(body.contentType()));
        assertEquals("""
                {"prompt":"风起，一只红风筝","model":"Wan-AI/Wan2.2-T2V-A14B-Diffusers","size":"832x480","seconds":"5","num_frames":81,"fps":16,\
                "seed":42,"negative_prompt":"文字","num_inference_steps":40,"guidance_scale":4.0,"guidance_scale_2":3.0,"flow_shift":12.0,\
                "boundary_ratio":0.875,"lora":{"name":"x","scale":1},"output_path":"/clips"}""", written(body));
    }

    @Test
    void aFormHasAPartAValue() throws IOException {
        final RequestBody body = Submission.body(request(832, 480, 81, ModelSettings.OF_ENGINE),
                settings(VideosDialect.VLLM_OMNI, VideosEncoding.MULTIPART));
        assertTrue(String.valueOf(body.contentType()).startsWith("multipart/form-data; boundary="));
        assertEquals(List.of("风起，一只红风筝", "Wan-AI/Wan2.2-T2V-A14B-Diffusers", "832x480", "5", "81", "16", "42", "文字", "40", "4.0", "3.0", "12.0",
                "0.875", "{\"name\":\"x\",\"scale\":1}", "/clips"), parts(body));
    }

    /** Values of the parts in order. */
    private static List<String> parts(final RequestBody body) throws IOException {
        final List<String> values = new ArrayList<>();
        for (final MultipartBody.Part part : ((MultipartBody) body).parts()) {
            values.add(written(part.body()));
        }
        return values;
    }

    @Test
    void theShotOverridesTheService() {
        final JsonNode fields = Submission.fields(request(832, 480, 81, new ModelSettings("other", 8, 1)),
                settings(VideosDialect.SGLANG, VideosEncoding.JSON));
        assertEquals("other", fields.path("model").asText());
        assertEquals(8, fields.path("num_inference_steps").asInt());
        assertEquals(1.0, fields.path("guidance_scale").asDouble());
    }

    @Test
    void openAiIsSentNothingThatItDoesNotKnow() {
        final VideosSettings settings = new VideosSettings(VideosDialect.OPENAI, VideosEncoding.MULTIPART, new ModelSettings("sora-2", 0, -1),
                OptionalDouble.empty(), OptionalDouble.empty(), 10, new TreeMap<>());
        assertEquals("{\"prompt\":\"风起，一只红风筝\",\"model\":\"sora-2\",\"size\":\"1280x720\",\"seconds\":\"8\"}",
                Submission.fields(request(1280, 720, 129, ModelSettings.OF_ENGINE), settings).toString());
    }

    @Test
    void theConfigurationChangesWithTheSetUpAlone() {
        final VideosSettings settings = settings(VideosDialect.SGLANG, VideosEncoding.JSON);
        final String configuration = Submission.configuration(request(832, 480, 81, ModelSettings.OF_ENGINE), settings);
        assertEquals(configuration, Submission.configuration(request(1280, 720, 49, ModelSettings.OF_ENGINE), settings));
        assertNotEquals(configuration, Submission.configuration(request(832, 480, 81, new ModelSettings("", 8, -1)), settings));
        assertTrue(configuration.contains("output_path") && configuration.contains("flow_shift"), configuration);
        assertFalse(configuration.contains("风起"), configuration);
    }

    @ParameterizedTest
    @CsvSource({"81, 81", "80, 77", "78, 77", "1, 1", "3, 1"})
    void selfHostedServersGetFramesOfTheirForm(final int frames, final int made) throws EngineException {
        final VideosSettings settings = VideosSettings.of(VideosDialect.VLLM_OMNI, VideosEncoding.MULTIPART);
        final VideoRequest prepared = VideosRules.prepare(request(832, 480, frames, ModelSettings.OF_ENGINE), settings);
        assertEquals(made, prepared.frames());
        assertEquals(prepared, VideosRules.prepare(prepared, settings));
    }

    @ParameterizedTest
    @CsvSource({"33, 4", "65, 4", "69, 8", "81, 8", "129, 8", "193, 12"})
    void openAiMakesTheNextLongerClip(final int frames, final int seconds) throws EngineException {
        final VideosSettings settings = VideosSettings.of(VideosDialect.OPENAI, VideosEncoding.MULTIPART);
        final VideoRequest prepared = VideosRules.prepare(request(1280, 720, frames, ModelSettings.OF_ENGINE), settings);
        assertEquals(Integer.toString(seconds), VideosRules.seconds(prepared));
        assertEquals(prepared, VideosRules.prepare(prepared, settings));
    }

    @Test
    void whatCannotBeMadeIsRefusedWithTheLimit() {
        refused(VideosDialect.OPENAI, request(832, 480, 81, ModelSettings.OF_ENGINE), "1280x720");
        refused(VideosDialect.OPENAI, request(1280, 720, 321, ModelSettings.OF_ENGINE), "[4, 8, 12]");
        refused(VideosDialect.VLLM_OMNI, request(832, 480, 81, new ModelSettings("", 201, -1)), "200 steps");
        refused(VideosDialect.VLLM_OMNI, request(832, 480, 81, new ModelSettings("", 0, 21)), "20.0");
    }

    private static void refused(final VideosDialect dialect, final VideoRequest request, final String limit) {
        final EngineException refusal = assertThrows(EngineException.class,
                () -> VideosRules.prepare(request, VideosSettings.of(dialect, VideosEncoding.MULTIPART)));
        assertEquals(EngineError.INVALID, refusal.error());
        assertTrue(refusal.getMessage().contains(limit), refusal.getMessage());
    }
}
