package io.nifiwan.engine.httpjson;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.JobStatus;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BlockingEngineTest {
    private static final byte[] CLIP = "....ftypisom and so on".getBytes(StandardCharsets.US_ASCII);
    private static final String ID = "request-1";

    @TempDir
    Path folder;
    private final MockWebServer server = new MockWebServer();
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private Instant now = Instant.ofEpochSecond(1_700_000_000);
    private BlockingEngine engine;

    @BeforeEach
    void start() throws IOException {
        server.start();
        engine = open("vllm-omni-sync");
    }

    @AfterEach
    void stop() throws IOException {
        engine.close();
        server.close();
    }

    private BlockingEngine open(final String preset) throws IOException {
        final EngineProfile profile = ProfileReader.preset(preset);
        return new BlockingEngine(profile, Map.of(), Requests.settings(profile, server.url("/")),
                new BlockingSettings(folder, Duration.ofSeconds(20), Duration.ofHours(1)), () -> now, queue::add);
    }

    private void work() {
        while (!queue.isEmpty()) {
            queue.remove().run();
        }
    }

    private void answerWithClip() {
        server.enqueue(new MockResponse.Builder().addHeader("Content-Type", "video/mp4").body(new okio.Buffer().write(CLIP)).build());
    }

    private byte[] download() throws Exception {
        final ByteArrayOutputStream output = new ByteArrayOutputStream();
        engine.download(ID, output);
        return output.toByteArray();
    }

    @Test
    void theCallIsMadeByAnotherThreadAndTheClipIsKept() throws Exception {
        answerWithClip();
        assertEquals(ID, engine.submit(Requests.kite()));
        assertEquals(0, server.getRequestCount());
        assertEquals(JobStatus.State.QUEUED, engine.poll(ID).state());
        work();
        assertEquals(JobStatus.State.SUCCEEDED, engine.poll(ID).state());
        assertArrayEquals(CLIP, download());
        assertEquals(FoundJob.found(ID), engine.find(Requests.kite(), now));
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void aJobThatWasBeingSentWhenTheProcessEndedIsNeverSentAgain() throws Exception {
        engine.submit(Requests.kite());
        queue.clear();
        Files.createFile(folder.resolve(ID).resolve("sent"));
        engine = open("vllm-omni-sync");
        engine.poll(ID);
        work();
        final JobStatus status = engine.poll(ID);
        assertEquals(JobStatus.State.FAILED, status.state());
        assertEquals(EngineError.AMBIGUOUS, status.failure().orElseThrow().error());
        assertEquals(0, server.getRequestCount());
    }

    @Test
    void aJobThatWasNotSentYetIsSentByTheNextProcess() throws Exception {
        engine.submit(Requests.kite());
        queue.clear();
        answerWithClip();
        engine.close();
        engine = open("vllm-omni-sync");
        assertEquals(JobStatus.State.QUEUED, engine.poll(ID).state());
        work();
        assertEquals(JobStatus.State.SUCCEEDED, engine.poll(ID).state());
    }

    @Test
    void aClosedEngineSendsNothing() throws Exception {
        engine.submit(Requests.kite());
        engine.close();
        work();
        assertEquals(0, server.getRequestCount());
        assertFalse(Files.exists(folder.resolve(ID).resolve("sent")));
    }

    @Test
    void aCallThatWasNotTakenIsToldAndMadeAgainAfterItsTime() throws Exception {
        server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "30").build());
        answerWithClip();
        engine.submit(Requests.kite());
        work();
        assertEquals(EngineError.THROTTLED, assertThrows(EngineException.class, () -> engine.poll(ID)).error());
        assertEquals(JobStatus.State.QUEUED, engine.poll(ID).state());
        work();
        assertEquals(1, server.getRequestCount());
        now = now.plusSeconds(31);
        engine.poll(ID);
        work();
        assertEquals(JobStatus.State.SUCCEEDED, engine.poll(ID).state());
        assertEquals(2, server.getRequestCount());
    }

    @Test
    void cancellingDropsTheConnection() throws Exception {
        server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
        engine.submit(Requests.kite());
        final CountDownLatch ended = new CountDownLatch(1);
        final Runnable call = queue.remove();
        Thread.ofPlatform().start(() -> {
            call.run();
            ended.countDown();
        });
        server.takeRequest();
        assertEquals(JobStatus.State.RUNNING, engine.poll(ID).state());
        engine.cancel(ID);
        assertTrue(ended.await(15, TimeUnit.SECONDS));
        assertEquals(JobStatus.State.CANCELLED, engine.poll(ID).state());
    }

    @Test
    void aJobThatWaitsIsCancelledAtOnce() throws Exception {
        engine.submit(Requests.kite());
        engine.cancel(ID);
        work();
        assertEquals(JobStatus.State.CANCELLED, engine.poll(ID).state());
        assertEquals(0, server.getRequestCount());
        engine.cancel("unknown");
    }

    @Test
    void aCutClipIsDoubt() throws Exception {
        server.enqueue(new MockResponse.Builder().addHeader("Content-Type", "video/mp4").body("x".repeat(300_000))
                .onResponseBody(new SocketEffect.CloseSocket()).build());
        engine.submit(Requests.kite());
        work();
        assertEquals(EngineError.AMBIGUOUS, engine.poll(ID).failure().orElseThrow().error());
    }

    @Test
    void unknownJobsAreLostAndNamesCannotLeaveTheFolder() {
        assertEquals(EngineError.ENGINE_LOST, assertThrows(EngineException.class, () -> engine.poll("nothing")).error());
        assertEquals(EngineError.ENGINE_LOST, assertThrows(EngineException.class, () -> engine.poll("../nothing")).error());
        assertEquals(FoundJob.unknown(), engine.find(Requests.kite(), now));
    }

    @Test
    void endedJobsAreRemovedAfterTheirTime() throws Exception {
        answerWithClip();
        engine.submit(Requests.kite());
        work();
        now = now.plus(Duration.ofHours(2));
        Files.createDirectories(folder.resolve("damaged"));
        Files.writeString(folder.resolve("damaged").resolve("result.json"), "{");
        engine.submit(new io.nifiwan.engine.VideoRequest("request-2", "p", "", 832, 480, 81, 16, 1, Map.of()));
        assertFalse(Files.exists(folder.resolve(ID)));
        assertTrue(Files.exists(folder.resolve("request-2")));
        assertTrue(Files.exists(folder.resolve("damaged")));
    }

    @Test
    void anAnswerWithoutClipIsBadOutput() throws Exception {
        engine.close();
        engine = open("plain-text2video");
        server.enqueue(new MockResponse.Builder().body("{\"output\":{}}").build());
        engine.submit(Requests.kite());
        work();
        assertEquals("NO_CLIP", engine.poll(ID).failure().orElseThrow().code());
    }

    @Test
    void theAddressAndTheVendorsIdAreKept() throws Exception {
        engine.close();
        engine = open("plain-text2video");
        server.enqueue(new MockResponse.Builder().body("{\"output\":{\"video_url\":\"/v/x.mp4\"},\"request_id\":\"V1\"}").build());
        engine.submit(Requests.kite());
        work();
        assertEquals(Map.of("video.vendor.request.id", "V1"), engine.poll(ID).details());
        answerWithClip();
        assertArrayEquals(CLIP, download());
        server.takeRequest();
        assertEquals("/v/x.mp4", server.takeRequest().getUrl().encodedPath());
    }
}
