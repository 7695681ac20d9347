package io.nifiwan.quality.testing;

/** A texture seen by a moving camera. Not safe for use by several threads. */
final class CameraPainter implements Painter {
    private static final double ORIGIN = 500;

    private final Texture texture;
    private final double centerX;
    private final double centerY;
    private final double right;
    private final double down;
    private final double growth;
    private final double degrees;
    private int prepared = -1;
    private double cos;
    private double sin;

    CameraPainter(final Texture texture, final int width, final int height, final double right, final double down, final double growth,
                  final double degrees) {
        this.texture = texture;
        this.centerX = (width - 1) / 2.0;
        this.centerY = (height - 1) / 2.0;
        this.right = right;
        this.down = down;
        this.growth = growth;
        this.degrees = degrees;
    }

    @Override
    public double luma(final int frame, final int x, final int y) {
        if (frame != prepared) {
            final double scale = Math.exp(-growth * frame);
            cos = scale * Math.cos(Math.toRadians(-degrees * frame));
            sin = scale * Math.sin(Math.toRadians(-degrees * frame));
            prepared = frame;
        }
        final double dx = x - centerX - right * frame;
        final double dy = y - centerY - down * frame;
        return texture.at(ORIGIN + cos * dx - sin * dy, ORIGIN + sin * dx + cos * dy);
    }
}
