package io.nifiwan.engine.command;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.local.LocalJobs;
import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.media.MediaLimits;
import io.nifiwan.media.VideoFacts;
import io.nifiwan.media.VideoProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static io.nifiwan.engine.command.ShellPrograms.await;
import static io.nifiwan.engine.command.ShellPrograms.ended;
import static io.nifiwan.engine.command.ShellPrograms.request;
import static io.nifiwan.engine.command.ShellPrograms.settled;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@Timeout(60)
class CommandMakerTest {
    private static final Duration LONG = Duration.ofHours(1);
    /** Starts a child, writes both ids down and hangs; neither listens to the asking to end. */
    private static final String HANGS = """
            trap '' TERM
            sh -c 'trap "" TERM; echo $$ > "$PLACE/child.part"; mv "$PLACE/child.part" "$PLACE/child"; while :; do sleep 1; done' &
            echo $$ > "$PLACE/parent.part"; mv "$PLACE/parent.part" "$PLACE/parent"
            while :; do sleep 1; done
            """;

    @TempDir
    private Path folder;
    private ShellPrograms programs;
    private LocalJobs jobs;

    @BeforeEach
    void needsAShell() {
        assumeTrue(ShellPrograms.run(), "no sh on this machine");
        programs = new ShellPrograms(folder);
    }

    @AfterEach
    void close() throws IOException {
        if (jobs != null) {
            jobs.close();
        }
    }

    private JobStatus result(final String script) throws Exception {
        jobs = programs.open(programs.settings(script, ""), LONG);
        jobs.submit(request("a", "Dawn"));
        return settled(jobs, "a");
    }

    private EngineException failure(final String script) throws Exception {
        return result(script).failure().orElseThrow();
    }

    @Test
    void aPromptStaysOneArgument() throws Exception {
        final String prompt = "-n \"x\"; $(touch \"$PLACE/owned\") `id` && * ${seed}\n雨夜 'q' \\";
        jobs = programs.open(programs.settings("printf '%s' \"$2\" > \"$PLACE/prompt\"; echo $# > \"$PLACE/count\"; cp \"$CLIP\" \"$1\"", ""), LONG);
        jobs.submit(request("a", prompt));
        assertEquals(JobStatus.succeeded(), settled(jobs, "a"));
        assertEquals(prompt, Files.readString(folder.resolve("prompt")));
        assertEquals("2", Files.readString(folder.resolve("count")).strip());
        assertFalse(Files.exists(folder.resolve("owned")));
        final ByteArrayOutputStream clip = new ByteArrayOutputStream();
        jobs.download("a", clip);
        assertArrayEquals(SampleClips.mp4(), clip.toByteArray());
        assertFalse(Files.exists(programs.jobFolder("a").resolve("work")), "what the program needed is removed");
    }

    @Test
    void theFileDecidesAndNotTheStatus() throws Exception {
        assertEquals(JobStatus.succeeded(), result("cp \"$CLIP\" \"$1\"; echo 'warning: out of memory' >&2; exit 3"));
    }

    @Test
    void statusZeroWithoutAFileFailsWithTheLastWords() throws Exception {
        final EngineException failure = failure("echo INFO; i=0; while [ $i -lt 100 ]; do i=$((i+1)); echo \"line $i\" >&2; done; "
                + "echo \"save_video failed, token $TOKEN\" >&2; exit 0");
        assertEquals(EngineError.BAD_OUTPUT, failure.error());
        assertTrue(failure.getMessage().contains("line 100") && failure.getMessage().contains("save_video failed, token ***"), failure.getMessage());
        assertFalse(failure.getMessage().contains("line 50") || failure.getMessage().contains("hf_secret"), failure.getMessage());
    }

    @Test
    void aHalfWrittenFileFails() throws Exception {
        assertTrue(failure("head -c 1000 \"$CLIP\" > \"$1\"; exit 0").getMessage().contains("is cut short"));
    }

    @Test
    void wantOfMemoryIsTold() throws Exception {
        assertEquals(EngineError.OUT_OF_MEMORY, failure("echo 'torch.OutOfMemoryError: CUDA out of memory.' >&2; exit 1").error());
    }

    @Test
    void aProgramThatTheSystemKillsRanOutOfMemory() throws Exception {
        assertEquals(EngineError.OUT_OF_MEMORY, failure("kill -9 $$").error());
    }

