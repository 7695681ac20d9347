package io.nifiwan.engine.httpjson;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.engine.ModelSettings;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.http.EngineHttp;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ProfilePresetsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PROMPT = "\"a \\\"red\\\" {{seed}} kite / 风筝\"";

    private static Request submission(final String preset, final Map<String, String> operator, final VideoRequest request) throws Exception {
        final EngineProfile profile = ProfileReader.preset(preset);
        final ProfileValues values = new ProfileValues(profile, operator);
        final HttpUrl base = HttpUrl.get("http://engine.example/base/");
        try (EngineHttp http = new EngineHttp(Requests.settings(profile, base), profile.errors(), Clock.systemUTC())) {
            return new ProfileCalls(profile, values, http).submission(profile.makes().prepare(request));
        }
    }

    private static String body(final Request request) throws IOException {
        final Buffer buffer = new Buffer();
        request.body().writeTo(buffer);
        return buffer.readUtf8();
    }

    private static void assertBody(final String expected, final Request request) throws IOException {
        assertEquals(MAPPER.readTree(expected.replace("PROMPT", PROMPT)), MAPPER.readTree(body(request)));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
        replicate        | v1/models/wan-video/wan-2.2-t2v-fast/predictions
        fal              | fal-ai/wan/v2.2-a14b/text-to-video
        novita           | v3/async/wan-2.2-t2v
        siliconflow      | v1/video/submit
        ark              | api/v3/contents/generations/tasks
        zhipu            | api/paas/v4/videos/generations
        localai          | video
        sdcpp            | sdcpp/v1/vid_gen
        vllm-omni-sync   | v1/videos/sync
        plain-t2v        | t2v
        plain-text2video | text2video
        """, delimiter = '|')
    void everyPresetPostsToItsAddressWithTheKey(final String preset, final String path) throws Exception {
        final Request request = submission(preset, Map.of(), Requests.kite());
        assertEquals("POST", request.method());
        assertEquals("http://engine.example/base/" + path, request.url().toString());
        assertEquals("Bearer " + Requests.KEY, request.header("Authorization"));
    }

    @Test
    void replicate() throws Exception {
        assertBody("""
            {"input":{"prompt":PROMPT,"seed":42,"num_frames":81,"frames_per_second":16,"resolution":"480p","aspect_ratio":"16:9",
             "optimize_prompt":false,"interpolate_output":false,"go_fast":true,"sample_shift":12}}""",
                submission("replicate", Map.of(), Requests.kite()));
    }

    @Test
    void fal() throws Exception {
        assertBody("""
            {"prompt":PROMPT,"negative_prompt":"blur","num_frames":81,"frames_per_second":16,"seed":42,"resolution":"720p","aspect_ratio":"9:16",
             "num_inference_steps":20,"guidance_scale":3.5,"guidance_scale_2":4,"shift":5,"enable_prompt_expansion":false,"interpolator_model":"none",
             "num_interpolated_frames":0,"adjust_fps_for_interpolation":false}""",
                submission("fal", Map.of("steps", "20"), Requests.kite(720, 1280, 81, 16)));
    }

    @Test
    void novita() throws Exception {
        assertBody("""
            {"input":{"prompt":PROMPT,"negative_prompt":"blur"},"parameters":{"size":"832*480","duration":5,"seed":42,"prompt_extend":false}}""",
                submission("novita", Map.of(), Requests.kite()));
    }

    @Test
    void siliconFlow() throws Exception {
        assertBody("""
            {"model":"Wan-AI/Wan2.2-T2V-A14B","prompt":PROMPT,"negative_prompt":"blur","image_size":"1280x720","seed":42}""",
                submission("siliconflow", Map.of(), Requests.kite()));
    }

    @Test
    void ark() throws Exception {
        assertBody("""
            {"model":"ep-7","content":[{"type":"text","text":PROMPT}],"resolution":"480p","ratio":"16:9","duration":5,"seed":42,"watermark":false}""",
                submission("ark", Map.of("model", "ep-7"), Requests.kite()));
    }

    @Test
    void zhipu() throws Exception {
        assertBody("""
            {"model":"cogvideox-3","prompt":PROMPT,"quality":"quality","with_audio":false,"size":"1280x720","fps":30,"duration":5,
             "request_id":"request-1"}""", submission("zhipu", Map.of(), Requests.kite()));
    }

    @Test
    void localAi() throws Exception {
        assertBody("""
            {"model":"wan2.2","prompt":PROMPT,"negative_prompt":"blur","width":832,"height":480,"num_frames":81,"fps":16,"seed":42,
             "cfg_scale":4.0,"step":40,"response_format":"url"}""", submission("localai", Map.of("model", "wan2.2"), Requests.kite()));
    }

    @Test
    void stableDiffusionCpp() throws Exception {
        assertBody("""
            {"prompt":PROMPT,"negative_prompt":"blur","width":832,"height":480,"video_frames":81,"fps":16,"seed":42,"moe_boundary":0.875,
             "sample_params":{"sample_method":"euler","sample_steps":10,"flow_shift":3.0,"guidance":{"txt_cfg":3.5}},
             "high_noise_sample_params":{"sample_method":"euler","sample_steps":8,"guidance":{"txt_cfg":3.5}},"output_format":"webm"}""",
                submission("sdcpp", Map.of(), Requests.kite()));
    }

    @Test
    void vllmOmniTakesAForm() throws Exception {
        final Request request = submission("vllm-omni-sync", Map.of(), Requests.kite());
        assertEquals("multipart/form-data", request.body().contentType().type() + "/" + request.body().contentType().subtype());
        final String form = body(request);
        assertTrue(form.contains("name=\"size\"\r\n\r\n832x480\r\n"), form);
        assertTrue(form.contains("name=\"num_frames\"\r\n\r\n81\r\n"), form);
        assertTrue(form.contains("name=\"guidance_scale_2\"\r\n\r\n3.0\r\n"), form);
        assertTrue(form.contains("name=\"prompt\"\r\n\r\na \"red\" {{seed}} kite / 风筝\r\n"), form);
        assertFalse(form.contains("name=\"model\""), form);
    }

    @Test
    void plainCalls() throws Exception {
        assertBody("""
            {"prompt":PROMPT,"negative_prompt":"blur","width":832,"height":480,"num_frames":81,"fps":16,"duration":5,"seed":42}""",
                submission("plain-t2v", Map.of(), Requests.kite()));
        assertBody("""
            {"model":"wan2.2-t2v-14b","input":{"text":PROMPT},
             "parameters":{"resolution":"1280x720","duration":10,"frame_rate":24,"seed":42,"temperature":0.5}}""",
                submission("plain-text2video", Map.of("temperature", "0.5"), Requests.kite(1280, 720, 241, 24)));
    }

    @Test
    void theFlowNamesModelStepsAndGuidance() throws Exception {
        final VideoRequest kite = Requests.kite();
        final VideoRequest named = new VideoRequest(kite.requestId(), kite.prompt(), "", kite.width(), kite.height(), kite.frames(), kite.fps(),
                kite.seed(), new ModelSettings("other", 12, 6), Map.of());
        assertBody("""
            {"model":"other","prompt":PROMPT,"width":832,"height":480,"num_frames":81,"fps":16,"seed":42,
             "cfg_scale":6,"step":12,"response_format":"url"}""", submission("localai", Map.of("model", "wan2.2", "steps", "30"), named));
    }

    @ParameterizedTest
    @ValueSource(strings = {"replicate", "fal", "novita", "siliconflow", "ark", "zhipu", "localai", "sdcpp", "vllm-omni-sync", "plain-t2v",
        "plain-text2video"})
    void preparedRequestsAreLeftAlone(final String preset) throws Exception {
        final ClipRules rules = ProfileReader.preset(preset).makes();
        for (final int frames : new int[] {81, 97, 121}) {
            final VideoRequest prepared = rules.prepare(Requests.kite(1000, 600, frames, 24));
            assertEquals(prepared, rules.prepare(prepared));
            assertEquals(1, prepared.frames() % 4);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        ark, InputTextSensitiveContentDetected.PolicyViolation, MODERATION
        ark, InvalidParameter.Duration,                         INVALID
        ark, AccountOverdueError,                               QUOTA
        ark, RateLimitExceeded.EndpointRPMExceeded,             THROTTLED
        ark, ModelNotOpen,                                      CONFIGURATION
        zhipu, 1301,                                            MODERATION
        zhipu, 1113,                                            QUOTA
        zhipu, 1302,                                            THROTTLED
        zhipu, 1211,                                            CONFIGURATION
        zhipu, 1214,                                            INVALID
        """)
    void codesHaveTheirClasses(final String preset, final String code, final String expected) throws Exception {
        assertEquals(expected, ProfileReader.preset(preset).errors().read(MAPPER.readTree("{\"error\":{\"code\":\"%s\",\"message\":\"m\"}}"
                .formatted(code))).meaning().orElseThrow().name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        novita      | {"code":403,"reason":"NOT_ENOUGH_BALANCE","message":"m"}                                | QUOTA
        novita      | {"task":{"status":"TASK_STATUS_FAILED","reason":"CUDA out of memory"}}                  | OUT_OF_MEMORY
        siliconflow | {"code":30001,"message":"balance"}                                                      | QUOTA
        replicate   | {"title":"Insufficient credit","detail":"m"}                                            | QUOTA
        replicate   | {"status":"failed","error":"CUDA out of memory. Tried to allocate 2 GiB"}               | OUT_OF_MEMORY
        fal         | {"detail":"User is locked. Reason: Exhausted balance."}                                 | QUOTA
        sdcpp       | {"error":{"code":"internal","message":"failed to alloc the buffer"}}                    | OUT_OF_MEMORY
        localai     | {"error":{"code":500,"message":"could not load model: no such backend"}}                | CONFIGURATION
        """)
    void answersHaveTheirClasses(final String preset, final String answer, final String expected) throws Exception {
        assertEquals(expected, ProfileReader.preset(preset).errors().read(MAPPER.readTree(answer)).meaning().orElseThrow().name());
    }
}
