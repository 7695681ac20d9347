package io.nifiwan.quality.semantic.clip;

import io.nifiwan.quality.semantic.clip.ModelDescriptor.Calibration;

import java.util.Arrays;

/**
 * How a clause stands among distractors for the same frames.
 *
 * @param cosine      mean cosine of the clause over the frames, -1 to 1
 * @param deviations  standard deviations above the mean of the distractors
 * @param probability of the clause in a softmax over clause and distractors at the scale of the model, 0 to 1
 * @param rank        1 where no distractor is nearer to the frames
 * @param margin      cosine less that of the nearest distractor
 */
record Standing(double cosine, double deviations, double probability, int rank, double margin) {
    /** Keeps the deviations finite where all distractors are equally near. */
    private static final double LEAST_SPREAD = 1e-6;

    /**
     * Compares.
     *
     * @param distractors mean cosines of the distractors, at least one
     */
    static Standing of(final double cosine, final double[] distractors, final double scale) {
        final double mean = Arrays.stream(distractors).average().orElseThrow();
        final double spread = Math.sqrt(Arrays.stream(distractors).map(other -> (other - mean) * (other - mean)).average().orElseThrow());
        final double nearest = Arrays.stream(distractors).max().orElseThrow();
        final double top = Math.max(cosine, nearest);
        final double own = Math.exp(scale * (cosine - top));
        final double all = own + Arrays.stream(distractors).map(other -> Math.exp(scale * (other - top))).sum();
        return new Standing(cosine, (cosine - mean) / Math.max(spread, LEAST_SPREAD), own / all,
                1 + (int) Arrays.stream(distractors).filter(other -> other > cosine).count(), cosine - nearest);
    }

    /** Score from 0 to 1: by the curve of labelled clips where there is one, else the probability that the model itself gives. */
    double score(final Calibration calibration) {
        return calibration == null ? probability : 1 / (1 + Math.exp(-(calibration.slope() * deviations + calibration.intercept())));
    }
}
