package io.nifiwan.quality.measuring;

import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.media.MediaLimits;
import io.nifiwan.quality.decode.FfmpegDecoder;
import io.nifiwan.quality.decode.JcodecDecoder;
import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Finding;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.measure.ReasonCode;
import io.nifiwan.quality.measure.UnreadableClipException;
import io.nifiwan.quality.metric.ClipMetric;
import io.nifiwan.quality.metric.ClipMetrics;
import io.nifiwan.quality.metric.DecodingMetric;
import io.nifiwan.quality.testing.Painter;
import io.nifiwan.quality.testing.SyntheticClip;
import io.nifiwan.quality.testing.Texture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Whole passes over encoded clips, above all one with a pan, a black stretch, another pan and a frozen tail. */
class StandardClipMeasurerTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int FRAMES = 61;
    private static final List<String> METRICS = List.of("black", "camera", "conformance", "cuts", "decoding", "flicker", "frozen", "motion",
        "sharpness", "tone");
    private static StandardClipMeasurer ffmpeg;
    private static StandardClipMeasurer jcodec;
    private static Path clip;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void encode() throws IOException {
        assumeTrue(FfmpegInstallation.isBundled());
        ffmpeg = StandardClipMeasurer.create();
        jcodec = StandardClipMeasurer.create(Optional.empty(), MediaLimits.defaults());
        final Painter pan = Painter.camera(new Texture(51), WIDTH, HEIGHT, -3, 0, 0, 0);
        final Painter other = Painter.camera(new Texture(52), WIDTH, HEIGHT, -3, 0, 0, 0);
        final Painter film = (frame, x, y) -> {
            if (frame < 24) {
                return pan.luma(frame, x, y);
            }
            return frame < 32 ? 8 : other.luma(Math.min(frame, 40), x, y);
        };
        clip = new SyntheticClip(WIDTH, HEIGHT, 16, FRAMES, film).encode(folder.resolve("clip.mp4"), "-c:v", "libopenh264", "-b:v", "6M");
    }

    @Test
    void findsEveryMetricThroughTheServiceLoader() {
        assertEquals(METRICS, ClipMetrics.create().stream().map(ClipMetric::id).toList());
    }

    @Test
    void measuresADefectiveClip() throws IOException {
        final ClipMeasurements measured = ffmpeg.measure(clip, Expectation.none());

        assertEquals(FRAMES, measured.info().decodedFrames());
        assertTrue(measured.info().decoder().startsWith("ffmpeg "), measured.info().decoder());
        assertEquals(METRICS, measured.measurements().stream().map(Measurement::metric).toList());
        assertSpan(ReasonCode.BLACK, 1.5, 2.0, measured);
        assertSpan(ReasonCode.FROZEN, 2.5, 61 / 16.0, measured);
        assertEquals(List.of(1.5, 2.0), measured.of("cuts").orElseThrow().findings().stream().map(Finding::from).toList());
        assertEquals("pan_right", measured.of("camera").orElseThrow().labels().get("camera"));
        assertFalse(measured.of("conformance").orElseThrow().applicable());
        assertEquals(1, measured.of("decoding").orElseThrow().values().get("decoded_share"));
    }

    @Test
    void bothDecodersGiveTheSameMeasures() throws IOException {
        final ClipMeasurements expected = ffmpeg.measure(clip, Expectation.none());
        final ClipMeasurements actual = jcodec.measure(clip, Expectation.none());

        assertEquals("jcodec", actual.info().decoder());
        for (final Measurement measurement : expected.measurements()) {
            final Measurement other = actual.of(measurement.metric()).orElseThrow();
            assertEquals(measurement.labels(), other.labels());
            assertEquals(measurement.findings().stream().map(Finding::code).toList(), other.findings().stream().map(Finding::code).toList());
            measurement.values().forEach((name, value) -> assertEquals(value, other.values().get(name), 0.02 * Math.abs(value) + 0.003,
                () -> measurement.metric() + "." + name));
        }
    }

    @Test
    void aTruncatedClipIsFoundOut() throws IOException {
        final Path whole = new SyntheticClip(WIDTH, HEIGHT, 16, 40, Painter.camera(new Texture(53), WIDTH, HEIGHT, 2, 1, 0, 0))
            .encode(folder.resolve("whole.mp4"), "-c:v", "libopenh264", "-b:v", "4M", "-movflags", "+faststart");
        final byte[] bytes = Files.readAllBytes(whole);
        final Path half = Files.write(folder.resolve("half.mp4"), Arrays.copyOf(bytes, bytes.length / 2));

        for (final StandardClipMeasurer measurer : List.of(ffmpeg, jcodec)) {
            final ClipMeasurements measured = measurer.measure(half, Expectation.none());
            assertTrue(measured.info().decodedFrames() < 30, () -> measured.info().toString());
            assertEquals(ReasonCode.TRUNCATED, measured.of("decoding").orElseThrow().findings().get(0).code());
        }
    }

    @Test
    void damagedClipsNeitherHangNorCrash() throws IOException {
        final List<StandardClipMeasurer> measurers = Stream.of(new FfmpegDecoder(FfmpegInstallation.bundled(), MediaLimits.defaults()),
                new JcodecDecoder(MediaLimits.defaults(), InstantSource.system()))
            .map(decoder -> new StandardClipMeasurer(decoder, () -> List.of(new DecodingMetric()), InstantSource.system()))
            .toList();
        final byte[] bytes = Files.readAllBytes(clip);
        final SplittableRandom random = new SplittableRandom(6);
        for (int round = 0; round < 3; round++) {
            final byte[] damaged = bytes.clone();
            for (int hit = 0; hit < 400; hit++) {
                damaged[200 + random.nextInt(damaged.length * 3 / 4)] = (byte) random.nextInt(256);
            }
            final Path file = Files.write(folder.resolve("damaged-" + round + ".mp4"), damaged);
            for (final StandardClipMeasurer measurer : measurers) {
                try {
                    assertTrue(measurer.measure(file, Expectation.none()).info().decodedFrames() > 0);
                } catch (final UnreadableClipException e) {
                    assertFalse(e.getMessage().isEmpty());
                }
            }
        }
        assertEquals(0, ProcessHandle.current().children().filter(child -> child.info().command().orElse("").contains("ffmpeg-")).count());
    }

    @Test
    void whatIsNoClipIsUnreadable() throws IOException {
        final Path words = Files.writeString(folder.resolve("words.mp4"), "only words");
        final Path headless = Files.write(folder.resolve("headless.mp4"), Arrays.copyOf(Files.readAllBytes(clip), 2000));

        for (final StandardClipMeasurer measurer : List.of(ffmpeg, jcodec)) {
            assertThrows(UnreadableClipException.class, () -> measurer.measure(words, Expectation.none()));
            assertThrows(UnreadableClipException.class, () -> measurer.measure(headless, Expectation.none()));
        }
    }

    @Test
    void theTimeLimitHoldsForBothDecoders() {
        final MediaLimits hurried = new MediaLimits(1 << 30, 1 << 24, 60, 1000, Duration.ofMillis(1));
        final TickingTime time = new TickingTime();
        final StandardClipMeasurer slow = new StandardClipMeasurer(new JcodecDecoder(hurried, time), ClipMetrics::create, time);

        assertThrows(UnreadableClipException.class, () -> StandardClipMeasurer.create(Optional.of(FfmpegInstallation.bundled()), hurried)
            .measure(clip, Expectation.none()));
        assertThrows(UnreadableClipException.class, () -> slow.measure(clip, Expectation.none()));
    }

    private static void assertSpan(final ReasonCode code, final double from, final double to, final ClipMeasurements measured) {
        final List<Finding> findings = measured.measurements().stream().flatMap(each -> each.findings().stream())
            .filter(finding -> finding.code() == code).toList();
        assertEquals(1, findings.size(), findings::toString);
        assertEquals(from, findings.get(0).from(), 1e-6);
        assertEquals(to, findings.get(0).to(), 1e-6);
    }

    /** A clock that moves a second each time it is read. */
    private static final class TickingTime implements InstantSource {
        private long seconds;

        @Override
        public Instant instant() {
            return Instant.ofEpochSecond(seconds++);
        }
    }
}
