package io.nifiwan.engine.animatic.paint;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.MultipleGradientPaint.CycleMethod;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A painting surface in world units: 1 is the height of the picture, x = 0 its middle, y = 0 its top, y = 1 its bottom. It covers more than
 * the picture, because the camera moves over it. Not safe for use by several threads.
 */
public final class Canvas implements AutoCloseable {
    private final BufferedImage image;
    private final Graphics2D graphics;
    private final Rectangle2D bounds;
    private final double density;

    /**
     * @param bounds  part of the world to cover
     * @param density pixels per world unit
     */
    public Canvas(final Rectangle2D bounds, final double density) {
        this.bounds = bounds;
        this.density = density;
        this.image = new BufferedImage((int) Math.ceil(bounds.getWidth() * density), (int) Math.ceil(bounds.getHeight() * density),
                BufferedImage.TYPE_INT_ARGB);
        this.graphics = image.createGraphics();
        prepare(graphics);
        graphics.transform(AffineTransform.getScaleInstance(density, density));
        graphics.translate(-bounds.getX(), -bounds.getY());
    }

    /** Smooth edges, the same on every machine. */
    public static void prepare(final Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_COLOR_RENDERING, RenderingHints.VALUE_COLOR_RENDER_QUALITY);
    }

    /** Covered part of the world. */
    public Rectangle2D bounds() {
        return bounds;
    }

    /** The whole surface in the coordinates in which painting happens at the moment; with {@link #transform} another part of the world. */
    public Rectangle2D surface() {
        try {
            return graphics.getTransform().createInverse().createTransformedShape(new Rectangle2D.Double(0, 0, width(), height())).getBounds2D();
        } catch (final NoninvertibleTransformException e) {
            throw new IllegalStateException("A canvas is never scaled to nothing", e);
        }
    }

    /** Pixels per world unit. */
    public double density() {
        return density;
    }

    public int width() {
        return image.getWidth();
    }

    public int height() {
        return image.getHeight();
    }

    /** The pixels, not premultiplied; changes are visible in the picture. */
    public int[] pixels() {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /** World x of a pixel column. */
    public double worldX(final int column) {
        return bounds.getX() + (column + 0.5) / density;
    }

    /** World y of a pixel row. */
    public double worldY(final int row) {
        return bounds.getY() + (row + 0.5) / density;
    }

    /** Paints in another coordinate system for a while; {@link #untransform} goes back. */
    public AffineTransform transform(final AffineTransform change) {
        final AffineTransform before = graphics.getTransform();
        graphics.transform(change);
        return before;
    }

    public void untransform(final AffineTransform before) {
        graphics.setTransform(before);
    }

    public void fill(final Shape shape, final Paint paint) {
        graphics.setPaint(paint);
        graphics.fill(shape);
    }

    public void fill(final Shape shape, final int color) {
        fill(shape, Colors.paint(color));
    }

    /** A quadrilateral or polygon from x, y pairs. */
    public void polygon(final Paint paint, final double... points) {
        fill(path(points), paint);
    }

    public void rectangle(final double x, final double y, final double width, final double height, final Paint paint) {
        fill(new Rectangle2D.Double(x, y, width, height), paint);
    }

    public void disc(final double x, final double y, final double radiusX, final double radiusY, final Paint paint) {
        fill(new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY), paint);
    }

    public void line(final double x1, final double y1, final double x2, final double y2, final double width, final Paint paint) {
        stroke(new Line2D.Double(x1, y1, x2, y2), width, paint);
    }

    public void stroke(final Shape shape, final double width, final Paint paint) {
        graphics.setPaint(paint);
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
    }

    /** Light around a place, strongest in the middle. */
    public void glow(final double x, final double y, final double radius, final int color, final double strength) {
        glow(graphics, x, y, radius, radius, color, strength);
    }

    /** Light around a place in any graphics. */
    public static void glow(final Graphics2D graphics, final double x, final double y, final double radiusX, final double radiusY, final int color,
                            final double strength) {
        final Color[] colors = {Colors.paint(color, strength), Colors.paint(color, strength * 0.38), Colors.paint(color, strength * 0.11),
                Colors.paint(color, 0)};
        final AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        graphics.scale(1, radiusY / radiusX);
        graphics.setPaint(new RadialGradientPaint(new Point2D.Double(0, 0), (float) radiusX, new float[]{0, 0.25f, 0.58f, 1}, colors,
                CycleMethod.NO_CYCLE));
        graphics.fill(new Ellipse2D.Double(-radiusX, -radiusX, 2 * radiusX, 2 * radiusX));
        graphics.setTransform(before);
    }

    /** Restricts painting to a shape; null lifts the restriction. */
    public void clip(final Shape shape) {
        graphics.setClip(shape);
    }

    /** Opacity of what is painted from here on, 0 to 1. */
    public void opacity(final double share) {
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) share));
    }

    /** A closed polygon. */
    public static Path2D path(final double... points) {
        final Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }

    @Override
    public void close() {
        graphics.dispose();
    }
}
