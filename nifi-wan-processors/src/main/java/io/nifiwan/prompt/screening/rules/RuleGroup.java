package io.nifiwan.prompt.screening.rules;

import java.util.Locale;

/** What a rule is about. The default list fills all but the last, which is for operators' own rules. */
public enum RuleGroup {
    REAL_PERSON, MINORS, SEXUAL, GORE, SELF_HARM, BRAND, OTHER;

    /** As written in rule files and attributes, for example {@code self-harm}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
