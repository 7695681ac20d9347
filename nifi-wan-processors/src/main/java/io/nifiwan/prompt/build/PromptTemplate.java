package io.nifiwan.prompt.build;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A prompt template: data, never code. The body is logic-less Mustache over texts by name; a text is only ever a value and is never
 * compiled. Nothing is escaped, since a prompt is no HTML; there are no partials; a name that the shot has no value for is an error.
 *
 * @param id        stable name; the same template may exist in both languages
 * @param version   changes with every change of the body
 * @param language  {@code zh} or {@code en}
 * @param category  what it is made for, for example {@code film}
 * @param body      Mustache source, at most {@value #MOST_CHARACTERS} characters
 * @param required  names whose value must not be empty
 * @param variables names besides those of {@link PromptValues}, which the operator gives values
 * @param example   values and the prompt that they give
 * @param author    who wrote it, may be empty
 * @param licence   SPDX identifier or other name of its licence, may be empty
 */
public record PromptTemplate(String id, String version, String language, String category, String body, List<String> required,
                             List<String> variables, Example example, String author, String licence) {
    /** Longest body. */
    public static final int MOST_CHARACTERS = 8000;
    private static final Mustache.Compiler COMPILER = Mustache.compiler().escapeHTML(false).strictSections(true).emptyStringIsFalse(true)
            .withLoader(name -> {
                throw new MustacheException("Templates have no partials, and this one asks for " + name);
            });

    /**
     * What a template makes of some values.
     *
     * @param values texts by name; those of a shot that are not given are empty
     * @param prompt the prompt that they give
     */
    public record Example(Map<String, String> values, String prompt) {
        public Example {
            values = values == null ? Map.of() : Map.copyOf(values);
            prompt = prompt == null ? "" : prompt;
        }
    }

    public PromptTemplate {
        id = orEmpty(id);
        version = orEmpty(version);
        category = orEmpty(category);
        required = required == null ? List.of() : List.copyOf(required);
        variables = variables == null ? List.of() : List.copyOf(variables);
        example = example == null ? new Example(Map.of(), "") : example;
        author = orEmpty(author);
        licence = orEmpty(licence);
        if (body == null || body.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("The body of template " + id + " is missing or longer than " + MOST_CHARACTERS + " characters");
        }
    }

    /** Id and version. */
    public String reference() {
        return id + "@" + version;
    }

    /** SHA-256 of the body in UTF-8, lower-case hex. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * All names in the body.
     *
     * @throws PromptException when the body is no Mustache or asks for a partial
     */
    public Set<String> names() throws PromptException {
        final NameCollector collector = new NameCollector();
        try {
            COMPILER.compile(body).visit(collector);
        } catch (final MustacheException e) {
            throw invalid(e);
        }
        return collector.names;
    }

    /**
     * Renders the template.
     *
     * @param values texts by name
     * @throws PromptException when the template names a value that is not there, or a required one is empty; the message names it
     */
    public String render(final Map<String, String> values) throws PromptException {
        for (final String key : required) {
            if (values.getOrDefault(key, "").isBlank()) {
                throw missing(key, null);
            }
        }
        try {
            final Template template = COMPILER.compile(body);
            return template.execute(values).strip();
        } catch (final MustacheException.Context e) {
            throw missing(e.key, e);
        } catch (final MustacheException e) {
            throw invalid(e);
        }
    }

    private PromptException missing(final String key, final MustacheException cause) {
        return new PromptException(PromptError.MISSING_KEY, "Template " + reference() + " needs the value " + key + ", which the shot does not have",
                cause);
    }

    private PromptException invalid(final MustacheException cause) {
        return new PromptException(PromptError.UNKNOWN_TEMPLATE, "Template " + reference() + " is not valid: " + cause.getMessage(), cause);
    }

    private static String orEmpty(final String text) {
        return text == null ? "" : text;
    }

    private static final class NameCollector implements Mustache.Visitor {
        private final Set<String> names = new TreeSet<>();

        @Override
        public void visitText(final String text) {
            // Text has no names.
        }

        @Override
        public void visitVariable(final String name) {
            names.add(name);
        }

        @Override
        public boolean visitInclude(final String name) {
            throw new MustacheException("Templates have no partials, and this one asks for " + name);
        }

        @Override
        public boolean visitSection(final String name) {
            names.add(name);
            return true;
        }

        @Override
        public boolean visitInvertedSection(final String name) {
            names.add(name);
            return true;
        }
    }
}
