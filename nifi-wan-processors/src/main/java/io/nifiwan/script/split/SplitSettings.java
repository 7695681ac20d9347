package io.nifiwan.script.split;

import java.util.Locale;

/**
 * How a script is cut. Rates are those of an unhurried reading; see SplitScript's documentation for their sources.
 *
 * @param maximumSeconds      longest shot
 * @param minimumSeconds      length given to shots that would be shorter
 * @param chineseDialogueRate spoken Han characters per second
 * @param englishDialogueRate spoken words per second
 * @param chineseActionRate   Han characters of action per second
 * @param englishActionRate   other characters of action per second, blanks included
 * @param frameRate           frames per second of the clips that the shots become
 */
public record SplitSettings(double maximumSeconds, double minimumSeconds, double chineseDialogueRate, double englishDialogueRate,
                            double chineseActionRate, double englishActionRate, int frameRate) {
    /** Frame rate of the Wan family of models. */
    public static final int DEFAULT_FRAME_RATE = 16;
    /** Settings that fit engines with clips of five to ten seconds. */
    public static final SplitSettings DEFAULT = new SplitSettings(10, 2, 4, 2.5, 8, 20, DEFAULT_FRAME_RATE);

    /** Throws IllegalArgumentException where a value is not positive or the minimum exceeds the maximum. */
    public SplitSettings {
        final boolean positive = maximumSeconds > 0 && minimumSeconds > 0 && chineseDialogueRate > 0 && englishDialogueRate > 0
                && chineseActionRate > 0 && englishActionRate > 0 && frameRate > 0;
        if (!positive || minimumSeconds > maximumSeconds) {
            throw new IllegalArgumentException("Rates and lengths must be positive, and the minimum at most the maximum");
        }
    }

    /** Number of frames, of the form 4n+1, that is nearest to a length. */
    int frames(final double seconds) {
        return Math.toIntExact(4 * Math.round(frameRate * seconds / 4) + 1);
    }

    /** One line that differs wherever the cuts may differ; the frame rate moves none. */
    String fingerprint() {
        return String.format(Locale.ROOT, "%s %s %s %s %s %s", maximumSeconds, minimumSeconds, chineseDialogueRate, englishDialogueRate,
                chineseActionRate, englishActionRate);
    }
}
