package io.nifiwan.engine.openai;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.contract.Misbehaviour;
import io.nifiwan.engine.http.HttpSettings;
import io.nifiwan.engine.job.EngineOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whether the list of jobs tells what became of a request, on servers that list prompts. */
class JobSearchTest {
    private static final Map<String, String> KITE = Map.of("prompt", "a red kite", "size", "832x480", "seconds", "5");

    private final VideosServerDouble server = new VllmOmniServer();
    private final Instant start = Instant.now();
    private Instant now = start;
    private OpenAiVideos engine;

    @BeforeEach
    void open() throws IOException {
        server.start();
        engine = engine(VideosDialect.VLLM_OMNI);
    }

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    private OpenAiVideos engine(final VideosDialect dialect) {
        return new OpenAiVideos(VideosSettings.of(dialect, VideosEncoding.MULTIPART), new HttpSettings("server", server.url("/v1"), Map.of(),
                List.of(), Duration.ofSeconds(20), Duration.ofSeconds(20), HttpSettings.SMALL_REPLIES, 1 << 20, false), () -> now);
    }

    private static VideoRequest request(final String id) {
        return new VideoRequest(id, "a red kite", "", 832, 480, 81, 16, 42, Map.of());
    }

    /** A submission whose answer is lost. */
    private void submitInDoubt(final String id) {
        server.misbehave(EngineOperation.SUBMIT, Misbehaviour.RESET_AFTER_BODY, 1);
        assertEquals(EngineError.AMBIGUOUS, assertThrows(EngineException.class, () -> engine.submit(request(id))).error());
    }

    private void settle() {
        now = now.plus(JobSearch.SETTLING);
    }

    private EngineException tooEarly(final String id) {
        final EngineException early = assertThrows(EngineException.class, () -> engine.find(request(id), start));
        assertEquals(EngineError.TRANSIENT, early.error());
        assertEquals("TOO_EARLY", early.code());
        return early;
    }

    @Test
    void aJobIsToldByWhatWasAskedFor() throws Exception {
        submitInDoubt("r-1");
        server.add(Map.of("prompt", "a blue boat", "size", "832x480", "seconds", "5"));
        server.add(Map.of("prompt", "a red kite", "size", "480x832", "seconds", "5"));
        server.add(Map.of("prompt", "a red kite", "size", "832x480", "seconds", "4"));
        assertEquals(FoundJob.found(server.ids().getFirst()), engine.find(request("r-1"), start));
    }

    @Test
    void theJobOfAnotherTakeIsNotTaken() throws Exception {
        final String other = engine.submit(request("r-1"));
        submitInDoubt("r-2");
        final FoundJob found = engine.find(request("r-2"), start);
        assertEquals(FoundJob.found(server.ids().getLast()), found);
        assertTrue(!other.equals(found.taskId()));
    }

    @Test
    void twoTakesInDoubtAreNotToldApart() throws Exception {
        submitInDoubt("r-1");
        submitInDoubt("r-2");
        assertEquals(FoundJob.unknown(), engine.find(request("r-1"), start));
    }

    @Test
    void anOlderJobIsNotTaken() throws Exception {
        final String older = server.add(KITE);
        server.job(older).put("created_at", start.getEpochSecond() - 3600);
        submitInDoubt("r-1");
        assertEquals(FoundJob.found(server.ids().getLast()), engine.find(request("r-1"), start));
    }

    @Test
    void afterARestartOtherJobsAreAskedAboutFirst() throws Exception {
        final String mine = server.add(KITE);
        tooEarly("r-1");
        settle();
        assertEquals(FoundJob.found(mine), engine.find(request("r-1"), start));
    }

    @Test
    void afterARestartAJobThatWasAskedAboutBelongsToItsAsker() throws Exception {
        final String others = server.add(KITE);
        engine.poll(others);
        settle();
        assertEquals(FoundJob.absent(), engine.find(request("r-1"), start));
    }

    @Test
    void whatACompleteListLacksDoesNotExistOnceItIsSettled() throws Exception {
        tooEarly("r-1");
        settle();
        assertEquals(FoundJob.absent(), engine.find(request("r-1"), start));
    }

    @Test
    void theNextSearchIsAskedForWhenTheListIsConclusive() throws Exception {
        now = now.plusSeconds(20);
        final Duration pause = tooEarly("r-1").retryAfter().orElseThrow();
        assertEquals(JobSearch.SETTLING.minusSeconds(20), pause);
        now = now.plus(pause);
        assertEquals(FoundJob.absent(), engine.find(request("r-1"), start));
    }

    @Test
    void aListThatMayLagProvesNoAbsence() throws Exception {
        try (OpenAiVideos paid = engine(VideosDialect.OPENAI)) {
            settle();
            assertEquals(FoundJob.unknown(), paid.find(request("r-1"), start));
        }
    }

    @Test
    void aJobWithoutAPromptCouldBeAny() throws Exception {
        server.job(server.add(KITE)).remove("prompt");
        settle();
        assertEquals(FoundJob.unknown(), engine.find(request("r-1"), start));
    }

    @Test
    void allPagesAreRead() throws Exception {
        final String mine = server.add(KITE);
        for (int job = 0; job < 250; job++) {
            server.add(Map.of("prompt", "take " + job, "size", "832x480", "seconds", "5"));
        }
        settle();
        assertEquals(FoundJob.found(mine), engine.find(request("r-1"), start));
        assertEquals(3, server.calls(EngineOperation.FIND));
    }

    @Test
    void aBrokenListIsAskedForAgain() {
        server.misbehave(EngineOperation.FIND, Misbehaviour.HTML, 1);
        assertEquals(EngineError.TRANSIENT, assertThrows(EngineException.class, () -> engine.find(request("r-1"), start)).error());
        server.misbehave(EngineOperation.FIND, Misbehaviour.STATUS_500, 1);
        assertEquals(EngineError.TRANSIENT, assertThrows(EngineException.class, () -> engine.find(request("r-1"), start)).error());
    }
}
