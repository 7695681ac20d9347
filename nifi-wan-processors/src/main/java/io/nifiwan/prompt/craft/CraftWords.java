package io.nifiwan.prompt.craft;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifiwan.prompt.craft.CraftEntry.Action;
import io.nifiwan.prompt.craft.CraftEntry.Parameter;
import io.nifiwan.prompt.glossary.Language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An entry in the words of a standard instruction: one opening clause, one clause for each action, one for each parameter that has a
 * source. What has none is left out and named. All clauses are free of marks that end sentences, open notes or quote speech, so that
 * they are read as the story of a shot.
 */
final class CraftWords {
    private static final Pattern MARKS = Pattern.compile("[。！？!?\\n\\r;；:：,，、]+|\\.(?!\\p{N})|[（(【\\[〔）)】\\]〕]");
    private static final Pattern QUOTES = Pattern.compile("[“”\"「」『』]");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final CraftEntry entry;
    private final Language language;
    private final List<String> unknown = new ArrayList<>();

    CraftWords(final CraftEntry entry) {
        this.entry = entry;
        language = Language.ofCode(entry.language()).orElseGet(() -> Language.of(entry.craft() + entry.step() + entry.actions()));
    }

    /**
     * The words.
     *
     * @param language   of the entry
     * @param opening    craft, step, tool and material
     * @param actions    in order, as many as the entry has
     * @param parameters as many as the entry has; empty texts for those without a source
     * @param unknown    names of the values without a source
     */
    record Instruction(Language language, String opening, List<String> actions, List<String> parameters, List<String> unknown) {
    }

    Instruction write() {
        final String opening = opening();
        final List<String> actions = new ArrayList<>();
        for (int index = 0; index < entry.actions().size(); index++) {
            actions.add(action(index));
        }
        final List<String> parameters = entry.parameters().stream().map(this::parameter).toList();
        return new Instruction(language, opening, List.copyOf(actions), parameters, List.copyOf(unknown));
    }

    private String opening() {
        final String size = entry.tool() == null || entry.tool().size() == null ? "" : entry.tool().size();
        final boolean sizeKnown = entry.tool() != null && Sources.isKnown(size, entry.tool().source());
        if (!size.isBlank() && !sizeKnown) {
            unknown.add("tool.size");
        }
        final String tool = entry.tool() == null ? "" : join(sizeKnown ? size : "", entry.tool().name());
        final String material = entry.material() == null ? "" : plain(entry.material().name());
        final List<String> used = Stream.of(tool, material).filter(text -> !text.isEmpty()).toList();
        final String name = join(entry.craft(), entry.step());
        if (used.isEmpty()) {
            return name;
        }
        return language == Language.ZH ? name + language.comma() + "使用" + String.join("和", used)
                : name + language.comma() + "using " + String.join(" and ", used);
    }

    private String action(final int index) {
        final Action action = entry.actions().get(index);
        final String hand = plain(action.hand());
        final String verb = plain(action.verb());
        final String object = usable(action.object(), action, index, "object");
        final String direction = usable(action.direction(), action, index, "direction");
        final String angle = usable(action.angle(), action, index, "angle");
        final String speed = usable(action.speed(), action, index, "speed");
        return language == Language.ZH ? join(hand, speed, direction, verb, object, angle) : join(hand, verb, object, direction, angle, speed);
    }

    private String usable(final String words, final Action action, final int index, final String field) {
        if (Sources.isUsable(words, action.sourceSpan())) {
            return plain(words);
        }
        if (words != null && !words.isBlank()) {
            unknown.add("actions[" + index + "]." + field);
        }
        return "";
    }

    private String parameter(final Parameter parameter) {
        final String value = value(parameter);
        if (!Sources.isKnown(value, parameter.source())) {
            unknown.add(plain(parameter.name()));
            return "";
        }
        final String unit = plain(parameter.unit());
        return language == Language.ZH ? join(parameter.name(), value + unit) : join(parameter.name(), value, unit);
    }

    /** The value, or else the range as words. */
    private String value(final Parameter parameter) {
        final JsonNode range = parameter.range();
        if (Sources.isStated(parameter.value()) || range == null || range.isNull()) {
            return parameter.value() == null ? "" : parameter.value().strip();
        }
        return range.isArray() && range.size() == 2
                ? range.get(0).asText() + (language == Language.ZH ? "至" : " to ") + range.get(1).asText() : range.asText();
    }

    private String join(final String... parts) {
        return String.join(language == Language.ZH ? "" : " ", Stream.of(parts).map(CraftWords::plain).filter(part -> !part.isEmpty()).toList());
    }

    private static String plain(final String words) {
        return words == null ? "" : BLANKS.matcher(QUOTES.matcher(MARKS.matcher(words).replaceAll(" ")).replaceAll("")).replaceAll(" ").strip();
    }
}
