package io.nifiwan.script.clean;

import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects the glyphs of each page and sorts them into lines. Glyphs on a slope are a stamp across the page, such as a
 * reader's name; they are kept apart.
 */
final class PdfPages extends PDFTextStripper {
    private static final int MOST_GLYPHS = 5_000_000;
    private static final int SURE = 100;
    private static final double SLOPE = 0.05;

    private final MeteredPdfSource source;
    private final List<List<PdfLine>> laidOut = new ArrayList<>();
    private final List<String> stamps = new ArrayList<>();
    private final List<TextPosition> upright = new ArrayList<>();
    private final StringBuilder stamp = new StringBuilder();
    private int glyphs;

    PdfPages(final MeteredPdfSource source) {
        this.source = source;
        setSuppressDuplicateOverlappingText(false);
    }

    /** The text of all pages, a form feed before each but the first. */
    DecodedScript decoded() {
        final PdfPageLayout layout = new PdfPageLayout(laidOut);
        final StringBuilder text = new StringBuilder();
        final List<Change> changes = new ArrayList<>();
        int line = 1;
        for (int page = 0; page < laidOut.size(); page++) {
            if (!stamps.get(page).isEmpty()) {
                changes.add(new Change(Removals.Kind.WATERMARK, line, page + 1, 1, stamps.get(page), ""));
            }
            final String written = layout.write(laidOut.get(page));
            text.append(page == 0 ? "" : "\f").append(written);
            line += (int) written.chars().filter(character -> character == '\n').count();
        }
        return new DecodedScript(text.toString(), StandardCharsets.UTF_8, SURE, SourceFormat.PDF, Optional.empty(), List.of(), changes);
    }

    @Override
    protected void processOperator(final Operator operator, final List<COSBase> operands) throws IOException {
        source.check();
        super.processOperator(operator, operands);
    }

    @Override
    protected void processTextPosition(final TextPosition glyph) {
        final String unicode = glyph.getUnicode();
        if (unicode == null || unicode.isBlank() || glyphs > MOST_GLYPHS) {
            return;
        }
        glyphs++;
        final Matrix matrix = glyph.getTextMatrix();
        final double along = Math.hypot(matrix.getScaleX(), matrix.getShearY());
        final double sine = along == 0 ? 0 : Math.abs(matrix.getShearY() / along);
        if (sine > SLOPE && sine < 1 - SLOPE) {
            stamp.append(unicode);
        } else {
            upright.add(glyph);
        }
    }

    @Override
    protected void startPage(final PDPage page) {
        upright.clear();
        stamp.setLength(0);
    }

    @Override
    protected void writePage() {
        // The page is laid out when it ends.
    }

    @Override
    protected void endPage(final PDPage page) throws IOException {
        source.check();
        if (glyphs > MOST_GLYPHS) {
            throw new MeteredPdfSource.Exhausted("the pages hold more than %d characters".formatted(MOST_GLYPHS));
        }
        laidOut.add(PdfLine.of(upright));
        stamps.add(stamp.toString().strip());
    }
}
