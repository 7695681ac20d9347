package io.nifiwan.prompt.parse;

import io.nifiwan.prompt.glossary.CameraNotes;
import io.nifiwan.prompt.glossary.Passage;
import io.nifiwan.prompt.glossary.Reading;
import io.nifiwan.prompt.glossary.TermMatcher;
import io.nifiwan.prompt.glossary.TextFolding;

import java.util.BitSet;
import java.util.List;

/**
 * The text of a shot, divided into story and camera notes, with what the glossary finds in it.
 *
 * @param text     action of a shot, or a prompt
 * @param folded   its copy for look-ups, as long as the text
 * @param passages how its stretches are read
 * @param matches  glossary terms
 */
record ShotText(String text, String folded, List<Passage> passages, TermMatcher.Matches matches) {

    static ShotText of(final String text, final Reading story, final TermMatcher matcher) {
        final List<Passage> passages = CameraNotes.divide(text, story);
        // A character who says "close-up" asks for none; in a finished prompt quotation marks hold no speech.
        final String told = story == Reading.PROSE ? Speech.blank(text) : text;
        return new ShotText(text, TextFolding.fold(text), passages, matcher.match(told, passages));
    }

    /** Whether a character belongs to the story and to no note. */
    boolean isStory(final int index) {
        return passages.stream().anyMatch(passage -> passage.reading() != Reading.NOTE && passage.from() <= index && index < passage.to());
    }

    /** Characters that some glossary term covers. */
    BitSet covered() {
        final BitSet covered = new BitSet(text.length());
        matches.all().forEach(match -> covered.set(match.from(), match.to()));
        return covered;
    }
}
