package io.nifiwan.prompt.screening.rules;

import io.nifiwan.prompt.screening.text.MatchingCopy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a rule file.
 *
 * @param id         letters, digits, dot, dash and underscore; a later file replaces the rule of the same id
 * @param pattern    what is searched; {@code …} stands for a gap within one sentence
 * @param language   {@code zh}, {@code en}, or {@code any}; for readers, matching does not use it but for likeness triggers
 * @param group      what the rule is about
 * @param action     what a hit asks for
 * @param scope      which texts the rule looks at
 * @param name       where a likeness trigger expects a name; empty for a plain rule
 * @param reason     for the reviewer; goes into an attribute, so it does not repeat the pattern
 * @param exceptions longer texts around the pattern that are harmless
 * @param suggestion what to write instead, may be empty
 */
public record ScreeningRule(String id, String pattern, String language, RuleGroup group, RuleAction action, RuleScope scope,
                            Optional<NamePosition> name, String reason, List<String> exceptions, String suggestion) {
    /** Longest gap that {@code …} stands for, in UTF-16 code units. */
    public static final int LONGEST_GAP = 24;
    private static final String GAP = "\u2026+";

    public ScreeningRule {
        exceptions = List.copyOf(exceptions);
    }

    /** The folded texts between the gaps of the pattern, in order. */
    public List<String> pieces() {
        return Arrays.stream(pattern.split(GAP, -1)).map(MatchingCopy::fold).filter(piece -> !piece.isEmpty()).toList();
    }

    /** Whether the rule is a likeness trigger, which counts only with a name. */
    public boolean isTrigger() {
        return name.isPresent();
    }
}
