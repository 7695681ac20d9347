package io.nifiwan.engine.openai;

import io.nifiwan.engine.EngineCheck;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.contract.SampleClip;
import io.nifiwan.engine.http.HttpSettings;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Answers that servers and gateways give, one by one. */
class OpenAiVideosTest {
    private static final VideoRequest REQUEST = new VideoRequest("r-1", "a red kite", "blur", 832, 480, 81, 16, 42, Map.of());
    private static final String CLIP = ByteString.of(SampleClip.bytes()).base64();

    private final MockWebServer server = new MockWebServer();
    private OpenAiVideos engine;

    @BeforeEach
    void start() throws IOException {
        server.start();
        engine = engine(VideosDialect.OTHER, server.url("/v1"));
    }

    @AfterEach
    void stop() {
        engine.close();
        server.close();
    }

    private static OpenAiVideos engine(final VideosDialect dialect, final HttpUrl url) {
        return new OpenAiVideos(VideosSettings.of(dialect, VideosEncoding.MULTIPART), new HttpSettings(dialect.title(), url,
                Map.of("Authorization", "Bearer k-123456"), List.of("k-123456"), Duration.ofSeconds(20), Duration.ofSeconds(20),
                HttpSettings.SMALL_REPLIES, 1 << 20, false), () -> Instant.parse("2026-01-01T00:00:00Z"));
    }

    private void answers(final int status, final String body) {
        server.enqueue(new MockResponse.Builder().code(status).addHeader("Content-Type", "application/json").body(body).build());
    }

    private void answersClip() {
        server.enqueue(new MockResponse.Builder().addHeader("Content-Type", "video/mp4").body(new okio.Buffer().write(SampleClip.bytes())).build());
    }

    private byte[] download(final String taskId) throws Exception {
        final ByteArrayOutputStream output = new ByteArrayOutputStream();
        engine.download(taskId, output);
        return output.toByteArray();
    }

    private String asked() throws InterruptedException {
        return server.takeRequest().getUrl().encodedPath();
    }

    @Test
    void everythingThatDeterminesTheClipIsSent() throws Exception {
        answers(200, "{\"id\":\"v1\",\"status\":\"queued\"}");
        assertEquals("v1", engine.submit(REQUEST));
        assertEquals(Map.of("prompt", "a red kite", "size", "832x480", "seconds", "5", "num_frames", "81", "fps", "16", "seed", "42",
                "negative_prompt", "blur"), Bodies.fields(server.takeRequest()));
    }

