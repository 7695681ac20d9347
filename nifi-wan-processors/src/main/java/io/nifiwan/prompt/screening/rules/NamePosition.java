package io.nifiwan.prompt.screening.rules;

/** Where a likeness trigger expects the name of the person it likens to. */
public enum NamePosition {
    /** Behind the trigger: 长得像…, looks like …. */
    AFTER,
    /** Ahead of it: …一模一样, …本人. */
    BEFORE,
    /** In the gap of the pattern: 由…饰演. */
    INSIDE,
    /** The trigger needs no name: 明星脸, deepfake. */
    ANYWHERE
}