    @Test
    void aProgramThatIsNotThereIsAMatterOfSetUp() throws Exception {
        final CommandSettings settings = programs.settings("", "");
        jobs = programs.open(new CommandSettings(settings.kind(), folder.resolve("missing").toString(), settings.template(), Map.of(),
                Optional.empty(), Map.of(), settings.slots(), settings.progress(), "mp4", 30, Duration.ofSeconds(1)), LONG);
        jobs.submit(request("a", "Dawn"));
        final EngineException failure = settled(jobs, "a").failure().orElseThrow();
        assertEquals(EngineError.CONFIGURATION, failure.error());
        assertTrue(failure.getMessage().contains("missing"), failure.getMessage());
    }

    @Test
    void theSameRequestRunsOnce() throws Exception {
        jobs = programs.open(programs.settings("echo run >> \"$PLACE/runs\"; cp \"$CLIP\" \"$1\"", ""), LONG);
        jobs.submit(request("a", "Dawn"));
        jobs.submit(request("a", "Dawn"));
        settled(jobs, "a");
        jobs.submit(request("a", "Dawn"));
        assertEquals(JobStatus.succeeded(), settled(jobs, "a"));
        assertEquals(List.of("run"), Files.readAllLines(folder.resolve("runs")));
    }

    @Test
    void progressIsReadFromBothOutputs() throws Exception {
        jobs = programs.open(programs.settings("""
                printf ' 10%%|#    | 4/40\\r 42%%|####  | 17/40\\r' >&2
                while [ ! -f "$PLACE/go" ]; do sleep 0.02; done
                echo '  |=====>  | 3/4 - 2.0s/it'
                while [ ! -f "$PLACE/end" ]; do sleep 0.02; done
                cp "$CLIP" "$1"
                """, ""), LONG);
        jobs.submit(request("a", "Dawn"));
        awaitStatus(JobStatus.running(0.42));
        Files.createFile(folder.resolve("go"));
        awaitStatus(JobStatus.running(0.75));
        Files.createFile(folder.resolve("end"));
        assertEquals(JobStatus.succeeded(), settled(jobs, "a"));
    }

