package io.nifiwan.launcher.demo;

import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.media.draw.TextPainter;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;

/** One picture of all clips: a tile a clip with its middle frame, and below it what it shows and how it was judged. */
final class ContactSheet {
    private static final int TILE_WIDTH = 400;
    private static final int FRAME_HEIGHT = 225;
    private static final int CAPTION_HEIGHT = 54;
    private static final int GAP = 14;
    private static final int MAXIMUM_COLUMNS = 5;
    private static final int BADGE_WIDTH = 8;
    private static final double TITLE_SIZE = 17;
    private static final double DETAIL_SIZE = 13;
    private static final Color BACKGROUND = new Color(0x16191D);
    private static final Color CAPTION = new Color(0x22272E);
    private static final Color TITLE = new Color(0xF2F4F6);
    private static final Color DETAIL = new Color(0xA9B2BC);

    private final MiddleFrame frames;
    private final TextPainter text;

    ContactSheet(final FfmpegInstallation ffmpeg, final TextPainter text) {
        this.frames = new MiddleFrame(ffmpeg);
        this.text = text;
    }

    /** Draws the clips of the reports in their order and writes the picture; one that is there is replaced. */
    void write(final List<ClipReport> reports, final Path png) throws IOException, InterruptedException {
        final int columns = columns(reports.size());
        final int rows = (reports.size() + columns - 1) / columns;
        final int tileHeight = FRAME_HEIGHT + CAPTION_HEIGHT;
        final BufferedImage sheet = new BufferedImage(columns * (TILE_WIDTH + GAP) + GAP, rows * (tileHeight + GAP) + GAP,
                BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = sheet.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setColor(BACKGROUND);
            graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
            for (int index = 0; index < reports.size(); index++) {
                final int x = GAP + index % columns * (TILE_WIDTH + GAP);
                final int y = GAP + index / columns * (tileHeight + GAP);
                drawTile(graphics, reports.get(index), x, y);
            }
        } finally {
            graphics.dispose();
        }
        final Path partial = png.resolveSibling("." + png.getFileName());
        ImageIO.write(sheet, "png", partial.toFile());
        Files.move(partial, png, StandardCopyOption.REPLACE_EXISTING);
    }

    /** About as many columns as rows, at least two. */
    static int columns(final int tiles) {
        return Math.clamp((int) Math.ceil(Math.sqrt(tiles)), 2, MAXIMUM_COLUMNS);
    }

    private void drawTile(final Graphics2D graphics, final ClipReport report, final int x, final int y) throws IOException, InterruptedException {
        graphics.setColor(Color.BLACK);
        graphics.fillRect(x, y, TILE_WIDTH, FRAME_HEIGHT);
        final Optional<BufferedImage> frame = frames.of(report.clip(), TILE_WIDTH, FRAME_HEIGHT);
        if (frame.isPresent()) {
            graphics.drawImage(frame.get(), x + (TILE_WIDTH - frame.get().getWidth()) / 2, y + (FRAME_HEIGHT - frame.get().getHeight()) / 2, null);
        } else {
            graphics.setColor(DETAIL);
            text.draw(graphics, "no readable frame", x + GAP, y + FRAME_HEIGHT / 2.0, TITLE_SIZE);
        }
        graphics.setColor(CAPTION);
        graphics.fillRect(x, y + FRAME_HEIGHT, TILE_WIDTH, CAPTION_HEIGHT);
        graphics.setColor(color(report.folder()));
        graphics.fillRect(x, y + FRAME_HEIGHT, BADGE_WIDTH, CAPTION_HEIGHT);
        drawCaption(graphics, report, x + BADGE_WIDTH + GAP / 2, y + FRAME_HEIGHT);
    }

    private void drawCaption(final Graphics2D graphics, final ClipReport report, final int x, final int y) {
        final String verdict = report.verdict().isEmpty() ? report.folder().folder() : report.verdict();
        final String judged = Double.isNaN(report.score()) ? verdict : verdict + String.format(Locale.ROOT, " %.2f", report.score());
        final double judgedWidth = text.width(judged, TITLE_SIZE);
        final double width = TILE_WIDTH - BADGE_WIDTH - GAP;
        graphics.setColor(color(report.folder()));
        text.draw(graphics, judged, x + width - judgedWidth, y + 23, TITLE_SIZE);
        graphics.setColor(TITLE);
        text.draw(graphics, text.ellipsize("Scene " + report.scene() + "  Shot " + report.shot(), TITLE_SIZE, width - judgedWidth - GAP), x, y + 23,
                TITLE_SIZE);
        graphics.setColor(DETAIL);
        final String camera = report.cameraAsked().isEmpty() ? "" : "   camera " + report.cameraAsked() + " / " + report.cameraMeasured();
        text.draw(graphics, text.ellipsize(report.script() + camera, DETAIL_SIZE, width), x, y + 43, DETAIL_SIZE);
    }

    private static Color color(final VerdictFolder folder) {
        return switch (folder) {
            case PASSED -> new Color(0x4CC38A);
            case REVIEW -> new Color(0xF5B83D);
            case REJECTED -> new Color(0xE5645A);
        };
    }
}
