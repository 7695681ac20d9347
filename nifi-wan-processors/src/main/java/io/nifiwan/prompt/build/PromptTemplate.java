package io.nifiwan.prompt.build;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;

import java.util.List;
import java.util.Map;

/**
 * A prompt template: data, never code. The body is logic-less Mustache over texts by name; a text is only ever a value and is never
 * compiled. Nothing is escaped, since a prompt is no HTML; there are no partials; a name that the shot has no value for is an error.
 *
 * @param id       stable name; the same template may exist in both languages
 * @param version  counts up with every change of the body
 * @param language {@code zh} or {@code en}
 * @param category what it is made for, for example {@code film}
 * @param body     Mustache source, at most {@value #MOST_CHARACTERS} characters
 * @param required names whose value must not be empty
 * @param example  a rendered prompt, for people
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PromptTemplate(String id, String version, String language, String category, String body, List<String> required,
                             String example) {
    /** Longest body. */
    public static final int MOST_CHARACTERS = 8000;
    private static final Mustache.Compiler COMPILER = Mustache.compiler().escapeHTML(false).strictSections(true).emptyStringIsFalse(true)
            .withLoader(name -> {
                throw new MustacheException("Templates have no partials, and this one asks for " + name);
            });

    public PromptTemplate {
        required = required == null ? List.of() : List.copyOf(required);
        if (body == null || body.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("The body of template " + id + " is missing or longer than " + MOST_CHARACTERS + " characters");
        }
    }

    /** Id and version. */
    public String reference() {
        return id + "@" + version;
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
            throw new PromptException(PromptError.UNKNOWN_TEMPLATE, "Template " + reference() + " is not valid: " + e.getMessage(), e);
        }
    }

    private PromptException missing(final String key, final MustacheException cause) {
        return new PromptException(PromptError.MISSING_KEY, "Template " + reference() + " needs the value " + key + ", which the shot does not have",
                cause);
    }
}
