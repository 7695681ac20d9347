package io.nifiwan.prompt.build;

import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.data.DataFile;
import io.nifiwan.prompt.data.DataFileException;
import io.nifiwan.prompt.glossary.Language;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Templates by id and language. Immutable. */
public final class TemplateLibrary {
    /** Id of the template in five-slot order, which exists in both languages. */
    public static final String FIVE_SLOT = "five-slot";
    private static final List<String> SHIPPED = List.of("five-slot-zh.json", "five-slot-en.json", "craft-step-zh.json", "craft-step-en.json");

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
                                .map(template -> template.id() + " (" + template.language() + ")").distinct().collect(Collectors.joining(", "))));
    }

    /** This library with an operator's templates, which come before those of the same id and language. */
    public TemplateLibrary with(final List<PromptTemplate> own) {
        return own.isEmpty() ? this : new TemplateLibrary(Stream.concat(own.stream(), templates.stream()).toList());
    }

    private static final class Holder {
        private static final TemplateLibrary SHIPPED = read();

        private static TemplateLibrary read() {
            final List<PromptTemplate> templates = new ArrayList<>();
            for (final String name : TemplateLibrary.SHIPPED) {
                try {
                    templates.add(new TemplateParser().parse(DataFile.resource("/io/nifiwan/prompt/templates/" + name)));
                } catch (final DataFileException e) {
                    throw new IllegalStateException("A template of the bundle is not valid", e);
                }
            }
            return new TemplateLibrary(templates);
        }
    }
}
