package io.nifiwan.prompt.parse;

import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.glossary.Punctuation;
import io.nifiwan.prompt.glossary.Reading;
import io.nifiwan.prompt.glossary.Slot;
import io.nifiwan.prompt.glossary.TermMatch;
import io.nifiwan.prompt.glossary.TermMatcher;
import io.nifiwan.prompt.glossary.TextFolding;
import io.nifiwan.script.Shot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Fills the five slots of a shot by rules. What the shot's own text says comes before what the scene heading says; what neither says
 * is not asked. Only the shot itself is read: a shot knows nothing of the shots before it but the heading that they share. Immutable
 * and safe for use by many threads.
 */
public final class ShotParser {
    /** Longest action or prompt; ten seconds of film are a few hundred characters. */
    public static final int MOST_CHARACTERS = 4000;

    private final Glossary glossary;
    private final TermMatcher matcher;
    private final SubjectVocabulary vocabulary = SubjectVocabulary.standard();

    /** A parser that knows the terms of a glossary. */
    public ShotParser(final Glossary glossary, final TermMatcher matcher) {
        this.glossary = glossary;
        this.matcher = matcher;
    }

    /** A parser with the glossary of the bundle. */
    public static ShotParser standard() {
        return new ShotParser(Glossary.standard(), TermMatcher.standard());
    }

    /**
     * Parses a shot.
     *
     * @throws PromptException when the shot names no one and nothing that could be seen, or is no single shot by its length
     */
    public ParsedShot parse(final Shot shot) throws PromptException {
        final String action = shot.action() == null ? "" : shot.action();
        requireLength(action);
        final ShotText text = ShotText.of(action, Reading.PROSE, matcher);
        final Language language = language(shot);
        final Terms terms = new Terms(text.matches().chosen());
        headingMatches(shot.scene()).forEach(terms::addFromHeading);
        return assemble(text, language, terms, shot);
    }

    /**
     * Parses a finished prompt, where clauses are entries of a list as often as sentences.
     *
     * @throws PromptException when the prompt shows nothing or is too long
     */
    public ParsedShot parsePrompt(final String prompt) throws PromptException {
        requireLength(prompt);
        final ShotText text = ShotText.of(prompt, Reading.PROMPT, matcher);
        return assemble(text, Language.of(prompt), new Terms(text.matches().chosen()),
                new Shot("", 1, 1, "", null, List.of(), prompt, List.of(), prompt, null, 0));
    }

    /** The language that a shot names, or that its text is written in. */
    public static Language language(final Shot shot) {
        return Language.ofCode(shot.language()).orElseGet(() -> Language.of(shot.text() == null ? "" : shot.text()));
    }

    private static void requireLength(final String text) throws PromptException {
        if (text.length() > MOST_CHARACTERS) {
            throw new PromptException(PromptError.TOO_LARGE, "The text has " + text.length() + " characters; one shot has at most "
                    + MOST_CHARACTERS + ", so split it first");
        }
    }

    private ParsedShot assemble(final ShotText text, final Language language, final Terms terms, final Shot shot) throws PromptException {
        return ParsedShot.of(subject(text, language, shot, new Wording(glossary, language)), terms.all(),
                vocabulary.find(storyOf(text), shot.characters()), List.of(), shot.scene(), glossary, language);
    }

    private List<TermMatch> headingMatches(final Shot.Scene scene) {
        if (scene == null) {
            return List.of();
        }
        final List<TermMatch> matches = new ArrayList<>(environment(scene.time()));
        final Set<String> groups = new HashSet<>();
        matches.forEach(match -> groups.add(match.term().group()));
        environment(scene.place()).stream()
                .filter(match -> standsApart(scene.place(), match))
                .filter(match -> groups.add(match.term().group())).forEach(matches::add);
        return matches;
    }

