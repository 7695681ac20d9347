package io.nifiwan.prompt.build;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.glossary.Language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Templates by id and language. Immutable. */
public final class TemplateLibrary {
    /** Id of the template in five-slot order, which exists in both languages. */
    public static final String FIVE_SLOT = "five-slot";
    private static final List<String> SHIPPED = List.of("five-slot-zh.json", "five-slot-en.json");

    private final List<PromptTemplate> templates;

    /** A library of templates. */
    public TemplateLibrary(final List<PromptTemplate> templates) {
        this.templates = List.copyOf(templates);
    }

    /** The templates of this bundle. */
    public static TemplateLibrary shipped() {
        return Holder.SHIPPED;
    }

    /** All templates. */
    public List<PromptTemplate> templates() {
        return templates;
    }

    /**
     * A template.
     *
     * @throws PromptException when the library has none with the id in the language; the message names what there is
     */
    public PromptTemplate template(final String id, final Language language) throws PromptException {
        return templates.stream().filter(template -> template.id().equals(id) && template.language().equals(language.code())).findFirst()
                .orElseThrow(() -> new PromptException(PromptError.UNKNOWN_TEMPLATE,
                        "There is no template " + id + " in the language " + language.code() + "; there are " + templates.stream()
                                .map(template -> template.id() + " (" + template.language() + ")").collect(Collectors.joining(", "))));
    }

    private static final class Holder {
        private static final TemplateLibrary SHIPPED = read();

        private static TemplateLibrary read() {
            final ObjectMapper mapper = new ObjectMapper();
            final List<PromptTemplate> templates = new ArrayList<>();
            for (final String name : TemplateLibrary.SHIPPED) {
                try (InputStream stream = TemplateLibrary.class.getResourceAsStream("/io/nifiwan/prompt/templates/" + name)) {
                    templates.add(mapper.readValue(stream, PromptTemplate.class));
                } catch (final IOException e) {
                    throw new UncheckedIOException("The template " + name + " of the bundle is not readable", e);
                }
            }
            return new TemplateLibrary(templates);
        }
    }
}
