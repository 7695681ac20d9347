package io.nifiwan.prompt.glossary;

import java.util.regex.Pattern;

/**
 * Decides whether a form at a place means its term there. 手持长剑 names no camera, 倾斜角度 of a needle no Dutch angle, "they push in"
 * no camera movement; the same words in a camera note do. Belongs to one text and one thread.
 */
final class Admission {
    private static final String CAMERA_ZH = "镜头";
    private static final Pattern FRAMING_FOLLOWS = Pattern.compile("^\\s*(?::|(?:on|of)\\b|镜头)");
    private static final int LEAST_LETTERS_OF_A_DIRECTION = 4;

    private final String text;
    private final String halfWidth;
    private final String folded;
    private final WordBoundaries words;
    private final EnglishCamera camera;

    Admission(final String text, final String folded) {
        this.text = text;
        halfWidth = TextFolding.foldWidth(text);
        this.folded = folded;
        words = new WordBoundaries(folded);
        camera = new EnglishCamera(folded);
    }

    boolean admits(final FormIndex.Hit hit, final Passage passage) {
        final Form form = hit.form();
        if (!isWord(hit, passage) || (form.abbreviation() && !halfWidth.startsWith(form.written(), hit.from()))) {
            return false;
        }
        return switch (passage.reading()) {
            case HEADING -> form.scope() != Form.Scope.PROMPTS && headingAdmits(hit, passage);
            case NOTE -> form.scope() != Form.Scope.PROMPTS
                    && (form.scope() != Form.Scope.NOTE_ENTRY || isEntry(hit, passage) || joinedToCamera(hit, passage));
            case PROSE -> form.scope() != Form.Scope.PROMPTS && storyAdmits(hit, passage);
            case PROMPT -> form.scope() == Form.Scope.PROMPTS || storyAdmits(hit, passage)
                    || isEntry(hit, passage);
        };
    }

    private boolean isWord(final FormIndex.Hit hit, final Passage passage) {
        final Form form = hit.form();
        if (!words.isLatinWord(hit.from(), hit.to())) {
            return false;
        }
        final boolean mayBeHalves = form.chinese() && form.folded().length() == 2 && passage.reading() != Reading.NOTE;
        return !mayBeHalves || words.isChineseWord(hit.from(), hit.to());
    }

    /** Any form counts in a heading, but a short word must not be half of a name: 夜 in 夜市 is no time of day. */
    private boolean headingAdmits(final FormIndex.Hit hit, final Passage passage) {
        return hit.form().scope() != Form.Scope.NOTE_ENTRY || isEntry(hit, passage) || passage.to() - passage.from() <= 3;
    }

    private boolean storyAdmits(final FormIndex.Hit hit, final Passage passage) {
        final Form form = hit.form();
        return switch (form.scope()) {
            case ANYWHERE -> true;
            case NOTES -> (form.term().isMove() && !form.chinese() && camera.performs(hit.from(), passage.from()))
                    || (form.abbreviation() && FRAMING_FOLLOWS.matcher(folded.substring(hit.to())).find())
                    || (form.term().slot() == Slot.EDIT && (isEntry(hit, passage) || opensSentence(hit, passage)))
                    || isDirection(hit, passage);
            case NOTE_ENTRY -> joinedToCamera(hit, passage) || isDirection(hit, passage)
                    || (form.folded().endsWith(" on") && opensSentence(hit, passage));
            case PROMPTS -> false;
        };
    }

    /** English directions open their sentence: "Close on her hands", "Cut to black". */
    private boolean opensSentence(final FormIndex.Hit hit, final Passage passage) {
        return !hit.form().chinese() && camera.opens(hit.from(), passage.from());
    }

    /** Screenplays print directions for the camera in capitals. */
    private boolean isDirection(final FormIndex.Hit hit, final Passage passage) {
        final String written = text.substring(hit.from(), hit.to());
        return written.length() >= LEAST_LETTERS_OF_A_DIRECTION && isUpperCase(written)
                && !isUpperCase(text.substring(passage.from(), passage.to()));
    }

    private static boolean isUpperCase(final String text) {
        return text.chars().anyMatch(Character::isUpperCase) && text.chars().noneMatch(Character::isLowerCase);
    }

    private boolean isEntry(final FormIndex.Hit hit, final Passage passage) {
        int from = hit.from();
        while (from > passage.from() && folded.charAt(from - 1) == ' ') {
            from--;
        }
        int to = hit.to();
        while (to < passage.to() && folded.charAt(to) == ' ') {
            to++;
        }
        return (from == passage.from() || Punctuation.endsEntry(folded, from - 1) || separatedByBlank(hit.form(), from, hit.from()))
                && (to == passage.to() || Punctuation.endsEntry(folded, to) || separatedByBlank(hit.form(), hit.to(), to));
    }

    /** Chinese notes may separate their entries by blanks only. */
    private static boolean separatedByBlank(final Form form, final int from, final int to) {
        return form.chinese() && to > from;
    }

    private boolean joinedToCamera(final FormIndex.Hit hit, final Passage passage) {
        return hit.form().chinese()
                && ((hit.to() + 2 <= passage.to() && folded.startsWith(CAMERA_ZH, hit.to()))
                || (hit.from() - 2 >= passage.from() && folded.startsWith(CAMERA_ZH, hit.from() - 2)));
    }
}
