package io.nifiwan.engine.services;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.media.FfmpegInstallation;
import org.apache.nifi.components.ConfigVerificationResult;
import org.apache.nifi.components.ConfigVerificationResult.Outcome;
import org.apache.nifi.controller.ControllerService;
import org.apache.nifi.processor.AbstractProcessor;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.util.MockConfigurationContext;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.locks.LockSupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@Timeout(120)
class AnimaticEngineTest {
    @TempDir
    private Path folder;
    private final AnimaticEngine engine = new AnimaticEngine();
    private TestRunner runner;

    /** Does nothing; the service under test needs a processor beside it. */
    public static class Idle extends AbstractProcessor {
        @Override
        public void onTrigger(final ProcessContext context, final ProcessSession session) {
            context.yield();
        }
    }

    @BeforeEach
    void configure() throws Exception {
        assumeTrue(FfmpegInstallation.isBundled(), "no ffmpeg is bundled for this machine");
        runner = TestRunners.newTestRunner(Idle.class);
        runner.addControllerService("engine", engine);
        runner.setProperty(engine, AnimaticEngine.WORK_FOLDER, folder.resolve("work").toString());
    }

    private static VideoRequest request(final String id) {
        return new VideoRequest(id, "Dawn over a harbour", "", 128, 96, 5, 16, 3, Map.of());
    }

    private JobStatus finished(final String id) throws EngineException {
        JobStatus status = engine.poll(id);
        while (status.state() == JobStatus.State.QUEUED || status.state() == JobStatus.State.RUNNING) {
            LockSupport.parkNanos(1_000_000);
            status = engine.poll(id);
        }
        return status;
    }

    @Test
    void rendersAClipFromEnablingToDisabling() throws Exception {
        runner.enableControllerService(engine);
        assertEquals("r-1", engine.submit(request("r-1")));
        assertEquals(JobStatus.succeeded(), finished("r-1"));
        final ByteArrayOutputStream clip = new ByteArrayOutputStream();
        engine.download("r-1", clip);
        assertEquals("ftyp", clip.toString(StandardCharsets.ISO_8859_1).substring(4, 8));
        assertEquals(FoundJob.found("r-1"), engine.find(request("r-1"), Instant.EPOCH));
        assertTrue(engine.verify().stream().allMatch(check -> check.passed()));
        assertEquals("animatic", engine.capabilities().name());
        runner.disableControllerService(engine);
        assertEquals(EngineError.TRANSIENT, assertThrows(EngineException.class, () -> engine.poll("r-1")).error());
        runner.enableControllerService(engine);
        assertEquals(JobStatus.succeeded(), engine.poll("r-1"), "jobs outlive the service");
        runner.disableControllerService(engine);
    }

    @Test
    void noThreadOutlivesTheService() throws Exception {
        runner.enableControllerService(engine);
        engine.submit(request("r-2"));
        finished("r-2");
        assertTrue(threads() > 0);
        runner.disableControllerService(engine);
        while (threads() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("Animatic Engine engine")
                && thread.isAlive()).count();
    }

    @Test
    void verificationMakesASmallClip() {
        final List<ConfigVerificationResult> results = engine.verify(context(folder.resolve("work")), runner.getLogger(), Map.of());
        assertEquals(List.of(Outcome.SUCCESSFUL, Outcome.SUCCESSFUL), results.stream().map(ConfigVerificationResult::getOutcome).toList(),
                results::toString);
    }

    @Test
    void verificationNamesAFolderThatCannotBeWritten() throws Exception {
        final Path file = Files.writeString(folder.resolve("file"), "");
        final List<ConfigVerificationResult> results = engine.verify(context(file.resolve("below")), runner.getLogger(), Map.of());
        assertEquals(Outcome.FAILED, results.getFirst().getOutcome());
        assertTrue(results.getFirst().getExplanation().contains("below"));
    }

    @Test
    void propertiesAreValidated() {
        runner.assertValid(engine);
        runner.setProperty(engine, AnimaticEngine.RENDER_THREADS, "0");
        runner.assertNotValid(engine);
        runner.setProperty(engine, AnimaticEngine.RENDER_THREADS, "2");
        runner.setProperty(engine, AnimaticEngine.FFMPEG, folder.resolve("missing").toString());
        runner.assertNotValid(engine);
    }

    @Test
    void niFiFindsTheService() {
        assertTrue(ServiceLoader.load(ControllerService.class).stream().anyMatch(provider -> provider.type() == AnimaticEngine.class));
    }

    private static MockConfigurationContext context(final Path work) {
        return new MockConfigurationContext(Map.of(AnimaticEngine.WORK_FOLDER, work.toString()), null, Map.of());
    }
}
