package io.nifiwan.quality.semantic.clip;

/** Interpolation kernels of Pillow, which image models are trained with. */
public enum ResizeFilter {
    /** Triangle. */
    BILINEAR(1) {
        @Override
        double weight(final double distance) {
            return Math.max(0, 1 - Math.abs(distance));
        }
    },
    /** Keys' cubic with a = -0.5. */
    BICUBIC(2) {
        @Override
        double weight(final double distance) {
            final double x = Math.abs(distance);
            if (x < 1) {
                return (1.5 * x - 2.5) * x * x + 1;
            }
            return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
        }
    };

    private final double support;

    ResizeFilter(final double support) {
        this.support = support;
    }

    /** Half width of the kernel in pixels. */
    double support() {
        return support;
    }

    /** Weight at a distance in pixels. */
    abstract double weight(double distance);
}
