package io.nifiwan.prompt.build;

import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.data.DataFile;
import io.nifiwan.prompt.data.DataFileException;
import io.nifiwan.prompt.data.DataParser;
import io.nifiwan.prompt.data.LocatedJson;
import io.nifiwan.prompt.glossary.Language;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a template, one a file, and proves it: every name in its body is a value of a shot or declared, and its example gives the prompt
 * that it says. A file is called {@code <id>-<language>.json}, so that a folder holds each template once.
 */
public final class TemplateParser implements DataParser<PromptTemplate> {
    /** What the file name of a template ends with. */
    public static final String SUFFIX = ".json";
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,59}");
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,29}");

    @Override
    public PromptTemplate parse(final DataFile file) throws DataFileException {
        final LocatedJson json = LocatedJson.read(file);
        final PromptTemplate template = json.convert("", PromptTemplate.class);
        requireIdentity(json, template, file.baseName());
        requireNames(json, template);
        requireExample(json, template);
        return template;
    }

    private static void requireIdentity(final LocatedJson json, final PromptTemplate template, final String fileName) throws DataFileException {
        require(json, "/id", ID.matcher(template.id()).matches(), "an id has 1 to 60 lower-case letters, digits, underscores and hyphens");
        require(json, "/version", VERSION.matcher(template.version()).matches(), "a version has 1 to 30 letters, digits, points and hyphens");
        require(json, "/language", Language.ofCode(template.language()).isPresent(), "the language is zh or en");
        final String expected = template.id() + "-" + template.language() + SUFFIX;
        require(json, "/id", fileName.equals(expected), "the file of this template is called " + expected);
    }

    private static void requireNames(final LocatedJson json, final PromptTemplate template) throws DataFileException {
        final Set<String> known = new HashSet<>(PromptValues.NAMES);
        for (int index = 0; index < template.variables().size(); index++) {
            final String name = template.variables().get(index);
            require(json, "/variables/" + index, PromptValues.isVariableName(name) && known.add(name),
                    name + " is no name for a variable; it has lower-case letters, digits and underscores, and is neither given twice nor a value "
                            + "of a shot");
        }
        final Set<String> used;
        try {
            used = template.names();
        } catch (final PromptException e) {
            throw json.fault("/body", e.getMessage());
        }
        for (final String name : used) {
            require(json, "/body", known.contains(name), "the name " + name + " is neither a value of a shot nor declared in variables");
        }
        for (int index = 0; index < template.required().size(); index++) {
            require(json, "/required/" + index, known.contains(template.required().get(index)),
                    "the name " + template.required().get(index) + " is neither a value of a shot nor declared in variables");
        }
    }

    private static void requireExample(final LocatedJson json, final PromptTemplate template) throws DataFileException {
        final Map<String, String> values = new HashMap<>();
        PromptValues.NAMES.forEach(name -> values.put(name, ""));
        for (final Map.Entry<String, String> value : template.example().values().entrySet()) {
            final boolean known = PromptValues.NAMES.contains(value.getKey()) || template.variables().contains(value.getKey());
            require(json, "/example/values/" + value.getKey(), known, "the name is neither a value of a shot nor declared in variables");
            values.put(value.getKey(), value.getValue());
        }
        final String rendered;
        try {
            rendered = template.render(values);
        } catch (final PromptException e) {
            throw json.fault("/example", e.getMessage());
        }
        require(json, "/example/prompt", rendered.equals(template.example().prompt()), "the example gives: " + rendered);
    }

    private static void require(final LocatedJson json, final String place, final boolean condition, final String fault) throws DataFileException {
        if (!condition) {
            throw json.fault(place, fault);
        }
    }
}
