package io.nifiwan.engine.animatic;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.local.JobControl;
import io.nifiwan.media.FfmpegInstallation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@Timeout(120)
class ClipRendererTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void needsFfmpeg() {
        assumeTrue(FfmpegInstallation.isBundled(), "no ffmpeg is bundled for this machine");
    }

    private static VideoRequest request(final int width, final int height, final int frames, final int fps, final Map<String, String> extras) {
        return new VideoRequest("clip", "雨夜的旧街，女人撑着红伞", "", width, height, frames, fps, 11, extras);
    }

    private static ClipRenderer renderer(final FfmpegInstallation ffmpeg) {
        return new ClipRenderer(ffmpeg, SpecReader.slateOnly());
    }

    private static List<String> probe(final Path clip, final String entries) throws IOException, InterruptedException {
        final Process probe = FfmpegInstallation.bundled().ffprobe(List.of("-v", "error", "-count_frames", "-select_streams", "v:0",
                "-show_entries", entries, "-of",
                "default=noprint_wrappers=1", clip.toString())).redirectErrorStream(true).start();
        final String text = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, probe.waitFor(), text);
        return text.lines().toList();
    }

    @ParameterizedTest
    @CsvSource({"320, 180, 17, 16", "128, 224, 10, 25", "66, 64, 1, 24", "642, 362, 5, 8"})
    void theClipHasExactlyTheAskedFramesRateAndSize(final int width, final int height, final int frames, final int fps) throws Exception {
        final Path clip = folder.resolve("clip.mp4");
        final JobControl control = new JobControl();
        renderer(FfmpegInstallation.bundled()).make(request(width, height, frames, fps, Map.of()), clip, control);
        final List<String> facts = probe(clip,
                "stream=codec_name,width,height,pix_fmt,avg_frame_rate,r_frame_rate,nb_read_frames,color_space,color_range");
        for (final String fact : List.of("codec_name=h264", "width=" + width, "height=" + height, "pix_fmt=yuv420p",
                "r_frame_rate=" + fps + "/1", "nb_read_frames=" + frames,
                "color_space=bt709", "color_range=tv")) {
            assertTrue(facts.contains(fact), () -> fact + " not in " + facts);
        }
        assertEquals(1.0, control.progress());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(clip), files.toList(), "nothing else is left");
        }
    }

    @Test
    void theIndexComesFirst() throws Exception {
        final Path clip = folder.resolve("clip.mp4");
        renderer(FfmpegInstallation.bundled()).make(request(128, 96, 9, 16, Map.of()), clip, new JobControl());
        final String bytes = Files.readString(clip, StandardCharsets.ISO_8859_1);
        assertTrue(bytes.indexOf("moov") < bytes.indexOf("mdat"));
    }

    @Test
    void theSameRequestGivesTheSameFile() throws Exception {
        final ClipRenderer renderer = renderer(FfmpegInstallation.bundled());
        renderer.make(request(128, 96, 5, 16, Map.of()), folder.resolve("one.mp4"), new JobControl());
        renderer.make(request(128, 96, 5, 16, Map.of()), folder.resolve("two.mp4"), new JobControl());
        assertArrayEquals(Files.readAllBytes(folder.resolve("one.mp4")), Files.readAllBytes(folder.resolve("two.mp4")));
    }

    @Test
    void anFfmpegThatFailsIsQuoted() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a POSIX shell");
        final Path broken = folder.resolve("ffmpeg");
        Files.writeString(broken, "#!/bin/sh\necho 'Unknown encoder libopenh264' >&2\nexit 8\n");
        final Path probe = folder.resolve("ffprobe");
        Files.writeString(probe, "#!/bin/sh\n");
        assertTrue(broken.toFile().setExecutable(true) && probe.toFile().setExecutable(true));
        final Path clip = folder.resolve("clip.mp4");
        final IOException failure = assertThrows(IOException.class,
                () -> renderer(FfmpegInstallation.installed(broken)).make(request(320, 180, 33, 16, Map.of()), clip, new JobControl()));
        assertTrue(failure.getMessage().contains("Unknown encoder libopenh264"), failure.getMessage());
        assertFalse(Files.exists(clip));
    }

    @Test
    void aStoppedRenderingEndsWithoutAClip() throws Exception {
        final JobControl control = new JobControl();
        control.stop(JobControl.Stop.CANCELLED);
        final Path clip = folder.resolve("clip.mp4");
        assertThrows(IOException.class, () -> renderer(FfmpegInstallation.bundled()).make(request(320, 180, 33, 16, Map.of()), clip, control));
        assertFalse(Files.exists(clip));
    }

    @ParameterizedTest
    @CsvSource({"321, 180, 17, 16", "320, 62, 17, 16", "4096, 2160, 17, 16", "320, 180, 0, 16", "320, 180, 17, 0", "320, 180, 1000, 16",
        "320, 180, 17, 200"})
    void whatCannotBeMadeIsRefused(final int width, final int height, final int frames, final int fps) throws Exception {
        final ClipRenderer renderer = renderer(FfmpegInstallation.bundled());
        final EngineException refusal = assertThrows(EngineException.class, () -> renderer.check(request(width, height, frames, fps, Map.of())));
        assertEquals(EngineError.INVALID, refusal.error());
    }

    @Test
    void aDamagedSpecIsRefused() throws Exception {
        final ClipRenderer renderer = renderer(FfmpegInstallation.bundled());
        final EngineException refusal = assertThrows(EngineException.class,
                () -> renderer.check(request(320, 180, 17, 16, Map.of(VideoRequest.SPEC, "{"))));
        assertEquals(EngineError.INVALID, refusal.error());
    }
}
