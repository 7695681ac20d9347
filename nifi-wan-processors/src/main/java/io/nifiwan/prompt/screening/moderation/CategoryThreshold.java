package io.nifiwan.prompt.screening.moderation;

import io.nifiwan.prompt.screening.Outcome;

import java.util.Map;

/**
 * From which score on a category asks for a review or a block.
 *
 * @param review 0 to 1, or {@link #NEVER}
 * @param block  0 to 1 and not below review, or {@link #NEVER}
 */
public record CategoryThreshold(double review, double block) {
    public static final double NEVER = Double.POSITIVE_INFINITY;
    private static final String NEVER_WORD = "never";

    /**
     * Where no operator says otherwise, by category of the OpenAI moderation API. Violence is lenient because films have fights, dialogue
     * may threaten and insult; sexual content and minors are strict. Starting values by judgement, not measured on a corpus.
     */
    public static final Map<String, CategoryThreshold> DEFAULTS = Map.ofEntries(
            Map.entry("sexual", new CategoryThreshold(0.30, 0.80)),
            Map.entry("sexual/minors", new CategoryThreshold(0.05, 0.20)),
            Map.entry("violence", new CategoryThreshold(0.90, NEVER)),
            Map.entry("violence/graphic", new CategoryThreshold(0.70, 0.95)),
            Map.entry("self-harm", new CategoryThreshold(0.50, 0.90)),
            Map.entry("self-harm/intent", new CategoryThreshold(0.50, 0.90)),
            Map.entry("self-harm/instructions", new CategoryThreshold(0.30, 0.70)),
            Map.entry("hate", new CategoryThreshold(0.60, 0.95)),
            Map.entry("hate/threatening", new CategoryThreshold(0.50, 0.90)),
            Map.entry("harassment", new CategoryThreshold(0.80, NEVER)),
            Map.entry("harassment/threatening", new CategoryThreshold(0.90, NEVER)),
            Map.entry("illicit", new CategoryThreshold(0.80, NEVER)),
            Map.entry("illicit/violent", new CategoryThreshold(0.70, 0.95)));

    public CategoryThreshold {
        if (!isScore(review) || !isScore(block) || block < review) {
            throw new IllegalArgumentException("Two numbers from 0 to 1 or never are needed, the review threshold not above the block threshold");
        }
    }

    /**
     * Reads {@code review,block}, for example {@code 0.5,0.9} or {@code 0.9,never}.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public static CategoryThreshold parse(final String text) {
        final String[] parts = text.split(",", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("Two thresholds with a comma are needed, for example 0.5,0.9");
        }
        return new CategoryThreshold(number(parts[0].strip()), number(parts[1].strip()));
    }

    /** What a score asks for. */
    public Outcome outcome(final double score) {
        if (score >= block) {
            return Outcome.BLOCKED;
        }
        return score >= review ? Outcome.REVIEW : Outcome.PASS;
    }

    private static double number(final String text) {
        try {
            return NEVER_WORD.equalsIgnoreCase(text) ? NEVER : Double.parseDouble(text);
        } catch (final NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is neither a number nor never", e);
        }
    }

    private static boolean isScore(final double value) {
        return (value >= 0 && value <= 1) || value == NEVER;
    }
}
