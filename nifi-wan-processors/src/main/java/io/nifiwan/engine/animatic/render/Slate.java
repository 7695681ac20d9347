package io.nifiwan.engine.animatic.render;

import io.nifiwan.engine.animatic.paint.Canvas;
import io.nifiwan.engine.animatic.scene.ScenePlan.SlateText;
import io.nifiwan.media.draw.TextPainter;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;

/** The strip along the bottom: scene and shot, camera and length on the left, the prompt on the right. Neutral grey, so it adds no tone. */
final class Slate {
    private static final double SHARE = 0.09;

    private Slate() {
    }

    /** Height of the strip in a frame of this height, even. */
    static int height(final int frameHeight) {
        return Math.max(2, (int) Math.round(frameHeight * SHARE / 2) * 2);
    }

    /**
     * Paints the strip.
     *
     * @param grey background, 0 to 255
     * @return pixels 0x..RRGGBB, {@code width} x {@code height(frameHeight)}
     */
    static int[] paint(final SlateText text, final int width, final int frameHeight, final int grey) {
        final int height = height(frameHeight);
        final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = image.createGraphics();
        Canvas.prepare(graphics);
        graphics.setColor(grey(grey));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(grey(grey + 26));
        graphics.fillRect(0, 0, width, Math.max(1, height / 40));
        final double margin = height * 0.28;
        final double large = height * 0.34;
        final double small = height * 0.25;
        final TextPainter painter = TextPainter.bundled();
        final double leftMost = width * 0.3 - 2 * margin;
        final String scene = painter.ellipsize(text.scene(), large, leftMost);
        final String camera = painter.ellipsize(text.camera(), small, leftMost);
        graphics.setColor(grey(grey + 205));
        painter.draw(graphics, scene, margin, height * 0.47, large);
        graphics.setColor(grey(grey + 128));
        painter.draw(graphics, camera, margin, height * 0.83, small);
        final double left = Math.max(width * 0.14, margin * 2 + Math.max(painter.width(scene, large), painter.width(camera, small)));
        graphics.setColor(grey(grey + 52));
        graphics.fillRect((int) left, (int) (height * 0.2), Math.max(1, height / 40), (int) (height * 0.62));
        final double promptLeft = left + margin;
        final List<String> lines = painter.wrap(text.prompt().strip(), small * 1.06, Math.max(small * 3, width - promptLeft - margin), 2);
        graphics.setColor(grey(grey + 180));
        final double first = lines.size() == 1 ? height * 0.61 : height * 0.44;
        for (int i = 0; i < lines.size(); i++) {
            painter.draw(graphics, lines.get(i), promptLeft, first + i * small * 1.5, small * 1.06);
        }
        graphics.dispose();
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData().clone();
    }

    private static Color grey(final int value) {
        final int clamped = Math.min(250, value);
        return new Color(clamped, clamped, clamped);
    }
}
