package io.nifiwan.quality.vision;

import java.util.SplittableRandom;

/** Fits a similarity to moves of which many may be wrong: RANSAC with a fixed seed, then least squares over what agrees. */
final class SimilarityFit {
    private static final long SEED = 20_240_229L;
    private static final int TRIALS = 200;
    private static final int POLISHES = 3;

    private final double tolerance;

    /**
     * @param tolerance distance in pixels within which a point agrees
     */
    SimilarityFit(final double tolerance) {
        this.tolerance = tolerance * tolerance;
    }

    /** The similarity with which most points agree; at least two points are needed. */
    Similarity fit(final Moves moves) {
        final SplittableRandom random = new SplittableRandom(SEED);
        Similarity best = new Similarity(0, 0, 0, 0);
        double bestCost = cost(moves, best);
        for (int trial = 0; trial < TRIALS; trial++) {
            final int first = random.nextInt(moves.count());
            final int second = random.nextInt(moves.count());
            final double x = moves.x()[first] - moves.x()[second];
            final double y = moves.y()[first] - moves.y()[second];
            final double length = x * x + y * y;
            if (length > 1) {
                final double u = moves.u()[first] - moves.u()[second];
                final double v = moves.v()[first] - moves.v()[second];
                final Similarity candidate = through(moves.x()[first], moves.y()[first], moves.u()[first], moves.v()[first],
                    (u * x + v * y) / length, (v * x - u * y) / length);
                final double cost = cost(moves, candidate);
                if (cost < bestCost) {
                    bestCost = cost;
                    best = candidate;
                }
            }
        }
        for (int polish = 0; polish < POLISHES; polish++) {
            best = leastSquares(moves, best);
        }
        return best;
    }

    /** Whether a point agrees with a similarity. */
    boolean agrees(final Moves moves, final Similarity similarity, final int point) {
        return similarity.squaredError(moves, point) <= tolerance;
    }

    /** Share of points that agree, 0 to 1. */
    double share(final Moves moves, final Similarity similarity) {
        int agreeing = 0;
        for (int point = 0; point < moves.count(); point++) {
            agreeing += agrees(moves, similarity, point) ? 1 : 0;
        }
        return (double) agreeing / Math.max(1, moves.count());
    }

    /** Truncated squares (MSAC): among models with as many agreeing points the closer one wins. */
    private double cost(final Moves moves, final Similarity similarity) {
        double cost = 0;
        for (int point = 0; point < moves.count(); point++) {
            cost += Math.min(tolerance, similarity.squaredError(moves, point));
        }
        return cost;
    }

    private Similarity leastSquares(final Moves moves, final Similarity current) {
        double x = 0;
        double y = 0;
        double u = 0;
        double v = 0;
        int count = 0;
        for (int point = 0; point < moves.count(); point++) {
            if (agrees(moves, current, point)) {
                x += moves.x()[point];
                y += moves.y()[point];
                u += moves.u()[point];
                v += moves.v()[point];
                count++;
            }
        }
        if (count < 2) {
            return current;
        }
        x /= count;
        y /= count;
        u /= count;
        v /= count;
        double real = 0;
        double imaginary = 0;
        double length = 0;
        for (int point = 0; point < moves.count(); point++) {
            if (agrees(moves, current, point)) {
                final double px = moves.x()[point] - x;
                final double py = moves.y()[point] - y;
                final double pu = moves.u()[point] - u;
                final double pv = moves.v()[point] - v;
                real += px * pu + py * pv;
                imaginary += px * pv - py * pu;
                length += px * px + py * py;
            }
        }
        return length > 0 ? through(x, y, u, v, real / length, imaginary / length) : current;
    }

    private static Similarity through(final double x, final double y, final double u, final double v, final double real, final double imaginary) {
        return new Similarity(real, imaginary, u - real * x + imaginary * y, v - imaginary * x - real * y);
    }
}
