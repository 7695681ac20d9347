package io.nifiwan.engine.command;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line with placeholders, which becomes exactly one text. Values are put in as they are and never read for placeholders again.
 *
 * <pre>
 * ${name}        the value; it must exist
 * ${name:text}   the value, else the text
 * ${name?}       the value; where there is none, the whole line is left out
 * $${            the characters ${
 * </pre>
 */
public final class TemplateLine {
    private static final String NAME = "[A-Za-z][A-Za-z0-9_]*";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\$\\{|\\$\\{(?<name>" + NAME + ")(?<optional>\\?)?(?<default>:[^}]*)?}|\\$\\{");
    private static final Pattern WHOLE_NAME = Pattern.compile(NAME);

    private final String text;

    private TemplateLine(final String text) {
        this.text = text;
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException where a placeholder is not closed or has no proper name
     */
    public static TemplateLine of(final String text) {
        final Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            if (matcher.group().equals("${")) {
                throw new IllegalArgumentException("'" + text + "' has ${ without a name and } after it; $${ stands for the characters ${");
            }
        }
        return new TemplateLine(text);
    }

    /** Whether a text can be the name of a placeholder. */
    public static boolean isName(final String text) {
        return WHOLE_NAME.matcher(text).matches();
    }

    /** Names of the placeholders. */
    public Set<String> names() {
        return names(false);
    }

    /** Names of the placeholders that must have a value. */
    public Set<String> requiredNames() {
        return names(true);
    }

    /**
     * Puts values in.
     *
     * @return the text, or empty where the line is left out
     * @throws IllegalArgumentException naming the placeholder that has no value
     */
    public Optional<String> render(final Map<String, String> values) {
        final StringBuilder rendered = new StringBuilder();
        final Matcher matcher = PLACEHOLDER.matcher(text);
        int end = 0;
        while (matcher.find()) {
            rendered.append(text, end, matcher.start());
            end = matcher.end();
            final String name = matcher.group("name");
            if (name == null) {
                rendered.append("${");
                continue;
            }
            final String value = values.get(name);
            final String fallback = matcher.group("default");
            if (value != null) {
                rendered.append(value);
            } else if (fallback != null) {
                rendered.append(fallback, 1, fallback.length());
            } else if (matcher.group("optional") != null) {
                return Optional.empty();
            } else {
                throw new IllegalArgumentException("The placeholder ${" + name + "} of '" + text + "' has no value");
            }
        }
        return Optional.of(rendered.append(text, end, text.length()).toString());
    }

    private Set<String> names(final boolean requiredOnly) {
        final Set<String> names = new LinkedHashSet<>();
        final Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            final boolean open = matcher.group("optional") != null || matcher.group("default") != null;
            if (matcher.group("name") != null && !(requiredOnly && open)) {
                names.add(matcher.group("name"));
            }
        }
        return names;
    }

    @Override
    public String toString() {
        return text;
    }
}
