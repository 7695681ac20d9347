package io.nifiwan.prompt.screening.person;

import io.nifiwan.prompt.screening.Lexicon.RuleHit;
import io.nifiwan.prompt.screening.rules.NamePosition;
import io.nifiwan.prompt.screening.text.Boundaries;
import io.nifiwan.prompt.screening.text.MatchingCopy;

import java.util.NavigableMap;
import java.util.SortedMap;

/**
 * Looks around one likeness trigger for the name that it likens to.
 *
 * @param hit      the trigger
 * @param copy     the matching copy it was found in
 * @param original the text the copy was made of, for capital letters
 */
record TriggerContext(RuleHit hit, MatchingCopy copy, String original) {
    /** How far from the trigger a listed name counts as meant by it, in code units and within the sentence. */
    private static final int REACH = 40;
    /** How far a cast name may stand from the trigger to be the one it speaks of: room for a determiner and an adjective. */
    private static final int CAST_REACH = 8;
    private static final int CAST_REACH_LATIN = 20;
    private static final int NAME_WORDS = 5;

    /** All mentions that could be near enough to matter. */
    SortedMap<Integer, Mention> neighbourhood(final NavigableMap<Integer, Mention> mentions) {
        return mentions.subMap(hit.start() - REACH - NameListReader.LONGEST_NAME, hit.end() + REACH + 1);
    }

    /** Whether a name stands in the trigger's sentence and near it. */
    boolean reaches(final Mention mention) {
        final int from = Math.min(hit.end(), mention.end());
        final int to = Math.max(hit.start(), mention.start());
        return to - from <= REACH && !Boundaries.sentenceEndsWithin(copy.text(), from, Math.max(from, to));
    }

    /** Whether a name stands where the trigger expects one, and is not a part of a longer name. */
    boolean expects(final Mention mention) {
        final int reach = isEnglish() ? CAST_REACH_LATIN : CAST_REACH;
        return standsAlone(mention) && switch (position()) {
            case AFTER -> near(hit.end(), mention.start(), reach);
            case BEFORE -> near(mention.end(), hit.start(), reach);
            case INSIDE -> mention.start() >= hit.firstPieceEnd() && mention.end() <= hit.lastPieceStart();
            case ANYWHERE -> false;
        };
    }

    /**
     * Whether a name that is on no list may be meant. In English a name shows by its capital letter; in Chinese nothing shows it, so
     * whatever stands there may be one.
     */
    boolean mayMeanUnknownName() {
        return switch (position()) {
            case AFTER -> isEnglish() ? namedAfter() : hit.end() < copy.text().length()
                    && Character.isLetterOrDigit(copy.text().charAt(skipSpaceAndQuotes(hit.end())));
            case BEFORE -> !Boundaries.opensClause(copy.text(), hit.start());
            case INSIDE, ANYWHERE -> true;
        };
    }

    private NamePosition position() {
        return hit.rule().name().orElse(NamePosition.ANYWHERE);
    }

    private boolean isEnglish() {
        return "en".equals(hit.rule().language());
    }

    private boolean near(final int from, final int to, final int reach) {
        return to >= from && to - from <= reach && !Boundaries.sentenceEndsWithin(copy.text(), from, to);
    }

    /** A Latin name with a capitalised neighbour or a hyphen is part of another name: Anna in Anna Karenina. */
    private boolean standsAlone(final Mention mention) {
        final String text = copy.text();
        if (!Boundaries.isAlphabetic(text.charAt(mention.start()))) {
            return true;
        }
        final int word = text.lastIndexOf(' ', mention.start() - 2) + 1;
        final boolean follows = mention.start() > 1 && text.charAt(mention.start() - 1) == ' ' && word >= hit.end() && isCapital(word);
        final boolean continued = mention.end() + 1 < text.length() && text.charAt(mention.end()) == ' ' && isCapital(mention.end() + 1);
        final boolean hyphened = text.startsWith("-", mention.end()) || (mention.start() > 0 && text.charAt(mention.start() - 1) == '-');
        return !follows && !continued && !hyphened;
    }

    private boolean isCapital(final int index) {
        return Character.isUpperCase(original.charAt(copy.originalStart(index)));
    }

    private int skipSpaceAndQuotes(final int from) {
        int index = from;
        while (index < copy.text().length() - 1 && " \"'\u201C\u300C\u300E\u300A\u3010[(".indexOf(copy.text().charAt(index)) >= 0) {
            index++;
        }
        return index;
    }

    /**
     * Whether one of the next words is written as a name: it starts with a capital or is of a script without capitals. Where the
     * trigger itself is in capitals, the whole sentence is, and capitals show nothing.
     */
    private boolean namedAfter() {
        final String trigger = original.substring(copy.originalStart(hit.start()), copy.originalEnd(hit.end()));
        final boolean shouted = trigger.chars().noneMatch(Character::isLowerCase);
        int index = hit.end();
        for (int words = 0; words < NAME_WORDS && index < copy.text().length(); words++) {
            index = skipSpaceAndQuotes(index);
            if (Boundaries.sentenceEndsWithin(copy.text(), hit.end(), Math.min(index + 1, copy.text().length()))) {
                return false;
            }
            final char first = original.charAt(copy.originalStart(index));
            final int end = wordEnd(index);
            if (Character.isIdeographic(first) || (!shouted && Character.isUpperCase(first) && end - index > 1)) {
                return true;
            }
            index = Math.max(end, index + 1);
        }
        return false;
    }

    private int wordEnd(final int start) {
        int end = start;
        while (end < copy.text().length() && Character.isLetterOrDigit(copy.text().charAt(end))) {
            end++;
        }
        return end;
    }
}
