package io.nifiwan.quality.sheet;

import io.nifiwan.media.ChildProcess;
import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.media.draw.TextPainter;
import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measuring.StandardClipMeasurer;
import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.report.ReportBuilder;
import io.nifiwan.quality.report.ReportSource;
import io.nifiwan.quality.verdict.Criterion;
import io.nifiwan.quality.verdict.Decimals;
import io.nifiwan.quality.verdict.Profile;
import io.nifiwan.quality.verdict.QualityGate;
import io.nifiwan.quality.verdict.Severity;
import io.nifiwan.quality.verdict.Threshold;
import io.nifiwan.quality.verdict.Verdict;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Makes the pictures of docs/quality-metrics.md. Run its main with a clip that passes and the folder to write to: each picture shows frames of
 * the clip above frames of the same clip with one defect put in, each with the number that the gate measures and what follows from it. With a third
 * argument it also writes the contact sheet of that clip.
 */
public final class MetricPictures {
    private static final int COLUMNS = 6;
    private static final int WIDTH = 200;
    private static final int CAPTION = 26;
    private static final double TEXT = 15;
    private static final List<Defect> DEFECTS = List.of(
            new Defect("sharpness", Criterion.SHARPNESS, "gblur=sigma=4"),
            new Defect("noise", Criterion.NOISE, "noise=alls=45:allf=t"),
            new Defect("motion", Criterion.MOTION, "shuffleframes=1 0 3 2"),
            new Defect("flicker", Criterion.FLICKER, "hue=b='0.8*(2*mod(n,2)-1)'"),
            new Defect("frozen", Criterion.FROZEN_SECONDS, "trim=end_frame=30,setpts=PTS-STARTPTS,tpad=stop_mode=clone:stop_duration=3"),
            new Defect("black", Criterion.BLACK_SECONDS, "drawbox=t=fill:c=black:enable='between(t,0.9,1.4)'"),
            new Defect("cut", Criterion.CUTS, "hue=h='180*gte(t,1.2)',negate=enable='gte(t,1.2)'"),
            new Defect("shake", Criterion.SHAKE, "crop=iw-80:ih-80:40+30*sin(n*2.6):40+30*cos(n*3.7)"));

    private final FfmpegInstallation ffmpeg;
    private final StandardClipMeasurer measurer;
    private final TextPainter text = TextPainter.bundled();

    /** A defect, and the criterion that sees it. */
    private record Defect(String name, Criterion criterion, String filter) {
    }

    private MetricPictures() throws IOException {
        ffmpeg = FfmpegInstallation.bundled();
        measurer = StandardClipMeasurer.create();
    }

    /** Takes a clip, a folder, and perhaps a clip whose contact sheet is drawn. */
    public static void main(final String[] arguments) throws IOException {
        final MetricPictures pictures = new MetricPictures();
        final Path folder = Path.of(arguments[1]);
        for (final Defect defect : DEFECTS) {
            pictures.draw(Path.of(arguments[0]), defect, folder.resolve("metric-" + defect.name() + ".jpg"));
        }
        if (arguments.length > 2) {
            final Path clip = Path.of(arguments[2]);
            ImageIO.write(ContactSheet.draw(pictures.measurer, clip, pictures.report(clip)), "png",
                    folder.resolve("quality-contact-sheet.png").toFile());
        }
    }

    private void draw(final Path good, final Defect defect, final Path file) throws IOException {
        final Path bad = Files.createTempFile("nifi-wan-defect-", ".mp4");
        try {
            ChildProcess.run(ffmpeg.ffmpeg(List.of("-loglevel", "error", "-y", "-i", good.toString(), "-an", "-vf", defect.filter(), "-c:v", "mpeg4",
                    "-q:v", "2", bad.toString())), Duration.ofMinutes(2), 1 << 20);
            final BufferedImage above = strip(good, defect.criterion());
            final BufferedImage below = strip(bad, defect.criterion());
            final BufferedImage picture = new BufferedImage(above.getWidth(), above.getHeight() + below.getHeight(), BufferedImage.TYPE_INT_RGB);
            picture.createGraphics().drawImage(above, 0, 0, null);
            picture.createGraphics().drawImage(below, 0, above.getHeight(), null);
            ImageIO.write(picture, "jpg", file.toFile());
        } finally {
            Files.deleteIfExists(bad);
        }
    }

    private BufferedImage strip(final Path clip, final Criterion criterion) throws IOException {
        final ClipMeasurements measured = measurer.measure(clip, Expectation.none());
        final double value = measured.of(criterion.metric()).map(found -> found.values().get(criterion.value())).orElse(Double.NaN);
        final Threshold threshold = Profile.PHOTOREAL.thresholds().of(criterion);
        final Verdict verdict = threshold.breach(value).map(Threshold.Breach::severity).orElse(Severity.NOTE).verdict();
        final List<Double> moments = new ArrayList<>();
        for (int column = 0; column < COLUMNS; column++) {
            // Neighbouring frames where order and light are the matter, else frames over the whole clip.
            final boolean neighbours = criterion == Criterion.MOTION || criterion == Criterion.FLICKER || criterion == Criterion.SHAKE;
            moments.add(neighbours ? (8 + column) / measured.info().fps() : measured.info().seconds() * (column + 0.5) / COLUMNS);
        }
        final FrameGrabber grabber = new FrameGrabber(moments, WIDTH);
        measurer.show(clip, grabber);
        final int height = grabber.picture(moments.getFirst()).orElseThrow().getHeight();
        final BufferedImage strip = new BufferedImage(COLUMNS * WIDTH, height + CAPTION, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = strip.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Palette.of(verdict));
        graphics.fillRect(0, 0, strip.getWidth(), CAPTION);
        graphics.setColor(Color.BLACK);
        text.draw(graphics, verdict + " " + ChineseWords.of(verdict.name()) + "   " + criterion.title() + " " + Decimals.text(value), 10, 18, TEXT);
        for (int column = 0; column < COLUMNS; column++) {
            graphics.drawImage(grabber.picture(moments.get(column)).orElseThrow(), column * WIDTH, CAPTION, null);
        }
        return strip;
    }

    private QualityReport report(final Path clip) throws IOException {
        final ClipMeasurements measured = measurer.measure(clip, Expectation.none());
        return ReportBuilder.build(new ReportSource(clip.getFileName().toString(), Files.size(clip),
                Map.of("prompt", "A curious raccoon peers through a vibrant field of yellow sunflowers, soft natural light. "
                        + "一只好奇的浣熊从盛开的向日葵丛中探出头来，柔和的自然光透过花瓣，中景。"), Instant.now()), Expectation.none(), Optional.of(measured),
                QualityGate.judge(measured, Expectation.none(), Profile.PHOTOREAL.thresholds()), Profile.PHOTOREAL.thresholds());
    }
}
