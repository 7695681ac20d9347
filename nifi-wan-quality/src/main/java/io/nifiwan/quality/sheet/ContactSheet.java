package io.nifiwan.quality.sheet;

import io.nifiwan.quality.measure.ClipMeasurer;
import io.nifiwan.quality.report.QualityReport;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * One picture of a judged clip, {@value #WIDTH} pixels wide: verdict, scores and reasons, the prompt, evenly spaced frames and the worst ones,
 * and below them what was measured over time with the defects marked. Words are English and Chinese. It is drawn without a display and without
 * fonts of the operating system.
 */
public final class ContactSheet {
    static final int WIDTH = 1280;
    static final int MARGIN = 24;

    private ContactSheet() {
    }

    /**
     * Draws the sheet of a clip; the clip is decoded once more, to take the frames that the report calls worst.
     *
     * @param measurer what shows the frames; where it has none the sheet has no pictures
     * @param clip     video file
     * @param report   its report; where the clip could not be decoded the sheet says so and shows no frame
     * @throws IOException when the clip can no longer be decoded
     */
    public static BufferedImage draw(final ClipMeasurer measurer, final Path clip, final QualityReport report) throws IOException {
        final List<FramePick> picks = FramePicker.of(report);
        final FrameGrabber grabber = new FrameGrabber(picks.stream().map(FramePick::seconds).toList(), FrameGrid.width());
        if (!picks.isEmpty()) {
            measurer.show(clip, grabber);
        }
        final Header header = new Header(report);
        final FrameGrid grid = new FrameGrid(picks, grabber);
        final Plots plots = new Plots(report);
        final BufferedImage sheet = new BufferedImage(WIDTH, header.height() + grid.height() + plots.height() + MARGIN, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = sheet.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Palette.PAPER);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        header.draw(graphics);
        grid.draw(graphics, header.height());
        plots.draw(graphics, header.height() + grid.height());
        graphics.dispose();
        return sheet;
    }

    /** Writes a sheet as PNG; does not close the stream. */
    public static void write(final BufferedImage sheet, final OutputStream output) throws IOException {
        try (MemoryCacheImageOutputStream image = new MemoryCacheImageOutputStream(output)) {
            ImageIO.write(sheet, "png", image);
        }
    }
}
