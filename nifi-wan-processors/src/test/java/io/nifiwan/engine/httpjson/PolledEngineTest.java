package io.nifiwan.engine.httpjson;

import io.nifiwan.engine.EngineCheck;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.JobStatus;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PolledEngineTest {
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private PolledEngine open(final String preset) throws IOException {
        final EngineProfile profile = ProfileReader.preset(preset);
        return new PolledEngine(profile, Map.of(), Requests.settings(profile, server.url("/")), Clock.systemUTC());
    }

    private void answer(final int status, final String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private String path() throws InterruptedException {
        return server.takeRequest().getUrl().encodedPath();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        queued,    QUEUED
        Running,   RUNNING
        SUCCEEDED, SUCCEEDED
        failed,    FAILED
        expired,   FAILED
        cancelled, CANCELLED
        dreaming,  RUNNING
        """)
    void wordsHaveStates(final String word, final JobStatus.State expected) throws Exception {
        try (PolledEngine engine = open("ark")) {
            answer(200, "{\"id\":\"t1\",\"status\":\"%s\",\"seed\":9,\"duration\":5,\"content\":{\"video_url\":\"http://x/y\"}}".formatted(word));
            assertEquals(expected, engine.poll("t1").state());
            assertEquals("/api/v3/contents/generations/tasks/t1", path());
        }
    }

    @Test
    void progressAndDetailsAreRead() throws Exception {
        try (PolledEngine novita = open("novita"); PolledEngine ark = open("ark")) {
            answer(200, "{\"task\":{\"status\":\"TASK_STATUS_PROCESSING\",\"progress_percent\":40}}");
            assertEquals(0.4, novita.poll("a b&c").progress(), 1e-9);
            assertEquals("task_id=a%20b%26c", server.takeRequest().getUrl().encodedQuery());
            answer(200, "{\"status\":\"succeeded\",\"model\":\"m1\",\"seed\":9,\"duration\":5,\"resolution\":\"720p\"}");
            assertEquals(Map.of("video.model", "m1", "video.seed", "9", "video.usage.seconds", "5", "video.usage.tier", "720p"),
                    ark.poll("t1").details());
        }
    }

    @Test
    void aRefusedJobSaysWhy() throws Exception {
        try (PolledEngine engine = open("ark")) {
            answer(200, "{\"status\":\"failed\",\"error\":{\"code\":\"OutputVideoSensitiveContentDetected\",\"message\":\"no\"}}");
            final EngineException failure = engine.poll("t1").failure().orElseThrow();
            assertEquals(EngineError.MODERATION, failure.error());
            assertEquals("Volcengine Ark reports that the job failed with OutputVideoSensitiveContentDetected: no", failure.getMessage());
            answer(200, "{\"status\":\"failed\"}");
            assertEquals(EngineError.TRANSIENT, engine.poll("t1").failure().orElseThrow().error());
        }
    }

    @Test
    void theTaskIdKeepsTheAddressesThatTheEngineNamed() throws Exception {
        try (PolledEngine engine = open("replicate")) {
            answer(201, "{\"id\":\"p1\",\"urls\":{\"get\":\"%s\",\"cancel\":\"%s\"}}".formatted(server.url("/own/get"), server.url("/own/cancel")));
            final String task = engine.submit(Requests.kite());
            path();
            answer(200, "{\"status\":\"processing\"}");
            assertEquals(JobStatus.State.RUNNING, engine.poll(task).state());
            assertEquals("/own/get", path());
            answer(200, "{}");
            engine.cancel(task);
            assertEquals("/own/cancel", path());
            answer(200, "{\"status\":\"processing\"}");
            engine.poll("p1");
            assertEquals("/v1/predictions/p1", path());
        }
    }

    @ParameterizedTest
    @CsvSource({"http://elsewhere.example/get", "https://elsewhere.example/get", "file:///etc/passwd", "http://localhost:1/get"})
    void noKeyGoesToAddressesThatAreNotTheEngines(final String address) throws Exception {
        try (PolledEngine engine = open("replicate")) {
            final EngineException refused = assertThrows(EngineException.class,
                    () -> engine.poll("{\"id\":\"p1\",\"status\":\"%s\"}".formatted(address)));
            assertEquals("FOREIGN_ADDRESS", refused.code());
            assertEquals(0, server.getRequestCount());
        }
    }

    @ParameterizedTest
    @CsvSource({"..", ".", "%2e%2e"})
    void anIdCannotLeaveItsPath(final String id) throws Exception {
        try (PolledEngine engine = open("ark")) {
            assertEquals(EngineError.INVALID, assertThrows(EngineException.class, () -> engine.poll(id)).error());
        }
    }

    @Test
    void anIdWithSlashesIsOneSegment() throws Exception {
        try (PolledEngine engine = open("ark")) {
            answer(200, "{\"status\":\"running\"}");
            engine.poll("../../x");
            assertEquals("/api/v3/contents/generations/tasks/..%2F..%2Fx", path());
        }
    }

    @Test
    void anExpiredAddressIsAskedForOnceMore() throws Exception {
        try (PolledEngine engine = open("ark"); MockWebServer storage = new MockWebServer()) {
            storage.start();
            final byte[] clip = "....ftypisom".getBytes(StandardCharsets.US_ASCII);
            storage.enqueue(new MockResponse.Builder().code(403).build());
            storage.enqueue(new MockResponse.Builder().body(new okio.Buffer().write(clip)).build());
            answer(200, "{\"status\":\"succeeded\",\"content\":{\"video_url\":\"%s\"}}".formatted(storage.url("/a?sig=1")));
            answer(200, "{\"status\":\"succeeded\",\"content\":{\"video_url\":\"%s\"}}".formatted(storage.url("/b?sig=2")));
            final ByteArrayOutputStream output = new ByteArrayOutputStream();
            engine.download("t1", output);
            assertArrayEquals(clip, output.toByteArray());
            assertEquals("/a", storage.takeRequest().getUrl().encodedPath());
            assertNull(storage.takeRequest().getHeaders().get("Authorization"));
        }
    }

    @Test
    void base64IsLimited() throws Exception {
        try (PolledEngine engine = open("sdcpp")) {
            answer(200, "{\"result\":{\"b64_json\":\"%s\"},\"status\":\"completed\"}".formatted("A".repeat(2_000_000)));
            assertEquals("TOO_LARGE", assertThrows(EngineException.class, () -> engine.download("j1", new ByteArrayOutputStream())).code());
        }
    }

    @Test
    void dataAddressesAreDecoded() throws Exception {
        try (PolledEngine engine = open("ark")) {
            answer(200, "{\"status\":\"succeeded\",\"content\":{\"video_url\":\"data:video/mp4;base64,Li4uLmZ0eXA=\"}}");
            final ByteArrayOutputStream output = new ByteArrayOutputStream();
            engine.download("t1", output);
            assertEquals("....ftyp", output.toString(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void cancellingWhatCannotBeCancelledIsNoError() throws Exception {
        try (PolledEngine ark = open("ark"); PolledEngine novita = open("novita")) {
            answer(409, "{}");
            ark.cancel("t1");
            assertEquals("DELETE", server.takeRequest().getMethod());
            novita.cancel("t1");
            assertEquals(1, server.getRequestCount());
            assertEquals(FoundJob.unknown(), ark.find(Requests.kite(), Instant.EPOCH));
        }
    }

    @Test
    void verifyAsksTheServerAndShowsNoKey() throws Exception {
        try (PolledEngine engine = open("siliconflow")) {
            answer(200, "{}");
            assertTrue(engine.verify().stream().allMatch(EngineCheck::passed));
            assertEquals("/v1/user/info", path());
            answer(401, "{\"message\":\"" + Requests.KEY + " is wrong\"}");
            final List<EngineCheck> checks = engine.verify();
            assertFalse(checks.getLast().passed());
            assertFalse(checks.toString().contains(Requests.KEY), checks.toString());
        }
    }

    @Test
    void configurationNamesWhatDeterminesTheClip() throws Exception {
        final EngineProfile profile = ProfileReader.preset("fal");
        try (PolledEngine engine = open("fal"); PolledEngine other = new PolledEngine(profile, Map.of("steps", "9"),
                Requests.settings(profile, server.url("/")), Clock.systemUTC())) {
            assertNotEquals(engine.configuration(Requests.kite()), other.configuration(Requests.kite()));
            assertTrue(engine.configuration(Requests.kite()).contains("fal-ai/wan/v2.2-a14b/text-to-video"));
            assertFalse(engine.configuration(Requests.kite()).contains(Requests.KEY));
            assertEquals("fal", engine.capabilities().name());
        }
    }

    @Test
    void whatTheEngineDoesNotMakeIsRefused() throws Exception {
        try (PolledEngine zhipu = open("zhipu"); PolledEngine fal = open("fal")) {
            assertEquals(EngineError.INVALID, assertThrows(EngineException.class, () -> zhipu.prepare(Requests.kite(1280, 720, 481, 30))).error());
            assertEquals(Optional.of("193 frames are too many: the engine makes at most 161; ask for fewer seconds or a lower rate"),
                    Optional.of(assertThrows(EngineException.class, () -> fal.prepare(Requests.kite(832, 480, 193, 16))).getMessage()));
        }
    }
}
