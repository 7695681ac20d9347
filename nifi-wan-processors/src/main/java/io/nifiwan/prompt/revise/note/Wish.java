package io.nifiwan.prompt.revise.note;

import io.nifiwan.prompt.glossary.TermMatch;
import io.nifiwan.prompt.revise.rules.RevisionRule;

/** One thing that a note asks for, with its place in the note. */
public sealed interface Wish {
    /** First character in the note. */
    int from();

    /** One past the last character in the note. */
    int to();

    /**
     * A phrase of a rule.
     *
     * @param rule  the rule
     * @param guard whether the note only warns of what the rule is about: 不要太暗 does not say that it is too dark
     */
    record ByRule(RevisionRule rule, boolean guard, int from, int to) implements Wish {
    }

    /** A glossary term to ask for. */
    record Term(TermMatch match, int from, int to) implements Wish {
    }

    /** A glossary term to ask for no longer. */
    record Without(TermMatch match, int from, int to) implements Wish {
    }
}
