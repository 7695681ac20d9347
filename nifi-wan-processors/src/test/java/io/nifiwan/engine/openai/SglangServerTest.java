package io.nifiwan.engine.openai;

import io.nifiwan.engine.Capabilities;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.contract.SampleClip;
import io.nifiwan.engine.http.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** SGLang's traps, one by one. */
class SglangServerTest {
    private static final VideoRequest REQUEST = new VideoRequest("r-1", "a red kite", "", 832, 480, 81, 16, 0, Map.of());

    private final SglangServer server = new SglangServer("Signature=1");
    private OpenAiVideos engine;

    @BeforeEach
    void open() throws IOException {
        server.start();
        engine = new OpenAiVideos(VideosSettings.of(VideosDialect.SGLANG, VideosEncoding.MULTIPART), new HttpSettings("SGLang", server.url("/v1"),
                Map.of(), List.of(), Duration.ofSeconds(20), Duration.ofSeconds(20), HttpSettings.SMALL_REPLIES, 1 << 20, true), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    @Test
    void theSeedIsSentEvenIfItIsNought() throws Exception {
        final String taskId = engine.submit(REQUEST);
        assertEquals("0", server.job(taskId).path("x_seed").asText());
    }

    @Test
    void aHalfWrittenClipIsNeverFetched() throws Exception {
        final String taskId = engine.submit(REQUEST);
        final ByteArrayOutputStream output = new ByteArrayOutputStream();
        assertEquals(EngineError.TRANSIENT, assertThrows(EngineException.class, () -> engine.download(taskId, output)).error());
        assertEquals(0, output.size());
        assertEquals(JobStatus.State.QUEUED, engine.poll(taskId).state());
        assertEquals(JobStatus.State.SUCCEEDED, engine.poll(taskId).state());
        engine.download(taskId, output);
        assertArrayEquals(SampleClip.bytes(), output.toByteArray());
        assertEquals(0, server.halfWritten());
    }

    @Test
    void aRestartedServerHasLostTheJob() throws Exception {
        final String taskId = engine.submit(REQUEST);
        server.restart();
        assertEquals(EngineError.ENGINE_LOST, assertThrows(EngineException.class, () -> engine.poll(taskId)).error());
        assertEquals(EngineError.ENGINE_LOST,
                assertThrows(EngineException.class, () -> engine.download(taskId, new ByteArrayOutputStream())).error());
    }

    @Test
    void itsListTellsNothing() throws Exception {
        server.add(Map.of("prompt", "a red kite", "size", "832x480", "seconds", "5"));
        assertEquals(FoundJob.unknown(), engine.find(REQUEST, Instant.EPOCH));
        final Capabilities capabilities = engine.capabilities();
        assertFalse(capabilities.findable());
        assertEquals(16, capabilities.sizeMultiple());
    }
}
