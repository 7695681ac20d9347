package io.nifiwan.prompt.glossary;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds glossary terms in Chinese and English text, deterministically: the forms of the glossary by longest match, camera movements by
 * their grammar besides, each only where it means the camera and not the story. Immutable and safe for use by many threads.
 */
public final class TermMatcher {
    private final Glossary glossary;
    private final FormIndex forms;
    private final ChineseMovements chineseMovements;
    private final EnglishMovements englishMovements;

    /** Matches the terms of a glossary. */
    public TermMatcher(final Glossary glossary) {
        this.glossary = glossary;
        forms = new FormIndex(glossary, MatchingRules.standard());
        chineseMovements = new ChineseMovements(glossary);
        englishMovements = new EnglishMovements(glossary);
    }

    /** Matches the terms of the standard glossary; made once. */
    public static TermMatcher standard() {
        return Holder.STANDARD;
    }

    /**
     * What a text holds.
     *
     * @param chosen at most one match of each group, in order of place
     * @param all    every match that counts, also those that another one of the group outdoes, in no order
     */
    public record Matches(List<TermMatch> chosen, List<TermMatch> all) {
        public Matches {
            chosen = List.copyOf(chosen);
            all = List.copyOf(all);
        }
    }

    /** Terms of a text that is read in one way, at most one of each group, in order of place. */
    public List<TermMatch> match(final String text, final Reading reading) {
        return match(text, List.of(new Passage(0, text.length(), reading))).chosen();
    }

    /**
     * Terms of a text.
     *
     * @param text     Chinese, English or both
     * @param passages how its stretches are read; what lies in none is not read
     */
    public Matches match(final String text, final List<Passage> passages) {
        final String folded = TextFolding.fold(text);
        final Admission admission = new Admission(text, folded);
        final List<TermMatch> all = new ArrayList<>();
        for (final Passage passage : passages) {
            addForms(folded, passage, admission, all);
            all.addAll(chineseMovements.find(folded, passage));
            all.addAll(englishMovements.find(folded, passage));
        }
        return new Matches(new Resolution(glossary, folded).choose(all), all);
    }

    private void addForms(final String folded, final Passage passage, final Admission admission, final List<TermMatch> all) {
        for (int from = passage.from(); from < passage.to(); from++) {
            for (final FormIndex.Hit hit : forms.startingAt(folded, from, passage.to())) {
                if (admission.admits(hit, passage)) {
                    all.add(new TermMatch(hit.form().term(), hit.from(), hit.to(), passage.reading()));
                }
            }
        }
    }

    private static final class Holder {
        private static final TermMatcher STANDARD = new TermMatcher(Glossary.standard());
    }
}
