package io.nifiwan.prompt.screening.rules;

import io.nifiwan.prompt.screening.text.MatchingCopy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of one rule as they are read, and their checks; a fault names the line of the field it is about. */
final class RuleFields {
    private static final List<String> NAMES =
            List.of("id", "pattern", "language", "group", "action", "where", "name", "reason", "suggestion");
    private static final String EXCEPTIONS = "exceptions";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final List<String> LANGUAGES = List.of("zh", "en", "any");
    private static final int LONGEST_PATTERN = 100;

    private final int line;
    private final Faults faults;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private List<String> exceptions = List.of();
    private boolean faulty;

    RuleFields(final int line, final Faults faults) {
        this.line = line;
        this.faults = faults;
    }

    /** Takes faults as they are found. */
    @FunctionalInterface
    interface Faults {
        void add(int line, String what);
    }

    void text(final String field, final String value, final int fieldLine) {
        if (NAMES.contains(field)) {
            if (texts.put(field, value.strip()) != null) {
                fault(fieldLine, "the field \"" + field + "\" is there twice");
            }
            lines.put(field, fieldLine);
        } else if (!field.startsWith("_")) {
            fault(fieldLine, EXCEPTIONS.equals(field) ? "\"exceptions\" must be a list" : "unknown field \"" + field + "\"");
        }
    }

    void list(final String field, final List<String> values, final int fieldLine) {
        if (EXCEPTIONS.equals(field)) {
            exceptions = values;
            lines.put(field, fieldLine);
        } else if (!field.startsWith("_")) {
            fault(fieldLine, NAMES.contains(field) ? "\"" + field + "\" must be one text" : "unknown field \"" + field + "\"");
        }
    }

    /** The rule, or empty when a fault was found. A rule that is {@code off} needs no more than its id. */
    Optional<ScreeningRule> toRule() {
        final String id = required("id");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            fault(lineOf("id"), "the id \"" + id + "\" may hold letters, digits, dots, dashes and underscores only, at most 64");
        }
        final RuleAction action = choice("action", RuleAction.class).orElse(RuleAction.OFF);
        if (!texts.containsKey("action")) {
            required("action");
        }
        final boolean off = action == RuleAction.OFF;
        final String pattern = off ? texts.getOrDefault("pattern", "") : required("pattern");
        final String reason = off ? texts.getOrDefault("reason", "") : required("reason");
        final RuleGroup group = choice("group", RuleGroup.class).orElse(RuleGroup.OTHER);
        if (!off && !texts.containsKey("group")) {
            required("group");
        }
        final String language = texts.getOrDefault("language", "any").toLowerCase(Locale.ROOT);
        if (!LANGUAGES.contains(language)) {
            fault(lineOf("language"), "language \"" + language + "\" is not one of " + String.join(", ", LANGUAGES));
        }
        final ScreeningRule rule = new ScreeningRule(id, pattern, language, group, action,
                choice("where", RuleScope.class).orElse(RuleScope.ANY), choice("name", NamePosition.class), reason, exceptions,
                texts.getOrDefault("suggestion", ""));
        if (!off) {
            checkPattern(rule);
        }
        return faulty ? Optional.empty() : Optional.of(rule);
    }

    private void checkPattern(final ScreeningRule rule) {
        if (rule.pattern().length() > LONGEST_PATTERN) {
            fault(lineOf("pattern"), "the pattern is longer than " + LONGEST_PATTERN + " characters");
        }
        final List<String> pieces = rule.pieces();
        if (pieces.isEmpty() || pieces.stream().mapToInt(String::length).sum() < 2) {
            fault(lineOf("pattern"), "the pattern needs at least two visible characters");
        }
        if (rule.name().filter(NamePosition.INSIDE::equals).isPresent() && pieces.size() < 2) {
            fault(lineOf("name"), "name \"inside\" needs a pattern with a gap (\u2026)");
        }
        for (final String exception : rule.exceptions()) {
            final String folded = MatchingCopy.fold(exception);
            if (pieces.stream().noneMatch(folded::contains)) {
                fault(lineOf(EXCEPTIONS), "the exception \"" + exception + "\" does not hold the pattern, so it can never apply");
            }
        }
    }

    private String required(final String field) {
        final String value = texts.getOrDefault(field, "");
        if (value.isEmpty()) {
            fault(lineOf(field), "the field \"" + field + "\" is missing or empty");
        }
        return value;
    }

    private <E extends Enum<E>> Optional<E> choice(final String field, final Class<E> type) {
        final String value = texts.get(field);
        if (value == null) {
            return Optional.empty();
        }
        final Optional<E> chosen = Arrays.stream(type.getEnumConstants()).filter(constant -> label(constant).equals(value)).findFirst();
        if (chosen.isEmpty()) {
            final List<String> labels = Arrays.stream(type.getEnumConstants()).map(RuleFields::label).toList();
            fault(lineOf(field), field + " \"" + value + "\" is not one of " + String.join(", ", labels));
        }
        return chosen;
    }

    private static String label(final Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private int lineOf(final String field) {
        return lines.getOrDefault(field, line);
    }

    private void fault(final int where, final String what) {
        faulty = true;
        faults.add(where, what);
    }
}
