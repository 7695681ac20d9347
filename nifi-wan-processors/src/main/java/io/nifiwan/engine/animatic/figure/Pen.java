package io.nifiwan.engine.animatic.figure;

import io.nifiwan.engine.animatic.paint.Canvas;
import io.nifiwan.engine.animatic.paint.Colors;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Draws the parts of figures: every solid part gets a lit edge on the side of the light. */
public final class Pen {
    private static final float[] EDGE = {0, 0.6f, 0.86f, 1};

    private final Graphics2D graphics;
    private final FigureInk ink;
    private final boolean lightFromRight;

    /**
     * @param graphics       graphics whose user space is the figure's
     * @param ink            colours
     * @param lightFromRight side of the light as the figure sees it
     */
    public Pen(final Graphics2D graphics, final FigureInk ink, final boolean lightFromRight) {
        this.graphics = graphics;
        this.ink = ink;
        this.lightFromRight = lightFromRight;
    }

    FigureInk ink() {
        return ink;
    }

    /** A part in the dark colour of figures. */
    void part(final Shape shape) {
        part(shape, ink.dark());
    }

    /** A part in a colour of its own. */
    void part(final Shape shape, final int color) {
        final Rectangle2D box = shape.getBounds2D();
        final float from = (float) (lightFromRight ? box.getMinX() : box.getMaxX());
        final float to = (float) (lightFromRight ? box.getMaxX() : box.getMinX());
        if (Math.abs(to - from) < 1e-4) {
            return;
        }
        final Color[] colors = {shade(color, 0), shade(color, 0.05),
                shade(color, 0.3), shade(color, 0.72)};
        graphics.setPaint(new LinearGradientPaint(from, 0, to, 0, EDGE, colors));
        graphics.fill(shape);
    }

    /** A part without shading. */
    void flat(final Shape shape, final int color, final double opacity) {
        graphics.setPaint(Colors.paint(ink.graded(color), opacity));
        graphics.fill(shape);
    }

    void disc(final double x, final double y, final double radiusX, final double radiusY, final int color) {
        part(new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY), color);
    }

    /** A bent limb that gets thinner: two segments with round ends. */
    void limb(final double x1, final double y1, final double x2, final double y2, final double x3, final double y3, final double thick,
            final double thin, final int color) {
        final Path2D shape = new Path2D.Double(Path2D.WIND_NON_ZERO);
        shape.append(capsule(x1, y1, x2, y2, thick, (thick + thin) / 2), false);
        shape.append(capsule(x2, y2, x3, y3, (thick + thin) / 2, thin), false);
        part(shape, color);
    }

    void line(final double x1, final double y1, final double x2, final double y2, final double width, final int color) {
        stroke(Canvas.path(x1, y1, x2, y2), width, color);
    }

    void stroke(final Shape shape, final double width, final int color) {
        graphics.setPaint(Colors.paint(ink.graded(color)));
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
    }

    void glow(final double x, final double y, final double radius, final int color, final double strength) {
        Canvas.glow(graphics, x, y, radius, radius, ink.graded(color), strength);
    }

    /** Draws in turned coordinates around a place. */
    void turned(final double x, final double y, final double angle, final Runnable drawing) {
        final AffineTransform before = graphics.getTransform();
        graphics.rotate(angle, x, y);
        drawing.run();
        graphics.setTransform(before);
    }

    /** Draws in moved and scaled coordinates; a negative scale in x mirrors. */
    void placed(final double x, final double y, final double scaleX, final double scaleY, final Runnable drawing) {
        final AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        graphics.scale(scaleX, scaleY);
        drawing.run();
        graphics.setTransform(before);
    }

    private Color shade(final int color, final double light) {
        return Colors.paint(ink.graded(Colors.mix(color, ink.rim(), light)));
    }

    private static Path2D capsule(final double x1, final double y1, final double x2, final double y2, final double from, final double to) {
        final double length = Math.max(1e-6, Math.hypot(x2 - x1, y2 - y1));
        final double nx = -(y2 - y1) / length / 2;
        final double ny = (x2 - x1) / length / 2;
        // All outlines turn the same way, so that overlaps stay filled.
        final Path2D path = Canvas.path(x1 + nx * from, y1 + ny * from, x1 - nx * from, y1 - ny * from, x2 - nx * to, y2 - ny * to,
                x2 + nx * to, y2 + ny * to);
        path.append(new Ellipse2D.Double(x1 - from / 2, y1 - from / 2, from, from), false);
        path.append(new Ellipse2D.Double(x2 - to / 2, y2 - to / 2, to, to), false);
        return path;
    }
}
