package io.nifiwan.engine.services;

import io.nifiwan.engine.command.CommandProbe;
import io.nifiwan.engine.command.CommandSettings;
import io.nifiwan.engine.command.CommandTemplate;
import io.nifiwan.engine.command.CommandValues;
import io.nifiwan.engine.command.GpuSlots;
import io.nifiwan.engine.command.ProgressPattern;
import io.nifiwan.engine.command.TemplateLine;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.PropertyValue;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.components.Validator;
import org.apache.nifi.context.PropertyContext;
import org.apache.nifi.controller.ConfigurationContext;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Reads and validates the properties of {@link CommandEngine}. */
final class CommandConfiguration {
    static final String DEFAULT_PROGRESS = ProgressPattern.DEFAULT;
    static final Validator GPU_VALIDATOR = validator("a list of GPUs", GpuSlots::parse);
    static final Validator PROGRESS_VALIDATOR = validator("a progress pattern", ProgressPattern::new);
    static final Validator PLACEHOLDER_VALIDATOR = (subject, input, context) -> new ValidationResult.Builder()
            .subject(subject)
            .input(input)
            .valid(TemplateLine.isName(subject) && !CommandValues.names().contains(subject))
            .explanation("an added property is the name of a placeholder of your own: letters, digits and underscores, and none of "
                    + new TreeSet<>(CommandValues.names()))
            .build();
    /** Programs that save their state at the asking take seconds at most; a GPU is not held longer than this for one that hangs. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private CommandConfiguration() {
    }

    static CommandSettings settings(final ConfigurationContext context) {
        final CommandPreset preset = preset(context);
        return new CommandSettings(preset.kind(), program(context), template(context), secrets(context), workingFolder(context),
                values(context, context.getProperties().keySet()),
                GpuSlots.parse(evaluated(context, CommandEngine.GPUS).orElse("")),
                new ProgressPattern(context.getProperty(CommandEngine.PROGRESS_PATTERN).getValue()),
                text(context, CommandEngine.OUTPUT_EXTENSION).orElse(preset.kind().extension()),
                context.getProperty(CommandEngine.LONGEST_CLIP).asTimePeriod(TimeUnit.MILLISECONDS) / 1000.0, GRACE);
    }

    static Collection<ValidationResult> validate(final ValidationContext context) {
        final List<ValidationResult> problems = new ArrayList<>();
        final String program = program(context);
        if (program.isBlank()) {
            problems.add(problem(CommandEngine.PROGRAM, "is required for the preset Custom"));
        } else if (CommandProbe.isShellScriptOfWindows(program)) {
            problems.add(problem(CommandEngine.PROGRAM, "must not be a .bat or .cmd file: Windows gives those to a shell, and a prompt could "
                    + "hold commands; "
                    + "name the program that it starts"));
        }
        try {
            validate(template(context), values(context, context.getProperties().keySet()), problems);
        } catch (final IllegalArgumentException e) {
            problems.add(problem(CommandEngine.ARGUMENTS, "cannot be read: " + e.getMessage()));
        }
        try {
            secrets(context);
        } catch (final IllegalArgumentException e) {
            problems.add(problem(CommandEngine.SECRET_ENVIRONMENT, "cannot be read: " + e.getMessage()));
        }
        return problems;
    }

    private static void validate(final CommandTemplate template, final Map<String, String> values, final List<ValidationResult> problems) {
        if (template.arguments().isEmpty()) {
            problems.add(problem(CommandEngine.ARGUMENTS, "are required for the preset Custom"));
            return;
        }
        for (final String name : List.of(CommandValues.OUTPUT, CommandValues.PROMPT)) {
            if (!template.names().contains(name)) {
                problems.add(problem(CommandEngine.ARGUMENTS, "must hold ${" + name + "}"));
            }
        }
        final Set<String> unknown = new TreeSet<>(template.requiredNames());
        unknown.removeIf(name -> CommandValues.isAlwaysThere(name) || values.containsKey(name));
        if (unknown.remove(CommandValues.MODEL)) {
            problems.add(problem(CommandEngine.MODEL, "is required, for the arguments hold ${model}"));
        }
        unknown.forEach(name -> problems.add(problem(CommandEngine.ARGUMENTS, CommandValues.names().contains(name)
                ? "hold ${%s}, which not every request has; write ${%s:value} or ${%s?}".formatted(name, name, name)
                : "hold ${%s}, which is no placeholder; add a property of this name, or write $${%s}".formatted(name, name))));
    }

    static String program(final PropertyContext context) {
        return evaluated(context, CommandEngine.PROGRAM).orElse(preset(context).kind().program()).strip();
    }

    static Optional<Path> workingFolder(final PropertyContext context) {
        return evaluated(context, CommandEngine.WORKING_FOLDER).map(folder -> Path.of(folder).toAbsolutePath().normalize());
    }

    private static CommandPreset preset(final PropertyContext context) {
        return context.getProperty(CommandEngine.PRESET).asAllowableValue(CommandPreset.class);
    }

    private static CommandTemplate template(final PropertyContext context) {
        return CommandTemplate.parse(text(context, CommandEngine.ARGUMENTS).orElse(preset(context).kind().arguments()),
                text(context, CommandEngine.ENVIRONMENT).orElse(""));
    }

    private static Map<String, String> secrets(final PropertyContext context) {
        final Map<String, String> secrets = new LinkedHashMap<>();
        CommandTemplate.parse("", text(context, CommandEngine.SECRET_ENVIRONMENT).orElse("").replace("${", "$${")).environment()
                .forEach((name, line) -> secrets.put(name, line.render(Map.of()).orElse("")));
        return secrets;
    }

    private static Map<String, String> values(final PropertyContext context, final Set<PropertyDescriptor> descriptors) {
        final Map<String, String> values = new HashMap<>();
        descriptors.stream().filter(PropertyDescriptor::isDynamic)
                .forEach(added -> evaluated(context, added).ifPresent(value -> values.put(added.getName(), value)));
        evaluated(context, CommandEngine.MODEL).ifPresent(model -> values.put(CommandValues.MODEL, model));
        return values;
    }

    private static Optional<String> text(final PropertyContext context, final PropertyDescriptor descriptor) {
        return Optional.ofNullable(context.getProperty(descriptor).getValue()).filter(value -> !value.isBlank());
    }

    private static Optional<String> evaluated(final PropertyContext context, final PropertyDescriptor descriptor) {
        final PropertyValue value = context.getProperty(descriptor).evaluateAttributeExpressions();
        return Optional.ofNullable(value.getValue()).filter(text -> !text.isBlank());
    }

    private static ValidationResult problem(final PropertyDescriptor descriptor, final String explanation) {
        return new ValidationResult.Builder().subject(descriptor.getName()).valid(false).explanation(explanation).build();
    }

    private static Validator validator(final String what, final Consumer<String> reader) {
        return (subject, input, context) -> {
            final ValidationResult.Builder result = new ValidationResult.Builder().subject(subject).input(input);
            if (context.isExpressionLanguageSupported(subject) && context.isExpressionLanguagePresent(input)) {
                return result.valid(true).explanation("it is evaluated later").build();
            }
            try {
                reader.accept(input);
                return result.valid(true).explanation("it is " + what).build();
            } catch (final IllegalArgumentException e) {
                return result.valid(false).explanation("it is not " + what + ": " + e.getMessage()).build();
            }
        };
    }
}
