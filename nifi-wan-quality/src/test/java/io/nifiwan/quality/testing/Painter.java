package io.nifiwan.quality.testing;

import java.util.function.IntUnaryOperator;

/** Draws the frames of a synthetic clip. */
@FunctionalInterface
public interface Painter {

    /** Grey value, 0 to 255, of a pixel of a frame; x and y are pixels from the top left. */
    double luma(int frame, int x, int y);

    /** The texture seen by a camera: the content moves right and down by so many pixels, grows and turns clockwise, each per frame. */
    static Painter camera(final Texture texture, final int width, final int height, final double right, final double down, final double growth,
                          final double degrees) {
        return new CameraPainter(texture, width, height, right, down, growth, degrees);
    }

    /** The texture at rest. */
    static Painter still(final Texture texture) {
        return (frame, x, y) -> texture.at(x, y);
    }

    /** This painter with the frames in another order. */
    default Painter ordered(final IntUnaryOperator order) {
        return (frame, x, y) -> luma(order.applyAsInt(frame), x, y);
    }
}
