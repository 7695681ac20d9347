package io.nifiwan.media.draw;

import org.junit.jupiter.api.Test;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TextPainterTest {
    private final TextPainter painter = TextPainter.bundled();

    @Test
    void latinAndChineseAreCovered() {
        final String text = "The quick brown fox, 0123456789 é ñ ß Ж ω “quoted” — dash… 雨夜的旧街，远处传来汽笛。《戏》【场】（内）！？；：、龘";
        assertTrue(text.codePoints().allMatch(painter::canDraw), () -> "missing: " + text.codePoints()
                .filter(codePoint -> !painter.canDraw(codePoint)).mapToObj(Character::toString).toList());
    }

    @Test
    void aCharacterWithoutGlyphIsDrawnAsABox() {
        final int unassigned = 0x10FFFD;
        assertFalse(painter.canDraw(unassigned));
        final Rectangle2D box = painter.outline(Character.toString(unassigned), 0, 100, 100).getBounds2D();
        assertTrue(box.getWidth() > 30 && box.getHeight() > 50, box::toString);
        assertTrue(painter.width("\ud800", 100) > 0, "a lone surrogate has a width too");
        assertEquals(0, painter.width("\u200b\u0007\ufe0f", 100), "format, control and variation selectors have none");
    }

    @Test
    void widthIsTheSumOfAdvancesAndScales() {
        assertEquals(4 * 20, painter.width("雨夜旧街", 20), 1e-6, "Chinese glyphs are as wide as the em");
        assertEquals(painter.width("Harbour", 10) * 3, painter.width("Harbour", 30), 1e-9);
        assertTrue(painter.width("iii", 10) < painter.width("WWW", 10));
    }

    @Test
    void drawingPutsInkBetweenTopAndBaseline() {
        final BufferedImage image = new BufferedImage(200, 60, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        painter.draw(graphics, "H", 10, 50, 40);
        graphics.dispose();
        int top = Integer.MAX_VALUE;
        int bottom = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xffffff) != 0) {
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        assertEquals(49, bottom, 1);
        assertEquals(50 - 0.73 * 40, top, 2);
    }

    @Test
    void shortTextIsNotShortened() {
        assertEquals("雨夜", painter.ellipsize("雨夜", 10, 20));
        assertEquals("雨夜…", painter.ellipsize("雨夜的旧街上", 10, 31));
        assertEquals("…", painter.ellipsize("雨夜", 10, 0));
    }

    @Test
    void chineseBreaksAnywhereButNotBeforeClosingPunctuation() {
        final List<String> lines = painter.wrap("他抬起头，看见《雨》。", 10, 45, 10);
        assertEquals(List.of("他抬起", "头，看见", "《雨》。"), lines);
    }

    @Test
    void wordsStayWholeUnlessWiderThanALine() {
        final List<String> lines = painter.wrap("A lantern sways extraordinarily", 10, 60, 10);
        assertEquals("A lantern", lines.get(0));
        assertEquals("sways", lines.get(1));
        assertTrue(lines.stream().allMatch(line -> painter.width(line, 10) <= 60), lines::toString);
        assertEquals("Alanternswaysextraordinarily", String.join("", lines).replace(" ", ""));
    }

    @Test
    void textBeyondTheLastLineEndsInAnEllipsis() {
        final List<String> lines = painter.wrap("雨夜的旧街上一个女人撑着红伞慢慢走来", 10, 60, 2);
        assertEquals(List.of("雨夜的旧街上", "一个女人撑…"), lines);
    }

    @Test
    void emptyTextIsOneEmptyLine() {
        assertEquals(List.of(""), painter.wrap("", 10, 60, 2));
        assertEquals(0, painter.width("", 10));
    }
}
