package io.nifiwan.media.draw;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Glyph outlines of one bundled TrueType font, scaled to an em of 1 with y pointing down. Safe for use by several threads. */
final class OutlineFont {
    private final TrueTypeFont font;
    private final CmapLookup characters;
    private final double unitsPerEm;
    private final Map<Integer, Optional<Glyph>> glyphs = new ConcurrentHashMap<>();

    /**
     * One glyph.
     *
     * @param outline empty for a space
     * @param advance width in em
     */
    record Glyph(Path2D outline, double advance) {
    }

    private OutlineFont(final TrueTypeFont font) throws IOException {
        this.font = font;
        this.characters = font.getUnicodeCmapLookup();
        this.unitsPerEm = font.getUnitsPerEm();
    }

    /** Reads a font that lies beside this class. */
    static OutlineFont load(final String resource) throws IOException {
        try (InputStream input = OutlineFont.class.getResourceAsStream(resource)) {
            if (input == null) {
                throw new FileNotFoundException("Bundled font " + resource + " is missing");
            }
            return new OutlineFont(new TTFParser().parse(new RandomAccessReadBuffer(input.readAllBytes())));
        }
    }

    /** The glyph of a code point, empty where the font has none or its data is damaged. */
    Optional<Glyph> glyph(final int codePoint) {
        return glyphs.computeIfAbsent(codePoint, this::read);
    }

    private Optional<Glyph> read(final int codePoint) {
        final int index = characters.getGlyphId(codePoint);
        if (index == 0) {
            return Optional.empty();
        }
        try {
            // FontBox reads glyphs lazily from one shared position in the font data.
            synchronized (font) {
                final Path2D outline = new Path2D.Double();
                final GlyphData data = font.getGlyph().getGlyph(index);
                if (data != null) {
                    outline.append(data.getPath().getPathIterator(AffineTransform.getScaleInstance(1 / unitsPerEm, -1 / unitsPerEm)), false);
                }
                return Optional.of(new Glyph(outline, font.getAdvanceWidth(index) / unitsPerEm));
            }
        } catch (final IOException e) {
            return Optional.empty();
        }
    }
}
