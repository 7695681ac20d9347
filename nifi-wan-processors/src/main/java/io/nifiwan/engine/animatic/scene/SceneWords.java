package io.nifiwan.engine.animatic.scene;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The word lists of {@code scene-words.json}, Chinese and English in one pattern per choice. Immutable. */
final class SceneWords {
    private static final String RESOURCE = "/io/nifiwan/engine/animatic/scene-words.json";
    private static final SceneWords STANDARD = load();

    private final JsonNode root;
    private final Map<String, Map<String, Pattern>> groups = new LinkedHashMap<>();

    private SceneWords(final JsonNode root) {
        this.root = root;
        for (final String group : List.of("settings", "features", "times", "weathers", "subjects", "colors")) {
            final Map<String, Pattern> patterns = new LinkedHashMap<>();
            root.path(group).properties().forEach(entry -> patterns.put(entry.getKey(), pattern(entry.getValue())));
            groups.put(group, patterns);
        }
        for (final String single : List.of("moving", "slow", "fast", "stillSnow")) {
            groups.put(single, Map.of(single, pattern(root.path(single))));
        }
    }

    static SceneWords standard() {
        return STANDARD;
    }

    /** How often the words of each choice occur, choices without any left out, in the order of the file. */
    Map<String, Integer> count(final String group, final String text) {
        final Map<String, Integer> counts = new LinkedHashMap<>();
        groups.get(group).forEach((name, pattern) -> {
            final int found = (int) pattern.matcher(text).results().count();
            if (found > 0) {
                counts.put(name, found);
            }
        });
        return counts;
    }

    /** Choices in the order in which their first words occur. */
    List<String> inOrder(final String group, final String text) {
        final Map<String, Integer> starts = new LinkedHashMap<>();
        groups.get(group).forEach((name, pattern) -> {
            final Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                starts.put(name, matcher.start());
            }
        });
        final List<String> names = new ArrayList<>(starts.keySet());
        names.sort((one, other) -> Integer.compare(starts.get(one), starts.get(other)));
        return names;
    }

    /** Whether a text holds a word of a list that has no choices. */
    boolean has(final String list, final String text) {
        return groups.get(list).get(list).matcher(text).find();
    }

    /** A text without the words of a list that has no choices. */
    String without(final String list, final String text) {
        return groups.get(list).get(list).matcher(text).replaceAll(" ");
    }

    /** The figure that stands for a subject kind of a prompt spec that has none of its own, or the kind itself in upper case. */
    String figureFor(final String kind) {
        return root.path("kinds").path(kind).asText(kind.toUpperCase(Locale.ROOT));
    }

    /** Whether a subject kind is part of the scenery, not a figure. */
    boolean isScenery(final String kind) {
        for (final JsonNode name : root.path("scenery")) {
            if (name.asText().equals(kind)) {
                return true;
            }
        }
        return false;
    }

    private static Pattern pattern(final JsonNode words) {
        final List<String> alternatives = new ArrayList<>();
        words.path("zh").forEach(word -> alternatives.add(Pattern.quote(word.asText())));
        words.path("en").forEach(word -> alternatives.add("(?<![\\p{IsLatin}])" + Pattern.quote(word.asText()) + "(?:s|es)?(?![\\p{IsLatin}])"));
        return Pattern.compile(String.join("|", alternatives), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static SceneWords load() {
        try (InputStream input = SceneWords.class.getResourceAsStream(RESOURCE)) {
            if (input == null) {
                throw new FileNotFoundException(RESOURCE);
            }
            return new SceneWords(new ObjectMapper().readTree(input));
        } catch (final IOException e) {
            throw new UncheckedIOException("The word lists of the animatic engine are not readable", e);
        }
    }
}
