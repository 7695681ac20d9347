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
 */
public record SplitSettings(double maximumSeconds, double minimumSeconds, double chineseDialogueRate, double englishDialogueRate,
                            double chineseActionRate, double englishActionRate) {
    /** Settings that fit engines with clips of five to ten seconds. */
    public static final SplitSettings DEFAULT = new SplitSettings(10, 2, 4, 2.5, 8, 20);

    /** Throws IllegalArgumentException where a value is not positive or the minimum exceeds the maximum. */
    public SplitSettings {
        final boolean positive = maximumSeconds > 0 && minimumSeconds > 0 && chineseDialogueRate > 0 && englishDialogueRate > 0
                && chineseActionRate > 0 && englishActionRate > 0;
        if (!positive || minimumSeconds > maximumSeconds) {
            throw new IllegalArgumentException("Rates and lengths must be positive, and the minimum at most the maximum");
        }
    }

    /** One line that differs wherever the settings differ. */
    String fingerprint() {
        return String.format(Locale.ROOT, "%s %s %s %s %s %s", maximumSeconds, minimumSeconds, chineseDialogueRate, englishDialogueRate,
                chineseActionRate, englishActionRate);
    }
}