    private void awaitStatus(final JobStatus status) {
        await(() -> {
            try {
                return jobs.poll("a").equals(status);
            } catch (final EngineException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void eachGpuHasOneJob() throws Exception {
        jobs = programs.open(programs.settings("""
                echo "$CUDA_VISIBLE_DEVICES" > "$PLACE/gpu-$2"
                while [ ! -f "$PLACE/go" ]; do sleep 0.02; done
                cp "$CLIP" "$1"
                """, "3,4+5"), LONG);
        for (final String id : List.of("a", "b", "c")) {
            jobs.submit(request(id, id));
        }
        await(() -> Files.exists(folder.resolve("gpu-a")) && Files.exists(folder.resolve("gpu-b")));
        assertEquals(JobStatus.queued(), jobs.poll("c"));
        Files.createFile(folder.resolve("go"));
        for (final String id : List.of("a", "b", "c")) {
            assertEquals(JobStatus.succeeded(), settled(jobs, id));
        }
        assertEquals(List.of("3", "4,5"), Stream.of("gpu-a", "gpu-b").map(name -> read(folder.resolve(name)))
                .sorted().toList());
    }

    private static String read(final Path file) {
        try {
            return Files.readString(file).strip();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void cancellingEndsTheWholeTree() throws Exception {
        start(LONG);
        jobs.cancel("a");
        assertEquals(JobStatus.cancelled(), settled(jobs, "a"));
        assertTrue(ended(folder.resolve("parent")) && ended(folder.resolve("child")));
    }

    @Test
    void aWorkerWhoseParentDiedEndsWithTheJob() throws Exception {
        final EngineException failure = failure("""
                sh -c 'echo $$ > "$PLACE/child.part"; mv "$PLACE/child.part" "$PLACE/child"; exec sleep 1000' > /dev/null 2>&1 &
                while [ ! -f "$PLACE/child" ]; do sleep 0.02; done
                exit 1
                """);
        assertEquals(EngineError.BAD_OUTPUT, failure.error());
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "orphans are found by their mark on Linux only");
        assertTrue(ended(folder.resolve("child")));
    }

    @Test
    void theTimeLimitEndsTheWholeTree() throws Exception {
        start(Duration.ofMillis(1500));
        assertEquals(EngineError.TIMEOUT, settled(jobs, "a").failure().orElseThrow().error());
        assertTrue(ended(folder.resolve("parent")) && ended(folder.resolve("child")));
    }

    @Test
    void closingEndsTheTreeAndTheJobStartsAgainLater() throws Exception {
        start(LONG);
        jobs.submit(request("b", "Dusk"));
        jobs.close();
        assertTrue(ended(folder.resolve("parent")) && ended(folder.resolve("child")));
        jobs = programs.open(programs.settings("cp \"$CLIP\" \"$1\"", ""), LONG);
        assertEquals(JobStatus.succeeded(), settled(jobs, "a"));
        assertEquals(JobStatus.succeeded(), settled(jobs, "b"), "what was queued is started");
    }

    private void start(final Duration limit) throws Exception {
        jobs = programs.open(programs.settings(HANGS, ""), limit);
        jobs.submit(request("a", "Dawn"));
        await(() -> Files.exists(folder.resolve("parent")) && Files.exists(folder.resolve("child")));
    }

    @Test
    void requestsThatCannotBeMadeAreRefusedBeforeTheyAreQueued() throws Exception {
        jobs = programs.open(programs.settings("", ""), LONG);
        assertEquals(EngineError.INVALID, assertThrows(EngineException.class, () -> jobs.submit(request("a", " "))).error());
        assertEquals(EngineError.INVALID, assertThrows(EngineException.class, () -> jobs.submit(request("a", "nul\0"))).error());
        assertFalse(Files.exists(programs.jobFolder("a")));
    }

    @Test
    void generatePyHasItsSizesAndItsRate() throws Exception {
        final VideoRequest asked = new VideoRequest("a", "Dawn", "", 832, 480, 121, 24, 1, Map.of());
        final VideoRequest prepared = ProgramKind.WAN_GENERATE.prepare(asked);
        assertEquals(16, prepared.fps());
        assertEquals(81, prepared.frames());
        assertEquals(prepared, ProgramKind.WAN_GENERATE.prepare(prepared));
        final VideoRequest small = asked.resized(640, 480, 81, 16);
        assertTrue(assertThrows(EngineException.class, () -> ProgramKind.WAN_GENERATE.prepare(small)).getMessage().contains("832x480"));
    }

    @Test
    void aRealEncoderMakesARealClip() throws Exception {
        assumeTrue(FfmpegInstallation.isBundled(), "no ffmpeg is bundled for this machine");
        final ProcessBuilder ffmpeg = FfmpegInstallation.bundled().ffmpeg(List.of());
        final String template = """
                -f
                rawvideo
                -pixel_format
                gray
                -video_size
                ${width}x${height}
                -framerate
                ${fps}
                -i
                /dev/zero
                -frames:v
                ${frames}
                -metadata
                comment=${prompt}
                -c:v
                libopenh264
                -pix_fmt
                yuv420p
                -y
                ${output}
                """;
        final CommandSettings settings = new CommandSettings(ProgramKind.CUSTOM, ffmpeg.command().getFirst(),
                CommandTemplate.parse(template, "LD_LIBRARY_PATH=" + ffmpeg.environment().get("LD_LIBRARY_PATH")), Map.of(),
                Optional.empty(), Map.of(), new GpuSlots(List.of("")), new ProgressPattern(ProgressPattern.DEFAULT), "mp4", 30,
                Duration.ofSeconds(3));
        jobs = programs.open(settings, LONG);
        jobs.submit(new VideoRequest("a", "-雨夜; \"x\"", "", 128, 96, 17, 16, 1, Map.of()));
        assertEquals(JobStatus.succeeded(), settled(jobs, "a"));
        final Path clip = folder.resolve("fetched.mp4");
        try (OutputStream fetched = Files.newOutputStream(clip)) {
            jobs.download("a", fetched);
        }
        final VideoFacts facts = new VideoProbe(FfmpegInstallation.bundled(), MediaLimits.defaults()).probe(clip);
        assertEquals(List.of(128, 96, 17), List.of(facts.width(), facts.height(), facts.declaredFrames()));
        assertEquals(16, facts.fps(), 1e-6);
    }
}
