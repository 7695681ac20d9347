package io.nifiwan.prompt.glossary;

import java.util.List;

/**
 * One way to write a term, prepared for look-up.
 *
 * @param term    what it names
 * @param written as the glossary writes it
 * @param folded  as {@link TextFolding} leaves it
 * @param scope   where it counts
 */
record Form(Term term, String written, String folded, Scope scope) {
    private static final List<String> CAMERA_CATEGORIES =
            List.of("angle", "shot_size", "framing", "lens", "composition", "effect", "heritage_view");
    private static final List<String> TONE_CATEGORIES = List.of("tone", "contrast", "saturation");

    /** Where a form counts. */
    enum Scope {
        /** Everywhere. */
        ANYWHERE,
        /** In notes and headings, and as a whole clause of a prompt. */
        NOTES,
        /** In notes, as a whole entry; in headings. */
        NOTE_ENTRY,
        /** In finished prompts: the phrase that prompts are rendered with. */
        PROMPTS
    }

    static Form of(final Term term, final String written, final MatchingRules rules) {
        final String folded = TextFolding.fold(written);
        return new Form(term, written, folded, scope(term, folded, rules));
    }

    /** Whether the form is Chinese; one Han character makes it so. */
    boolean chinese() {
        return isChinese(folded);
    }

    /** An upper-case abbreviation such as POV, which counts in upper case only. */
    boolean abbreviation() {
        return written.length() <= 4 && written.chars().anyMatch(Character::isUpperCase)
                && written.chars().noneMatch(character -> Character.isLowerCase(character) || Character.isIdeographic(character))
                && written.indexOf(' ') < 0;
    }

    private static Scope scope(final Term term, final String folded, final MatchingRules rules) {
        final boolean chinese = isChinese(folded);
        if (folded.length() == 1) {
            return Scope.NOTE_ENTRY;
        }
        if (term.slot() == Slot.EDIT || rules.notesOnly().get(chinese ? "zh" : "en").contains(folded)) {
            return Scope.NOTES;
        }
        final String kind = kind(term);
        return kind.isEmpty() || rules.explicit().get(kind).matches(folded, chinese) ? Scope.ANYWHERE : Scope.NOTES;
    }

    private static String kind(final Term term) {
        if (term.category().equals("camera_movement")) {
            return "movement";
        }
        if (CAMERA_CATEGORIES.contains(term.category())) {
            return "camera";
        }
        if (TONE_CATEGORIES.contains(term.category())) {
            return "tone";
        }
        return term.slot() == Slot.STYLE ? "style" : "";
    }

    private static boolean isChinese(final String text) {
        return text.chars().anyMatch(Character::isIdeographic);
    }
}
