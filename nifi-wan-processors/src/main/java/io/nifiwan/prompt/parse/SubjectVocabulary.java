package io.nifiwan.prompt.parse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.prompt.glossary.TextFolding;
import io.nifiwan.prompt.glossary.WordBoundaries;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds who and what is seen by a list of nouns; pronouns count where no noun names anybody. Immutable and safe for use by many threads. */
final class SubjectVocabulary {
    static final int MOST_SUBJECTS = 6;
    private static final String RESOURCE = "/io/nifiwan/prompt/subjects.json";
    private static final String PERSON = "person";
    private static final Set<String> PEOPLE = Set.of(PERSON, "man", "woman", "old_man", "old_woman", "child");
    private static final SubjectVocabulary STANDARD = read();

    private final Map<String, String> nouns = new LinkedHashMap<>();
    private final Map<String, String> pronouns = new LinkedHashMap<>();
    private final Pattern nounPattern;
    private final Pattern pronounPattern;

    private SubjectVocabulary(final Content content) {
        addAll(content.kinds(), nouns);
        addAll(content.pronouns(), pronouns);
        nounPattern = pattern(nouns.keySet().stream());
        pronounPattern = pattern(pronouns.keySet().stream());
    }

    static SubjectVocabulary standard() {
        return STANDARD;
    }

    /**
     * Subjects of a text in order of appearance, each noun once, at most {@value #MOST_SUBJECTS}.
     *
     * @param text       the story without notes
     * @param characters names of characters, each of which is a person whatever else its letters mean; those that the text does not
     *                   name follow at the end
     */
    List<Subject> find(final String text, final List<String> characters) {
        final String folded = TextFolding.fold(text);
        final List<Place> places = new ArrayList<>();
        for (final String name : characters) {
            final int from = name.isBlank() ? -1 : folded.indexOf(TextFolding.fold(name.strip()));
            if (from >= 0) {
                places.add(new Place(new Subject(name.strip(), kindOfName(name)), from, from + name.strip().length()));
            }
        }
        addMatches(text, folded, nounPattern, nouns, places);
        if (characters.isEmpty() && places.stream().noneMatch(place -> PEOPLE.contains(place.subject().kind()))) {
            addMatches(text, folded, pronounPattern, pronouns, places);
        }
        places.sort(Comparator.comparingInt(Place::from));
        final Stream<Subject> named = places.stream().map(Place::subject);
        final Stream<Subject> unnamed = characters.stream().filter(name -> !name.isBlank())
                .map(name -> new Subject(name.strip(), kindOfName(name)));
        final Set<String> seen = new HashSet<>();
        return Stream.concat(named, unnamed).filter(subject -> seen.add(TextFolding.fold(subject.noun()))).limit(MOST_SUBJECTS).toList();
    }

    /** Whether a text names a person, by character or noun or pronoun. */
    boolean namesPeople(final String text, final List<String> characters) {
        return characters.stream().anyMatch(name -> !name.isBlank() && text.contains(name.strip()))
                || find(text, List.of()).stream().anyMatch(subject -> PEOPLE.contains(subject.kind()));
    }

    /** A character is a person, a child or an old man where the name says so. */
    private String kindOfName(final String name) {
        final Matcher matcher = nounPattern.matcher(TextFolding.fold(name));
        while (matcher.find()) {
            final String kind = nouns.get(singular(matcher.group(), nouns));
            if (PEOPLE.contains(kind)) {
                return kind;
            }
        }
        return PERSON;
    }

    private static void addMatches(final String text, final String folded, final Pattern pattern, final Map<String, String> kinds,
                                   final List<Place> places) {
        final WordBoundaries words = new WordBoundaries(folded);
        final Matcher matcher = pattern.matcher(folded);
        int from = 0;
        while (matcher.find(from)) {
            final int start = matcher.start();
            final int end = matcher.end();
            final boolean taken = places.stream().anyMatch(place -> place.from() < end && start < place.to());
            if (taken || !isWord(words, folded, start, end)) {
                from = start + 1;
                continue;
            }
            places.add(new Place(new Subject(text.substring(start, end), kinds.get(singular(matcher.group(), kinds))), start, end));
            from = end;
        }
    }

    private static boolean isWord(final WordBoundaries words, final String folded, final int from, final int to) {
        if (!Character.isIdeographic(folded.charAt(from))) {
            return words.isLatinWord(from, to);
        }
        return to - from == 1 ? words.isWholeChineseWord(from, to) : words.isChineseWord(from, to);
    }

    private static String singular(final String word, final Map<String, String> kinds) {
        return kinds.containsKey(word) ? word : word.substring(0, word.length() - 1);
    }

    /** Longest words first, so that 老船夫 is no 船夫; English nouns also with a plural s. */
    private static Pattern pattern(final Stream<String> words) {
        final List<String> alternatives = words.sorted(Comparator.comparingInt(String::length).reversed())
                .map(word -> Character.isIdeographic(word.charAt(0)) ? word : "\\b" + Pattern.quote(word) + "s?\\b").toList();
        return Pattern.compile(String.join("|", alternatives));
    }

    private static void addAll(final List<Entry> entries, final Map<String, String> kinds) {
        for (final Entry entry : entries) {
            Stream.concat(entry.zh().stream(), entry.en().stream()).forEach(word -> kinds.put(TextFolding.fold(word), entry.kind()));
        }
    }

    private static SubjectVocabulary read() {
        try (InputStream stream = SubjectVocabulary.class.getResourceAsStream(RESOURCE)) {
            return new SubjectVocabulary(new ObjectMapper().readValue(stream, Content.class));
        } catch (final IOException e) {
            throw new UncheckedIOException("The list of subjects of the bundle is not readable", e);
        }
    }

    private record Place(Subject subject, int from, int to) {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Content(List<Entry> kinds, List<Entry> pronouns) {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Entry(String kind, List<String> zh, List<String> en) {
    }
}
