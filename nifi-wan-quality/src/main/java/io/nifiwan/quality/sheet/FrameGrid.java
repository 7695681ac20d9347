package io.nifiwan.quality.sheet;

import io.nifiwan.media.draw.TextPainter;
import io.nifiwan.quality.verdict.Verdict;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The frames in rows of four, each with its time; the worst ones are framed and say why they are shown. */
final class FrameGrid {
    private static final int COLUMNS = 4;
    private static final int GAP = 8;
    private static final int CAPTION = 26;
    private static final double TEXT = 14;

    private final TextPainter text = TextPainter.bundled();
    private final List<FramePick> picks;
    private final FrameGrabber grabber;
    private final int pictureHeight;

    FrameGrid(final List<FramePick> picks, final FrameGrabber grabber) {
        this.picks = picks;
        this.grabber = grabber;
        this.pictureHeight = picks.stream().map(pick -> grabber.picture(pick.seconds())).flatMap(Optional::stream)
                .mapToInt(BufferedImage::getHeight).max().orElse(0);
    }

    /** Width of one picture. */
    static int width() {
        return (ContactSheet.WIDTH - 2 * ContactSheet.MARGIN - (COLUMNS - 1) * GAP) / COLUMNS;
    }

    int height() {
        return pictureHeight == 0 ? 0 : (picks.size() + COLUMNS - 1) / COLUMNS * (pictureHeight + CAPTION);
    }

    void draw(final Graphics2D graphics, final int top) {
        for (int index = 0; pictureHeight > 0 && index < picks.size(); index++) {
            final int x = ContactSheet.MARGIN + index % COLUMNS * (width() + GAP);
            final int y = top + index / COLUMNS * (pictureHeight + CAPTION);
            draw(graphics, picks.get(index), x, y);
        }
    }

    private void draw(final Graphics2D graphics, final FramePick pick, final int x, final int y) {
        grabber.picture(pick.seconds()).ifPresent(picture -> graphics.drawImage(picture, x, y, null));
        if (pick.isWorst()) {
            graphics.setColor(Palette.of(Verdict.REVIEW));
            graphics.setStroke(new BasicStroke(3));
            graphics.drawRect(x + 1, y + 1, width() - 3, pictureHeight - 3);
        }
        final String chinese = ChineseWords.of(pick.caption().replaceFirst(" [-\\d.]+$", "").replace(' ', '_'));
        final String caption = String.format(Locale.ROOT, "%.2f s  %s %s", pick.seconds(), pick.caption(), chinese);
        graphics.setColor(pick.isWorst() ? Palette.of(Verdict.REVIEW) : Palette.FAINT);
        text.draw(graphics, text.ellipsize(caption.strip(), TEXT, width()), x, y + pictureHeight + 17.0, TEXT);
    }
}
