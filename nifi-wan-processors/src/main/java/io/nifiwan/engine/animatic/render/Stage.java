package io.nifiwan.engine.animatic.render;

import io.nifiwan.engine.animatic.camera.CameraPath;
import io.nifiwan.engine.animatic.camera.CameraPose;
import io.nifiwan.engine.animatic.figure.FigureInk;
import io.nifiwan.engine.animatic.figure.Pen;
import io.nifiwan.engine.animatic.paint.Canvas;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;

/**
 * Puts a frame together: planes behind, figures with shadow and mirror image, planes before, particles, finish. It can do so at any size, so
 * the grading is measured on small frames of the same scene.
 *
 * @param path      camera
 * @param parallax  whether the planes move differently
 * @param behind    planes behind the figures, far first
 * @param before    planes before the figures
 * @param actors    figures from back to front
 * @param ink       colours of the figures
 * @param lightLeft whether the light comes from the left
 * @param mirror    opacity of mirror images below figures, 0 for none
 * @param air       what floats and glitters
 */
record Stage(CameraPath path, boolean parallax, List<Layer> behind, List<Layer> before, List<Actor> actors, FigureInk ink,
        boolean lightLeft, double mirror, List<Air> air) {

    /**
     * Draws one moment.
     *
     * @param image  TYPE_INT_RGB of the picture size
     * @param finish last touch for that size
     * @param time   seconds from the start
     */
    void draw(final BufferedImage image, final Finish finish, final double time) {
        final int width = image.getWidth();
        final int height = image.getHeight();
        final int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        final CameraPose pose = path.at(time);
        for (final Layer layer : behind) {
            LayerSampler.draw(layer, View.of(pose, width, height, layer.near(), parallax), time, pixels, width);
        }
        final View view = View.of(pose, width, height, 1, parallax);
        final Graphics2D graphics = image.createGraphics();
        Canvas.prepare(graphics);
        graphics.transform(view.toPixels());
        for (final Actor actor : actors) {
            draw(graphics, actor, pose, (double) width / height, time);
        }
        graphics.dispose();
        for (final Layer layer : before) {
            LayerSampler.draw(layer, View.of(pose, width, height, layer.near(), parallax), time, pixels, width);
        }
        for (final Air part : air) {
            part.draw(pixels, view, time);
        }
        finish.apply(pixels, time);
    }

    private void draw(final Graphics2D graphics, final Actor actor, final CameraPose pose, final double aspect, final double time) {
        final double travelled = actor.facing() * actor.speed() * (time - path.seconds() / 2);
        final double x = actor.x() + travelled + actor.follow() * pose.x() * aspect;
        final AffineTransform before = graphics.getTransform();
        if (actor.grounded()) {
            graphics.setPaint(new Color(0, 0, 0, 70));
            graphics.fill(new Ellipse2D.Double(x - actor.height() * 0.17, actor.foot() - actor.height() * 0.016, actor.height() * 0.36,
                    actor.height() * 0.035));
        }
        if (mirror > 0) {
            graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) mirror));
            graphics.translate(x, actor.foot() + 0.004);
            graphics.scale(actor.height() * actor.facing(), -actor.height() * 0.62);
            actor.figure().draw(new Pen(graphics, ink, lightLeft != actor.facing() > 0), time);
            graphics.setTransform(before);
            graphics.setComposite(AlphaComposite.SrcOver);
        }
        graphics.translate(x, actor.foot());
        graphics.scale(actor.height() * actor.facing(), actor.height());
        actor.figure().draw(new Pen(graphics, ink, lightLeft != actor.facing() > 0), time);
        graphics.setTransform(before);
    }
}
