package io.nifiwan.quality.verdict;

import java.util.List;

/**
 * How what was measured compares with what was asked.
 *
 * @param measure     {@code camera} or {@code tone}
 * @param term        what asks for it
 * @param asked       asked class, in the words of the glossary
 * @param accepted    measured classes that count as a match
 * @param measured    measured classes, strongest first
 * @param state       whether a value could be given
 * @param value       0 to 1, and 0 where there is none
 * @param explanation one sentence for a person
 */
public record Match(String measure, String term, String asked, List<String> accepted, List<String> measured, ScoreState state,
                    double value, String explanation) {
    public Match {
        accepted = List.copyOf(accepted);
        measured = List.copyOf(measured);
    }
}
