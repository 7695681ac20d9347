package io.nifiwan.engine.local;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.VideoRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class LocalJobsTest {
    private static final Duration KEEP = Duration.ofHours(1);

    @TempDir
    private Path folder;
    private final SteppedClock clock = new SteppedClock();
    private final ScriptedMaker maker = new ScriptedMaker();
    private LocalJobs jobs;

    @BeforeEach
    void open() throws IOException {
        jobs = open(Duration.ofHours(1));
    }

    @AfterEach
    void close() throws IOException {
        maker.release();
        jobs.close();
    }

    private LocalJobs open(final Duration limit) throws IOException {
        return new LocalJobs(new LocalJobs.Settings(folder, 1, KEEP, limit, "Test"), maker, clock);
    }

    private static VideoRequest request(final String id) {
        return new VideoRequest(id, "雨夜", "", 64, 64, 5, 16, 1, Map.of());
    }

    private JobStatus settled(final String id) throws EngineException {
        return ScriptedMaker.settled(() -> jobs.poll(id), status -> status.state() != JobStatus.State.QUEUED
                && status.state() != JobStatus.State.RUNNING);
    }

    private String downloaded(final String id) throws EngineException, IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        jobs.download(id, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aJobIsQueuedRunsAndIsFetched() throws Exception {
        maker.hold();
        assertEquals("a", jobs.submit(request("a")));
        maker.awaitStart();
        assertEquals(JobStatus.running(0.5), jobs.poll("a"));
        assertEquals("b", jobs.submit(request("b")));
        assertEquals(JobStatus.queued(), jobs.poll("b"));
        assertThrows(EngineException.class, () -> downloaded("a"));
        maker.release();
        assertEquals(JobStatus.succeeded(), settled("a"));
        assertEquals("clip of a", downloaded("a"));
        assertEquals("clip of a", downloaded("a"), "fetching is safe to repeat");
    }

    @Test
    void theSameRequestIsRenderedOnce() throws Exception {
        jobs.submit(request("a"));
        settled("a");
        jobs.submit(request("a"));
        assertEquals(JobStatus.succeeded(), jobs.poll("a"));
        assertEquals(List.of("a"), maker.made());
    }

    @Test
    void concurrentSubmissionsOfOneRequestAreOneJob() throws Exception {
        maker.hold();
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            final List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                final String id = "job-" + i % 4;
                calls.add(() -> jobs.submit(request(id)));
            }
            callers.invokeAll(calls).forEach(call -> assertTrue(call.resultNow().startsWith("job-")));
        }
        maker.release();
        for (int i = 0; i < 4; i++) {
            assertEquals(JobStatus.succeeded(), settled("job-" + i));
        }
        assertEquals(4, maker.made().size());
    }

    @Test
    void findIsCertain() throws Exception {
        assertEquals(FoundJob.absent(), jobs.find("a"));
        jobs.submit(request("a"));
        assertEquals(FoundJob.found("a"), jobs.find("a"));
        assertEquals(FoundJob.absent(), jobs.find("../a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../x", "a/b", "a\\b", ".hidden", "a b", "ends.", "nul\0", "雨"})
    void idsThatAreNoFolderNamesAreRefused(final String id) {
        assertEquals(EngineError.INVALID, assertThrows(EngineException.class, () -> jobs.submit(request(id))).error());
        assertEquals(EngineError.INVALID, assertThrows(EngineException.class, () -> jobs.poll(id)).error());
    }

    @Test
    void unknownJobsAreLostAndCancellingThemIsIgnored() throws Exception {
        assertEquals(EngineError.ENGINE_LOST, assertThrows(EngineException.class, () -> jobs.poll("nobody")).error());
        jobs.cancel("nobody");
        assertEquals(FoundJob.absent(), jobs.find("nobody"));
    }

    @Test
    void aRunningAndAQueuedJobCanBeCancelled() throws Exception {
        maker.hold();
        jobs.submit(request("running"));
        maker.awaitStart();
        jobs.submit(request("waiting"));
        jobs.cancel("waiting");
        assertEquals(JobStatus.cancelled(), jobs.poll("waiting"));
        jobs.cancel("running");
        assertEquals(JobStatus.cancelled(), settled("running"));
        jobs.cancel("running");
        assertEquals(JobStatus.cancelled(), jobs.poll("running"));
        assertEquals(List.of(), maker.made());
    }

    @Test
    void aFailureIsKeptWithItsReason() throws Exception {
        maker.failWith(new IOException("ffmpeg ended with status 1: no space left"));
        jobs.submit(request("a"));
        final EngineException failure = settled("a").failure().orElseThrow();
        assertEquals(EngineError.BAD_OUTPUT, failure.error());
        assertEquals("ffmpeg ended with status 1: no space left", failure.getMessage());
        jobs.close();
        jobs = open(KEEP);
        assertEquals("ffmpeg ended with status 1: no space left", jobs.poll("a").failure().orElseThrow().getMessage());
        assertThrows(EngineException.class, () -> downloaded("a"));
    }

    @Test
    void aClipThatTakesTooLongFails() throws Exception {
        jobs.close();
        jobs = open(Duration.ofMillis(1));
        maker.hold();
        jobs.submit(request("slow"));
        final EngineException failure = settled("slow").failure().orElseThrow();
        assertEquals(EngineError.TIMEOUT, failure.error());
    }

    @Test
    void unfinishedJobsAreRenderedAfterARestart() throws Exception {
        maker.hold();
        jobs.submit(request("first"));
        maker.awaitStart();
        jobs.submit(request("second"));
        jobs.close();
        assertEquals(List.of(), maker.made());
        maker.release();
        jobs = open(KEEP);
        assertEquals(JobStatus.succeeded(), settled("first"));
        assertEquals(JobStatus.succeeded(), settled("second"));
        assertEquals(List.of("first", "second"), maker.made());
        assertEquals("clip of second", downloaded("second"));
    }

    @Test
    void whatAKilledProcessLeavesHalfDoneIsCleared() throws Exception {
        jobs.close();
        final Path store = folder.resolve("jobs");
        Files.createDirectories(store.resolve(".new-1"));
        Files.writeString(store.resolve(".new-1/request.json"), "{");
        Files.createDirectories(store.resolve(".gone-2"));
        new JobFolder(store.resolve("kept")).create(request("kept"));
        Files.writeString(store.resolve("kept/clip"), "complete");
        jobs = open(KEEP);
        assertFalse(Files.exists(store.resolve(".new-1")) || Files.exists(store.resolve(".gone-2")));
        assertEquals(JobStatus.succeeded(), jobs.poll("kept"), "a clip without result was renamed into place in full");
        assertEquals("complete", downloaded("kept"));
        assertEquals(List.of(), maker.made());
    }

    @Test
    void aDamagedRequestFailsItsJobAlone() throws Exception {
        jobs.close();
        final Path broken = folder.resolve("jobs/broken");
        Files.createDirectories(broken);
        Files.writeString(broken.resolve("request.json"), "{");
        jobs = open(KEEP);
        assertTrue(settled("broken").failure().orElseThrow().getMessage().contains("damaged"));
        jobs.submit(request("a"));
        assertEquals(JobStatus.succeeded(), settled("a"));
    }

    @Test
    void aDamagedResultStopsNobodyElse() throws Exception {
        jobs.submit(request("damaged"));
        settled("damaged");
        Files.writeString(folder.resolve("jobs/damaged/result.json"), "{");
        assertEquals(EngineError.ENGINE_LOST, assertThrows(EngineException.class, () -> jobs.poll("damaged")).error());
        clock.forward(KEEP.multipliedBy(100));
        jobs.submit(request("a"));
        assertEquals(JobStatus.succeeded(), settled("a"));
        jobs.close();
        jobs = open(KEEP);
        assertEquals(JobStatus.succeeded(), jobs.poll("a"));
    }

    @Test
    void finishedJobsGoAfterTheirTimeAndUnfetchedOnesMuchLater() throws Exception {
        for (final String id : List.of("fetched", "unfetched")) {
            jobs.submit(request(id));
            settled(id);
        }
        downloaded("fetched");
        clock.forward(KEEP.minusSeconds(1));
        jobs.submit(request("x"));
        assertEquals(FoundJob.found("fetched"), jobs.find("fetched"));
        clock.forward(Duration.ofSeconds(1));
        jobs.submit(request("y"));
        assertEquals(FoundJob.absent(), jobs.find("fetched"));
        assertEquals(FoundJob.found("unfetched"), jobs.find("unfetched"));
        clock.forward(KEEP.multipliedBy(JobStore.UNFETCHED_FACTOR));
        jobs.submit(request("z"));
        assertEquals(FoundJob.absent(), jobs.find("unfetched"));
    }

    @Test
    void twoEnginesDoNotShareAFolder() {
        final IOException refused = assertThrows(IOException.class, () -> open(KEEP));
        assertTrue(refused.getMessage().contains("in use"), refused.getMessage());
    }

    @Test
    void aClosedEngineAcceptsNothing() throws Exception {
        jobs.close();
        assertEquals(EngineError.TRANSIENT, assertThrows(EngineException.class, () -> jobs.submit(request("late"))).error());
        assertEquals(FoundJob.absent(), jobs.find("late"));
    }
}
