package io.nifiwan.quality.calibrate;

/**
 * What limits are asked to reach.
 *
 * @param precision    share of the clips beyond the reject limit that are bad, above 0 and at most 1
 * @param recall       share of the bad clips that are beyond the review limit, above 0 and at most 1
 * @param confidence   of all intervals, above 0 and below 1
 * @param conservative whether the lower end of the interval has to reach the target, and not only the share that was counted
 */
public record Targets(double precision, double recall, double confidence, boolean conservative) {
    public Targets {
        if (!(precision > 0 && precision <= 1) || !(recall > 0 && recall <= 1)) {
            throw new IllegalArgumentException("Precision and recall are above 0 and at most 1, not " + precision + " and " + recall);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("The confidence is above 0 and below 1, not " + confidence);
        }
    }

    double precisionOf(final Cut cut) {
        return conservative ? cut.precisionInterval(confidence).low() : cut.precision();
    }

    double recallOf(final Cut cut) {
        return conservative ? cut.recallInterval(confidence).low() : cut.recall();
    }
}