    @Test
    void aPostMayBeCompletedAndHoldTheClip() throws Exception {
        answers(200, "{\"id\":\"v1\",\"status\":\"completed\",\"data\":[{\"b64_json\":\"" + CLIP + "\",\"url\":\"file:///tmp/x.mp4\"}]}");
        final String taskId = engine.submit(REQUEST);
        assertEquals(JobStatus.State.SUCCEEDED, engine.poll(taskId).state());
        assertArrayEquals(SampleClip.bytes(), download(taskId));
        assertArrayEquals(SampleClip.bytes(), download(taskId), "safe to repeat");
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void aPostMayHoldTheClipAndNothingElse() throws Exception {
        answers(200, "{\"created\":1,\"data\":[{\"b64_json\":\"" + CLIP + "\"}]}");
        final String taskId = engine.submit(REQUEST);
        assertEquals("r-1", taskId);
        assertArrayEquals(SampleClip.bytes(), download(taskId));
    }

    @Test
    void aClipInsideAnAnswerMayBeLarge() throws Exception {
        engine.close();
        engine = new OpenAiVideos(VideosSettings.of(VideosDialect.OTHER, VideosEncoding.JSON), new HttpSettings("server", server.url("/v1"), Map.of(),
                List.of(), Duration.ofSeconds(60), Duration.ofSeconds(60), OpenAiVideos.LARGE_REPLIES, 1 << 30, false), () -> Instant.EPOCH);
        final byte[] large = new byte[16 << 20];
        answers(200, "{\"data\":[{\"b64_json\":\"" + ByteString.of(large).base64() + "\"}]}");
        assertEquals(large.length, download(engine.submit(REQUEST)).length);
    }

    @Test
    void aPostMayHaveFailed() throws Exception {
        answers(200, "{\"id\":\"v1\",\"status\":\"failed\",\"error\":{\"code\":\"x\",\"message\":\"CUDA out of memory\"}}");
        final JobStatus status = engine.poll(engine.submit(REQUEST));
        assertEquals(EngineError.OUT_OF_MEMORY, status.failure().orElseThrow().error());
    }

    @Test
    void aPollingUrlOfTheSameOriginIsFollowed() throws Exception {
        answers(202, "{\"id\":\"v1\",\"status\":\"pending\",\"polling_url\":\"/api/jobs/v1\"}");
        final String taskId = engine.submit(REQUEST);
        assertEquals("/api/jobs/v1", taskId);
        answers(200, "{\"id\":\"v1\",\"status\":\"pending\"}");
        assertEquals(JobStatus.State.QUEUED, engine.poll(taskId).state());
        assertEquals("/v1/videos", asked());
        assertEquals("/api/jobs/v1", asked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example/v1/videos/v1", "//elsewhere.example/v1", "/v1/videos/v1", "/v1/jobs?token=abc", "ftp://x/y"})
    void aPollingUrlElsewhereIsNot(final String url) throws Exception {
        answers(200, "{\"id\":\"v1\",\"status\":\"queued\",\"polling_url\":\"" + url + "\"}");
        assertEquals("v1", engine.submit(REQUEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\":\"\"}", "{\"id\":null,\"status\":\"queued\"}", "{\"id\":{}}", "[]", "{\"id\":\"..\"}",
        "{\"error\":\"what\"}"})
    void aSuccessWithoutAJobIsInDoubt(final String body) {
        answers(200, body);
        assertEquals(EngineError.AMBIGUOUS, assertThrows(EngineException.class, () -> engine.submit(REQUEST)).error());
    }

    @ParameterizedTest
    @ValueSource(strings = {"//elsewhere.example/x", "..", ".", " ", "", "/\\elsewhere.example"})
    void whatIsNoTaskIdIsNotAskedFor(final String taskId) {
        assertEquals(EngineError.ENGINE_LOST, assertThrows(EngineException.class, () -> engine.poll(taskId)).error());
        assertEquals(0, server.getRequestCount());
    }

    @Test
    void anIdIsOneSegment() throws Exception {
        answers(200, "{\"status\":\"queued\"}");
        engine.poll("a/b?c d");
        assertEquals("/v1/videos/a%2Fb%3Fc%20d", asked());
    }

    @Test
    void theServersPauseIsTold() throws Exception {
        server.enqueue(new MockResponse.Builder().addHeader("openai-poll-after-ms", "4500").addHeader("x-request-id", "req_7")
                .body("{\"status\":\"in_progress\",\"progress\":40,\"model\":\"wan\",\"seed\":42}").build());
        server.enqueue(new MockResponse.Builder().addHeader("Retry-After", "7").body("{\"status\":\"queued\"}").build());
        answers(200, "{\"status\":\"queued\",\"progress\":10}");
        final JobStatus first = engine.poll("v1");
        assertEquals(Optional.of(Duration.ofMillis(4500)), first.pause());
        assertEquals(JobStatus.State.RUNNING, first.state());
        assertEquals(0.4, first.progress());
        assertEquals(Map.of(VideoAttributes.MODEL, "wan", VideoAttributes.SEED, "42", VideoAttributes.VENDOR_REQUEST_ID, "req_7"), first.details());
        assertEquals(Optional.of(Duration.ofSeconds(7)), engine.poll("v1").pause());
        assertEquals(JobStatus.State.RUNNING, engine.poll("v1").state(), "a queued job that counts is running");
    }

    @Test
    void theContentIsNotAskedForBeforeTheJobIsCompleted() throws Exception {
        answers(200, "{\"status\":\"queued\"}");
        assertEquals(EngineError.TRANSIENT, assertThrows(EngineException.class, () -> download("v1")).error());
        assertEquals("/v1/videos/v1", asked());
        assertEquals(1, server.getRequestCount());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"url\":\"U\"", "\"video_url\":\"U\"", "\"urls\":[\"U\"]", "\"unsigned_urls\":[\"U\"]", "\"data\":[{\"url\":\"U\"}]",
        "\"metadata\":{\"url\":\"U\"}"})
    void theAddressMayStandInManyPlaces(final String place) throws Exception {
        answers(200, "{\"status\":\"completed\"," + place.replace("U", "/files/x.mp4") + "}");
        answers(404, "{\"detail\":\"Not Found\"}");
        answersClip();
        assertArrayEquals(SampleClip.bytes(), download("v1"));
        assertEquals("/v1/videos/v1", asked());
        assertEquals("/v1/videos/v1/content", asked());
        assertEquals("/files/x.mp4", asked());
    }

    @Test
    void aCompletedJobWithoutAClipIsBadOutputWithAHint() {
        engine.close();
        engine = engine(VideosDialect.SGLANG, server.url("/v1"));
        answers(200, "{\"status\":\"completed\"}");
        answers(404, "{\"detail\":\"Generation is still in-progress\"}");
        final EngineException problem = assertThrows(EngineException.class, () -> download("v1"));
        assertEquals(EngineError.BAD_OUTPUT, problem.error());
        assertTrue(problem.getMessage().contains("output_path"), problem.getMessage());
    }

    @Test
    void aJobIsStoppedAndAFinishedOneKeepsItsClip() throws Exception {
        answers(200, "{\"status\":\"in_progress\"}");
        answers(200, "{\"deleted\":true}");
        engine.cancel("v1");
        assertEquals("GET", server.takeRequest().getMethod());
        assertEquals("DELETE", server.takeRequest().getMethod());
        answers(200, "{\"status\":\"completed\"}");
        engine.cancel("v2");
        answers(404, "{}");
        engine.cancel("v3");
        assertEquals(4, server.getRequestCount());
        answers(200, "{\"status\":\"in_progress\"}");
        answers(409, "{\"error\":{\"message\":\"is being cancelled\"}}");
        engine.cancel("v4");
        answers(200, "{\"status\":\"in_progress\"}");
        answers(401, "{}");
        assertEquals(EngineError.CONFIGURATION, assertThrows(EngineException.class, () -> engine.cancel("v5")).error());
    }

    @Test
    void whereDeleteStopsNothingNothingIsDeleted() {
        for (final VideosDialect dialect : List.of(VideosDialect.SGLANG, VideosDialect.OPENAI)) {
            try (OpenAiVideos other = engine(dialect, server.url("/v1"))) {
                assertEquals("CANNOT_STOP", assertThrows(EngineException.class, () -> other.cancel("v1")).code());
            }
        }
        assertEquals(0, server.getRequestCount());
    }

    @Test
    void aServerWithoutAListCannotTell() throws Exception {
        answers(405, "{\"detail\":\"Method Not Allowed\"}");
        assertEquals(FoundJob.unknown(), engine.find(REQUEST, Instant.EPOCH));
        assertFalse(engine.capabilities().findable());
    }

    @Test
    void verificationAsksForNoClip() throws Exception {
        engine.close();
        engine = engine(VideosDialect.SGLANG, server.url("/proxy/v1/"));
        answers(200, "{\"model_path\":\"Wan-AI/Wan2.2-T2V-A14B-Diffusers\"}");
        answers(401, "{\"detail\":\"no key k-123456\"}");
        final List<EngineCheck> checks = engine.verify();
        assertEquals("/proxy/models", asked());
        assertEquals("/proxy/v1/videos", asked());
        assertTrue(checks.getFirst().passed() && checks.getFirst().explanation().contains("Wan2.2"), checks::toString);
        assertFalse(checks.getLast().passed());
        assertFalse(checks.toString().contains("k-123456"), checks::toString);
    }

    @Test
    void theConfigurationNamesTheSetUpAndNotTheShot() {
        assertEquals("OTHER {} " + server.url("/v1/videos"), engine.configuration(REQUEST));
    }
}
