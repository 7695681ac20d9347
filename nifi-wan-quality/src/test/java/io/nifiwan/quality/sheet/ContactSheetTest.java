package io.nifiwan.quality.sheet;

import io.nifiwan.media.VideoFacts;
import io.nifiwan.quality.decode.ColorMatrix;
import io.nifiwan.quality.decode.Frame;
import io.nifiwan.quality.decode.WorkingSize;
import io.nifiwan.quality.measure.ClipInfo;
import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.ClipMeasurer;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Finding;
import io.nifiwan.quality.measure.FrameTap;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.measure.ReasonCode;
import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.report.ReportBuilder;
import io.nifiwan.quality.report.ReportSource;
import io.nifiwan.quality.verdict.Dimension;
import io.nifiwan.quality.verdict.Profile;
import io.nifiwan.quality.verdict.QualityGate;
import io.nifiwan.quality.verdict.Verdict;
import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ContactSheetTest {
    private static final int FRAMES = 32;
    private static final int FPS = 16;
    private static final Path CLIP = Path.of("clip.mp4");

    @Test
    void aSheetShowsTheFramesOfTheClip() throws IOException {
        final BufferedImage sheet = ContactSheet.draw(new Greys(FRAMES), CLIP, report(""));

        assertEquals(ContactSheet.WIDTH, sheet.getWidth());
        final FrameGrabber grabber = grab(report(""), FRAMES);
        final List<FramePick> picks = FramePicker.of(report(""));
        // Frame n is grey with luma 4n; the middles of eight parts of 32 frames are the frames 2, 6, 10 and so on.
        assertEquals(8 * 4 + 8, red(grabber.picture(picks.get(2).seconds()).orElseThrow()), 2);
        assertEquals(30 * 4, red(grabber.picture(picks.get(7).seconds()).orElseThrow()), 2);
    }

    @Test
    void theWorstMomentsAreChosenAndNamed() {
        final List<FramePick> worst = FramePicker.of(report("")).stream().filter(FramePick::isWorst).toList();

        assertEquals(List.of("CUT", "least coherent 0.5", "least sharp 0.8"), worst.stream().map(FramePick::caption).toList());
        assertEquals(List.of(0.5, 1.0, 1.5), worst.stream().map(FramePick::seconds).toList());
    }

    @Test
    void aDefectMarksItsPlaceInThePlots() throws IOException {
        final BufferedImage marked = ContactSheet.draw(new Greys(FRAMES), CLIP, report(""));
        final int red = Palette.of(Verdict.REJECT).getRGB();

        int first = Integer.MAX_VALUE;
        int last = 0;
        // The marks lie in the lowest third, right of the labels; the verdict and the reasons are at the top.
        for (int y = marked.getHeight() - 330; y < marked.getHeight(); y++) {
            for (int x = 200; x < marked.getWidth(); x++) {
                if (marked.getRGB(x, y) == red) {
                    first = Math.min(first, x);
                    last = Math.max(last, x);
                }
            }
        }
        // A cut at 0.5 of 2 seconds; its name runs on to the right of the mark.
        final double expected = 196 + (1280 - 24 - 196) * 0.25;
        assertEquals(expected, first, 4);
        assertTrue(last > first);
    }

    @Test
    void aPromptIsPartOfTheSheetInEitherLanguage() throws IOException {
        final BufferedImage none = ContactSheet.draw(new Greys(FRAMES), CLIP, report(""));
        final BufferedImage chinese = ContactSheet.draw(new Greys(FRAMES), CLIP, report("渔夫在晨雾中收网，镜头缓缓推进。"));
        final BufferedImage english = ContactSheet.draw(new Greys(FRAMES), CLIP,
                report("A fisherman hauls in his net in the morning mist. ".repeat(20)));

        assertTrue(none.getHeight() < chinese.getHeight());
        assertTrue(chinese.getHeight() < english.getHeight());
        assertNotEquals(0, bright(chinese, 92, 112));
    }

    @Test
    void aClipThatCannotBeDecodedGetsASheetWithoutFrames() throws IOException {
        final QualityReport broken = ReportBuilder.build(new ReportSource("broken.mp4", 7, Map.of(), Instant.EPOCH), Expectation.none(),
                Optional.empty(), QualityGate.undecodable("no video stream", Profile.PHOTOREAL.thresholds()), Profile.PHOTOREAL.thresholds());
        final BufferedImage sheet = ContactSheet.draw((clip, expectation) -> {
            throw new IOException("must not be asked");
        }, CLIP, broken);

        assertTrue(sheet.getHeight() < 400);
        assertTrue(bright(sheet, 20, 74) > 0);
    }

    @Test
    void aClipThatBreaksOffShowsWhatThereIs() {
        final FrameGrabber grabber = grab(report(""), 10);

        assertTrue(FramePicker.of(report("")).stream().allMatch(pick -> grabber.picture(pick.seconds()).isPresent()));
    }

    @Test
    void aSheetIsWrittenAsPng() throws IOException {
        final BufferedImage sheet = ContactSheet.draw(new Greys(FRAMES), CLIP, report("a"));
        final ByteArrayOutputStream output = new ByteArrayOutputStream();
        ContactSheet.write(sheet, output);

        final BufferedImage read = ImageIO.read(new ByteArrayInputStream(output.toByteArray()));
        assertEquals(sheet.getHeight(), read.getHeight());
        assertEquals(sheet.getRGB(30, 30), read.getRGB(30, 30));
        assertTrue(output.size() < 1 << 20);
    }

    @Test
    void everyNameHasAChineseWord() {
        Arrays.stream(ReasonCode.values()).forEach(code -> assertFalse(ChineseWords.of(code.name()).isEmpty(), code.name()));
        Arrays.stream(Verdict.values()).forEach(verdict -> assertFalse(ChineseWords.of(verdict.name()).isEmpty(), verdict.name()));
        Arrays.stream(Dimension.values()).forEach(dimension -> assertFalse(ChineseWords.of(dimension.id()).isEmpty(), dimension.id()));
        assertEquals("", ChineseWords.of("nothing"));
    }

    /** A measurer whose clip gets brighter by four steps a frame. */
    private record Greys(int frames) implements ClipMeasurer {
        @Override
        public ClipMeasurements measure(final Path clip, final Expectation expectation) {
            throw new AssertionError("A sheet measures nothing");
        }

        @Override
        public void show(final Path clip, final FrameTap tap) {
            final VideoFacts facts = new VideoFacts("mp4", "h264", 0, 640, 480, FPS, frames, (double) frames / FPS, List.of(), true,
                    false, "", "test");
            final Frame frame = new Frame(WorkingSize.of(640, 480), ColorMatrix.BT601);
            Arrays.fill(frame.cb(), (byte) 128);
            Arrays.fill(frame.cr(), (byte) 128);
            for (int index = 0; index < frames; index++) {
                Arrays.fill(frame.luma(), (byte) (4 * index));
                frame.begin(index, (double) index / FPS);
                tap.accept(frame, facts);
            }
        }
    }

    private static FrameGrabber grab(final QualityReport report, final int frames) {
        final FrameGrabber grabber = new FrameGrabber(FramePicker.of(report).stream().map(FramePick::seconds).toList(), 300);
        new Greys(frames).show(CLIP, grabber);
        return grabber;
    }

    private static QualityReport report(final String prompt) {
        final double[] luma = new double[FRAMES];
        Arrays.setAll(luma, index -> 4 * index);
        final ClipMeasurements measurements = new ClipMeasurements(new ClipInfo("mp4", "h264", 640, 480, FPS, FRAMES, 2, FRAMES, true, false,
                "test"), List.of(new Measurement("cuts", true, "", Map.of("cuts", 1.0), Map.of(), Map.of(),
                        List.of(new Finding(ReasonCode.CUT, 0.5, 0.5, 30, "A cut at frame 8"))),
                        new Measurement("flicker", true, "", Map.of("yjit", 0.1), Map.of(), Map.of("luma", luma), List.of()),
                        new Measurement("motion", true, "", Map.of("tcr", 0.4), Map.of(), Map.of("tcr", new double[] {0.4, 0.5},
                                "seconds", new double[] {0.3, 1.0}), List.of()),
                        new Measurement("sharpness", true, "", Map.of("sharpr", 0.9), Map.of(), Map.of("sharpr", new double[] {1.0, 0.8},
                                "seconds", new double[] {0.2, 1.5}), List.of())), 10);
        return ReportBuilder.build(new ReportSource("clip.mp4", 7, prompt.isEmpty() ? Map.of() : Map.of("prompt", prompt), Instant.EPOCH),
                Expectation.none(), Optional.of(measurements),
                QualityGate.judge(measurements, Expectation.none(), Profile.PHOTOREAL.thresholds()), Profile.PHOTOREAL.thresholds());
    }

    private static int red(final BufferedImage picture) {
        return picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2) >> 16 & 0xff;
    }

    private static long bright(final BufferedImage picture, final int from, final int to) {
        long bright = 0;
        for (int y = from; y < to; y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                bright += (picture.getRGB(x, y) >> 8 & 0xff) > 160 ? 1 : 0;
            }
        }
        return bright;
    }
}
