package io.nifiwan.quality.vision;

/**
 * Movement, scaling and turning of a picture about the origin of its points: a point z, read as a complex number, moves by
 * {@code c z + t} with {@code 1 + c = s exp(i angle)}.
 *
 * @param cReal      real part of c
 * @param cImaginary imaginary part of c
 * @param tx         pixels to the right
 * @param ty         pixels down
 */
record Similarity(double cReal, double cImaginary, double tx, double ty) {

    /** Natural logarithm of the scale; above 0 where the content grows. */
    double logScale() {
        return Math.log(Math.hypot(1 + cReal, cImaginary));
    }

    /** Turn of the content in degrees, clockwise on the screen. */
    double degrees() {
        return Math.toDegrees(Math.atan2(cImaginary, 1 + cReal));
    }

    double moveX(final double x, final double y) {
        return cReal * x - cImaginary * y + tx;
    }

    double moveY(final double x, final double y) {
        return cImaginary * x + cReal * y + ty;
    }

    /** Squared distance between the movement of a point and what this similarity says. */
    double squaredError(final Moves moves, final int point) {
        final double errorX = moves.u()[point] - moveX(moves.x()[point], moves.y()[point]);
        final double errorY = moves.v()[point] - moveY(moves.x()[point], moves.y()[point]);
        return errorX * errorX + errorY * errorY;
    }
}
