package io.nifiwan.media;

import io.nifiwan.quality.testing.SyntheticClip;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class VideoProbeTest {
    private static FfmpegInstallation ffmpeg;
    private static Path clip;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void encode() throws IOException {
        assumeTrue(FfmpegInstallation.isBundled());
        ffmpeg = FfmpegInstallation.bundled();
        clip = new SyntheticClip(128, 96, 16, 33, (frame, x, y) -> 4 * frame + x).encode(folder.resolve("clip.mp4"), "-c:v", "libopenh264");
    }

    @Test
    void readsTheFactsOfAClip() throws IOException {
        final VideoFacts facts = probe(clip);

        assertTrue(facts.container().contains("mp4"), facts::container);
        assertEquals("h264", facts.codec());
        assertEquals(List.of(128, 96, 33), List.of(facts.width(), facts.height(), facts.declaredFrames()));
        assertEquals(16, facts.fps(), 1e-9);
        assertEquals(33 / 16.0, facts.seconds(), 0.01);
        assertEquals(33, facts.frameSeconds().size());
        assertEquals(2, facts.secondsOf(32), 1e-6);
        assertTrue(facts.constantRate());
        assertFalse(facts.audio());
        assertTrue(facts.program().startsWith("ffmpeg "), facts::program);
    }

    @Test
    void turnsTheSizeOfATurnedClip() throws IOException {
        final Path turned = ffmpeg("turned.mp4", "-display_rotation", "90", "-i", clip.toString(), "-c", "copy");

        assertEquals(List.of(96, 128), List.of(probe(turned).width(), probe(turned).height()));
    }

    @Test
    void seesAudioAndAVaryingRate() throws IOException {
        final Path sound = ffmpeg("sound.mp4", "-i", clip.toString(), "-f", "lavfi", "-i", "sine=duration=2", "-c:v", "copy", "-c:a", "aac");
        final Path varying = ffmpeg("varying.mp4", "-i", clip.toString(), "-vf", "select='not(mod(n\\,5))+gt(n\\,16)'", "-fps_mode", "passthrough",
            "-c:v", "libopenh264");

        assertTrue(probe(sound).audio());
        assertTrue(probe(sound).constantRate());
        assertFalse(probe(varying).constantRate());
    }

    @Test
    void refusesPlaylistsAndConcatScripts() throws IOException {
        final Path concat = Files.writeString(folder.resolve("list.mp4"), "ffconcat version 1.0\nfile clip.mp4\n");
        final Path playlist = Files.writeString(folder.resolve("playlist.mp4"), """
            #EXTM3U
            #EXT-X-TARGETDURATION:2
            #EXTINF:2,
            clip.mp4
            #EXT-X-ENDLIST
            """);

        assertThrows(InvalidMediaException.class, () -> probe(concat));
        assertThrows(InvalidMediaException.class, () -> probe(playlist));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a video at all, only a few words"})
    void refusesWhatIsNoVideo(final String content) throws IOException {
        final Path file = Files.writeString(folder.resolve("words.mp4"), content);

        final InvalidMediaException refusal = assertThrows(InvalidMediaException.class, () -> probe(file));
        assertFalse(refusal.getMessage().contains(folder.toString()), refusal::getMessage);
    }

    @Test
    void refusesSoundWithoutPictures() throws IOException {
        final Path sound = ffmpeg("only-sound.mp4", "-f", "lavfi", "-i", "sine=duration=1", "-c:a", "aac");

        assertTrue(assertThrows(InvalidMediaException.class, () -> probe(sound)).getMessage().contains("no video stream"));
    }

    @Test
    void aMissingFileIsAnIoError() {
        assertThrows(NoSuchFileException.class, () -> probe(folder.resolve("missing.mp4")));
    }

    @Test
    void namesAFileWithAnOddName() throws IOException {
        final Path odd = Files.copy(clip, folder.resolve("-i concat:a|b 片段%03d.mp4"));

        assertEquals(33, probe(odd).declaredFrames());
    }

    @Test
    void eachLimitRefuses() {
        final Duration minute = Duration.ofMinutes(1);
        final List<MediaLimits> limits = List.of(new MediaLimits(100, 1 << 20, 10, 100, minute), new MediaLimits(1 << 20, 100, 10, 100, minute),
            new MediaLimits(1 << 20, 1 << 20, 1, 100, minute), new MediaLimits(1 << 20, 1 << 20, 10, 30, minute));
        for (final MediaLimits limit : limits) {
            final InvalidMediaException refusal = assertThrows(InvalidMediaException.class, () -> new VideoProbe(ffmpeg, limit).probe(clip));
            assertTrue(refusal.getMessage().contains("limit"), refusal::getMessage);
        }
    }

    private static VideoFacts probe(final Path file) throws IOException {
        return new VideoProbe(ffmpeg, MediaLimits.defaults()).probe(file);
    }

    private static Path ffmpeg(final String name, final String... arguments) throws IOException {
        final List<String> line = new ArrayList<>(List.of("-nostdin", "-y", "-loglevel", "error"));
        line.addAll(List.of(arguments));
        line.add(folder.resolve(name).toString());
        ChildProcess.run(ffmpeg.ffmpeg(line), Duration.ofMinutes(1), 1 << 20);
        return folder.resolve(name);
    }
}
