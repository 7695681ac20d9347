package io.nifiwan.prompt.revise.rules;

import java.util.List;

/**
 * One change that a rule makes. A term is named by its glossary id, and {@code @group} stands for any term of a group. Conditions speak of
 * the attempt as it was before any change.
 *
 * @param when     the attempt asks for one of these; empty where it does not matter
 * @param unless   the attempt asks for none of these
 * @param measured the gate measured one of these classes; empty where it does not matter
 * @param use      terms to ask for, each in place of the one of its group
 * @param drop     terms to ask for no longer
 * @param step     a step on a ladder of terms, or null
 * @param phrase   what to say of the action, or null
 * @param negative entries for the negative prompt, in Chinese as all of it
 * @param allow    entries of the negative prompt, added by an earlier change, to take out again
 */
public record RuleEdit(List<String> when, List<String> unless, List<String> measured, List<String> use, List<String> drop, Step step,
                       Phrase phrase, List<String> negative, List<String> allow) {
    /** First character of the name of a group. */
    public static final String GROUP = "@";

    public RuleEdit {
        when = orNone(when);
        unless = orNone(unless);
        measured = orNone(measured);
        use = orNone(use);
        drop = orNone(drop);
        negative = orNone(negative);
        allow = orNone(allow);
    }

    /**
     * A step on a ladder.
     *
     * @param ladder its name
     * @param by     number of rungs, negative towards its beginning; never 0
     */
    public record Step(String ladder, int by) {
    }

    /**
     * A phrase in both languages.
     *
     * @param group of the phrases of a group a prompt holds the latest
     * @param zh    Chinese wording
     * @param en    English wording
     */
    public record Phrase(String group, String zh, String en) {
    }

    /** Whether there is anything to do. */
    boolean isEmpty() {
        return use.isEmpty() && drop.isEmpty() && step == null && phrase == null && negative.isEmpty() && allow.isEmpty();
    }

    private static List<String> orNone(final List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
