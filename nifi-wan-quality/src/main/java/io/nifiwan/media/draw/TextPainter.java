package io.nifiwan.media.draw;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures and draws Latin, Greek, Cyrillic, Chinese, Japanese and Korean text with bundled fonts, so that pictures look the same on
 * every machine, one without fontconfig included. A character that no bundled font has becomes a box with a bar; no text makes it fail.
 *
 * <p>Sizes and positions are in user space units of the graphics; a size is the height of the em square. Immutable, safe for use by several threads.
 */
public final class TextPainter {
    /** Latin first: it also holds the typographic punctuation that the CJK font lacks. */
    private static final List<String> FONTS = List.of("DejaVuSansCondensed.ttf", "DroidSansFallbackFull.ttf");
    private static final double ASCENT = 0.9;
    private static final double DESCENT = 0.24;
    private static final int TAB = '\t';
    private static final String ELLIPSIS = "…";

    private final List<OutlineFont> fonts;

    private TextPainter(final List<OutlineFont> fonts) {
        this.fonts = List.copyOf(fonts);
    }

    /** The painter with the bundled fonts; reads them on the first call. */
    public static TextPainter bundled() {
        return Holder.INSTANCE;
    }

    /** Distance from the top of a line to its baseline. */
    public double ascent(final double size) {
        return ASCENT * size;
    }

    /** Distance between two baselines of wrapped text. */
    public double lineHeight(final double size) {
        return (ASCENT + DESCENT) * size;
    }

    /** Whether a bundled font has the character; spaces count as drawable. */
    public boolean canDraw(final int codePoint) {
        return Character.isWhitespace(codePoint) || find(codePoint).isPresent();
    }

    /** Width of one line of text. */
    public double width(final String text, final double size) {
        return text.codePoints().filter(TextPainter::isVisible).mapToDouble(codePoint -> glyph(codePoint).advance()).sum() * size;
    }

    /** Draws one line with the paint of the graphics; {@code y} is the baseline. */
    public void draw(final Graphics2D graphics, final String text, final double x, final double y, final double size) {
        graphics.fill(outline(text, x, y, size));
    }

    /** Outline of one line; {@code y} is the baseline. */
    public Shape outline(final String text, final double x, final double y, final double size) {
        final Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double pen = x;
        for (final int codePoint : text.codePoints().filter(TextPainter::isVisible).toArray()) {
            final OutlineFont.Glyph glyph = glyph(codePoint);
            final AffineTransform place = new AffineTransform(size, 0, 0, size, pen, y);
            path.append(glyph.outline().getPathIterator(place), false);
            pen += glyph.advance() * size;
        }
        return path;
    }

    /** The text itself where it fits into the width, else its longest beginning that fits with an ellipsis. */
    public String ellipsize(final String text, final double size, final double maxWidth) {
        if (width(text, size) <= maxWidth) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end).stripTrailing() + ELLIPSIS, size) > maxWidth) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    /**
     * Breaks text into lines: between words, between any two CJK characters unless that would start a line with closing punctuation or end
     * one with an opening bracket, and inside a word only where it is wider than a line. Line feeds break too.
     *
     * @param maxLines at least 1; text beyond ends in an ellipsis
     * @return one to {@code maxLines} lines
     */
    public List<String> wrap(final String text, final double size, final double maxWidth, final int maxLines) {
        final LineBreaker breaker = new LineBreaker(line -> width(line, size) <= maxWidth);
        final List<String> lines = breaker.lines(text);
        if (lines.size() <= maxLines) {
            return lines;
        }
        final List<String> kept = new ArrayList<>(lines.subList(0, maxLines));
        kept.set(maxLines - 1, ellipsize(kept.get(maxLines - 1) + ELLIPSIS, size, maxWidth).replace("……", ELLIPSIS));
        return List.copyOf(kept);
    }

    private OutlineFont.Glyph glyph(final int codePoint) {
        if (Character.isWhitespace(codePoint)) {
            final double blank = codePoint == 0x3000 ? 1 : 0.28;
            return new OutlineFont.Glyph(new Path2D.Double(), codePoint == TAB ? 4 * blank : blank);
        }
        return find(codePoint).orElseGet(TextPainter::barredBox);
    }

    private Optional<OutlineFont.Glyph> find(final int codePoint) {
        return fonts.stream().map(font -> font.glyph(codePoint)).flatMap(Optional::stream).findFirst();
    }

    /** Controls, joiners and variation selectors have no width of their own. */
    private static boolean isVisible(final int codePoint) {
        final int type = Character.getType(codePoint);
        final boolean variation = codePoint >= 0xFE00 && codePoint <= 0xFE0F;
        return !variation && type != Character.FORMAT && (type != Character.CONTROL || codePoint == TAB);
    }

    private static OutlineFont.Glyph barredBox() {
        final Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        path.append(new Rectangle2D.Double(0.06, -0.74, 0.58, 0.74), false);
        path.append(new Rectangle2D.Double(0.11, -0.69, 0.48, 0.28), false);
        path.append(new Rectangle2D.Double(0.11, -0.33, 0.48, 0.28), false);
        return new OutlineFont.Glyph(path, 0.7);
    }

    /** Loads the fonts once, when the first text is drawn. */
    private static final class Holder {
        private static final TextPainter INSTANCE = load();

        private static TextPainter load() {
            try {
                final List<OutlineFont> loaded = new ArrayList<>();
                for (final String name : FONTS) {
                    loaded.add(OutlineFont.load(name));
                }
                return new TextPainter(loaded);
            } catch (final IOException e) {
                throw new UncheckedIOException("The bundled fonts cannot be read", e);
            }
        }
    }
}
