package io.nifiwan.engine.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Arguments and environment of a program with placeholders. No shell ever reads them: whatever a value holds, a line stays one argument.
 *
 * @param arguments   one entry an argument, without the program
 * @param environment values of environment variables by their names
 */
public record CommandTemplate(List<TemplateLine> arguments, Map<String, TemplateLine> environment) {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    public CommandTemplate {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /**
     * Reads the texts of an operator; empty lines and blanks around a line do not count.
     *
     * @param arguments   one argument a line
     * @param environment one {@code NAME=value} a line
     * @throws IllegalArgumentException naming the line that cannot be read
     */
    public static CommandTemplate parse(final String arguments, final String environment) {
        final Map<String, TemplateLine> variables = new LinkedHashMap<>();
        lines(environment).forEach(line -> {
            final int equals = line.indexOf('=');
            final String name = equals < 0 ? "" : line.substring(0, equals).strip();
            if (!VARIABLE.matcher(name).matches()) {
                // The line is not quoted: it may hold a key.
                throw new IllegalArgumentException("A line of the environment is not of the form NAME=value");
            }
            variables.put(name, TemplateLine.of(line.substring(equals + 1).strip()));
        });
        return new CommandTemplate(lines(arguments).map(TemplateLine::of).toList(), variables);
    }

    /** Names of all placeholders. */
    public Set<String> names() {
        return collect(TemplateLine::names);
    }

    /** Names of the placeholders that must have a value. */
    public Set<String> requiredNames() {
        return collect(TemplateLine::requiredNames);
    }

    /**
     * The arguments for one job.
     *
     * @throws IllegalArgumentException naming the placeholder that has no value
     */
    List<String> arguments(final Map<String, String> values) {
        return arguments.stream().map(line -> line.render(values)).flatMap(Optional::stream).toList();
    }

    /** The variables to set for one job; those with an optional placeholder that has no value are left out. */
    Map<String, String> environment(final Map<String, String> values) {
        final Map<String, String> rendered = new LinkedHashMap<>();
        environment.forEach((name, line) -> line.render(values).ifPresent(value -> rendered.put(name, value)));
        return rendered;
    }

    private Set<String> collect(final Function<TemplateLine, Set<String>> names) {
        return Stream.concat(arguments.stream(), environment.values().stream()).flatMap(line -> names.apply(line).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> lines(final String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty());
    }
}
