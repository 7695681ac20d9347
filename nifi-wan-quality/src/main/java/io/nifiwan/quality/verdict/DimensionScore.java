package io.nifiwan.quality.verdict;

/**
 * The score of one dimension.
 *
 * @param dimension   the dimension
 * @param state       whether there is a score
 * @param score       0 to 1, and 0 where there is none
 * @param weight      share in the total, before it is normalised over the dimensions that have a score
 * @param explanation what the score is made of, or why there is none
 */
public record DimensionScore(Dimension dimension, ScoreState state, double score, double weight, String explanation) {

    /** Whether the score counts. */
    public boolean isScored() {
        return state == ScoreState.SCORED;
    }
}
