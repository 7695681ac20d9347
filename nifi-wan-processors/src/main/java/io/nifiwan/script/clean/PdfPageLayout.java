package io.nifiwan.script.clean;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Writes the lines of all pages as text. Indentation is kept in columns from the left margin of the script, because it tells cue, dialogue and
 * action; scene numbers hang left of that margin. A gap between lines that is wider than the usual one becomes a blank line.
 */
final class PdfPageLayout {
    private static final double PARAGRAPH_GAP = 1.45;
    private static final double USUAL_HEIGHT = 12;
    private static final double USUAL_PITCH = 1.2;
    private static final int ENOUGH_GAPS = 8;
    private static final Pattern HANGING_NUMBER = Pattern.compile("[A-Z]?\\d{1,4}[A-Z]{0,2}\\.?(?:\\s{2,}.*)?");

    private final double left;
    private final double pitch;

    /**
     * @param pages lines of every page
     */
    PdfPageLayout(final List<List<PdfLine>> pages) {
        this.left = pages.stream().flatMap(List::stream).filter(line -> !HANGING_NUMBER.matcher(line.text()).matches())
                .mapToDouble(PdfLine::left).min().orElse(0);
        final double height = PdfLine.quantile(pages.stream().flatMap(List::stream).mapToDouble(PdfLine::height).toArray(), 0.5, USUAL_HEIGHT);
        final double[] gaps = pages.stream().flatMapToDouble(page -> IntStream.range(1, page.size())
                .mapToDouble(index -> page.get(index).y() - page.get(index - 1).y())).toArray();
        // The gap inside of paragraphs: among the narrow ones, and between single and double spacing. A few lines tell nothing.
        this.pitch = gaps.length < ENOUGH_GAPS ? USUAL_PITCH * height : Math.clamp(PdfLine.quantile(gaps, 0.25, height), height, 2 * height);
    }

    /** The text of one page, every line ended by a line feed. */
    String write(final List<PdfLine> page) {
        final StringBuilder text = new StringBuilder();
        for (int index = 0; index < page.size(); index++) {
            final PdfLine line = page.get(index);
            if (index > 0 && line.y() - page.get(index - 1).y() > PARAGRAPH_GAP * pitch) {
                text.append('\n');
            }
            text.append(" ".repeat(PdfLine.columns(line.left() - left, line.column()))).append(line.text()).append('\n');
        }
        return text.toString();
    }
}