    /** Time, weather and light of a field of the heading; a place name keeps its words to itself unless they stand apart. */
    private List<TermMatch> environment(final String field) {
        if (field == null || field.isBlank()) {
            return List.of();
        }
        return matcher.match(field, Reading.HEADING).stream().filter(match -> match.term().slot() == Slot.ENVIRONMENT).toList();
    }

    /** Whether a match is an entry of its own in a field, as in "harbour, rain" and unlike "Moonlight Bar". */
    private static boolean standsApart(final String field, final TermMatch match) {
        final String before = TextFolding.fold(field.substring(0, match.from())).stripTrailing();
        final String after = TextFolding.fold(field.substring(match.to())).stripLeading();
        return (before.isEmpty() || Punctuation.endsEntry(before, before.length() - 1)) && (after.isEmpty() || Punctuation.endsEntry(after, 0));
    }

    private SlotValue subject(final ShotText text, final Language language, final Shot shot, final Wording wording) throws PromptException {
        final boolean withPeople = vocabulary.namesPeople(storyOf(text), shot.characters());
        final Optional<SubjectPhrase> phrase = SubjectPhrase.of(text, language, candidate -> withPeople
                ? vocabulary.namesPeople(candidate, shot.characters()) : !vocabulary.find(candidate, List.of()).isEmpty());
        if (phrase.isPresent()) {
            return new SlotValue(phrase.get().value(), SlotSource.TEXT, phrase.get().from(), phrase.get().to(), List.of());
        }
        if (!shot.dialogue().isEmpty()) {
            final String speaker = shot.dialogue().getFirst().speaker();
            return new SlotValue(language == Language.ZH ? speaker + "正在说话" : speaker + " speaks", SlotSource.DIALOGUE, null, null, List.of());
        }
        if (!shot.characters().isEmpty()) {
            return new SlotValue(String.join(language.listComma(), shot.characters()), SlotSource.SCENE, null, null, List.of());
        }
        final String scenery = scenery(text, shot, wording);
        if (scenery.isEmpty()) {
            throw new PromptException(PromptError.NOTHING_TO_SHOW,
                    "The shot has no action, no speaker and no place; give it a line that says what is seen");
        }
        return new SlotValue(scenery, SlotSource.SCENE, null, null, List.of());
    }

    /** An empty shot shows its place, or else its weather and light. */
    private String scenery(final ShotText text, final Shot shot, final Wording wording) {
        final String place = wording.place(shot.scene());
        if (!place.isEmpty()) {
            return place;
        }
        return wording.environment(null, new Terms(text.matches().chosen().stream()
                .filter(match -> match.term().slot() == Slot.ENVIRONMENT).toList()).all());
    }

    /** The text without notes and without words of mood, camera and tone: 人物 in 人物全身可见 names nobody. */
    private static String storyOf(final ShotText text) {
        final StringBuilder story = new StringBuilder(text.text());
        for (int index = 0; index < story.length(); index++) {
            if (!text.isStory(index)) {
                story.setCharAt(index, '\n');
            }
        }
        text.matches().all().stream().filter(match -> match.term().slot() != Slot.ENVIRONMENT)
                .forEach(match -> story.replace(match.from(), match.to(), "\n".repeat(match.to() - match.from())));
        return story.toString();
    }

    /** Terms of a shot; the heading only fills groups that the text leaves open. */
    private static final class Terms {
        private final List<TermMatch> matches;
        private final List<TermMatch> fromHeading = new ArrayList<>();

        private Terms(final List<TermMatch> matches) {
            this.matches = matches;
        }

        private void addFromHeading(final TermMatch match) {
            final String group = match.term().group();
            final boolean open = matches.stream().noneMatch(
                    other -> other.term().equals(match.term()) || (group != null && group.equals(other.term().group())));
            if (open) {
                fromHeading.add(match);
            }
        }

        private List<TermUse> all() {
            return Stream.concat(matches.stream().map(match -> TermUse.of(match, SlotSource.TEXT)),
                    fromHeading.stream().map(match -> TermUse.of(match, SlotSource.HEADING))).toList();
        }
    }
}
