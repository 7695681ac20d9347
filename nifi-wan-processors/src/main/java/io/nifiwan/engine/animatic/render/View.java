package io.nifiwan.engine.animatic.render;

import io.nifiwan.engine.animatic.camera.CameraPose;

import java.awt.geom.AffineTransform;

/**
 * How the world lands on the picture at one moment, for a plane of a given nearness. A pixel p shows the world point
 * {@code centre + turn(-roll) * (p - middle) / (unit * zoom)}.
 *
 * @param width  picture pixels
 * @param height picture pixels; one world unit at zoom 1
 * @param x      world x in the middle of the picture
 * @param y      world y in the middle of the picture
 * @param zoom   scale
 * @param roll   clockwise turn of the content in radians
 */
record View(int width, int height, double x, double y, double zoom, double roll) {

    /**
     * The view of a plane.
     *
     * @param near     nearness of the plane, see {@link Layer#near()}
     * @param parallax whether the camera itself moves, so that nearness matters
     */
    static View of(final CameraPose pose, final int width, final int height, final double near, final boolean parallax) {
        final double factor = parallax ? near : 1;
        final double x = pose.x() * width / height * factor;
        return new View(width, height, x, 0.5 + pose.y() * factor, Math.pow(pose.zoom(), factor), pose.roll());
    }

    /** Pixels per world unit. */
    double scale() {
        return height * zoom;
    }

    /** World to pixel coordinates. */
    AffineTransform toPixels() {
        final AffineTransform transform = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
        transform.rotate(roll);
        transform.scale(scale(), scale());
        transform.translate(-x, -y);
        return transform;
    }

    /** Half of the world width that is visible, turning included. */
    double halfWidth() {
        return (width * Math.abs(Math.cos(roll)) + height * Math.abs(Math.sin(roll))) / 2 / scale();
    }

    /** Half of the world height that is visible, turning included. */
    double halfHeight() {
        return (height * Math.abs(Math.cos(roll)) + width * Math.abs(Math.sin(roll))) / 2 / scale();
    }
}
