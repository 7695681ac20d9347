package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.build.PromptSources;
import io.nifiwan.prompt.build.PromptTemplate;
import io.nifiwan.prompt.build.TemplateLibrary;
import io.nifiwan.prompt.build.TemplateParser;
import io.nifiwan.prompt.build.TokenBudget;
import io.nifiwan.prompt.cast.CastParser;
import io.nifiwan.prompt.cast.CastSheet;
import io.nifiwan.prompt.data.DataFileException;
import io.nifiwan.prompt.data.LiveFiles;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.style.StyleLibrary;
import io.nifiwan.prompt.style.StyleParser;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.context.PropertyContext;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The data of the bundle and the operator's files over it, as they are now. Safe for use by many threads. */
final class PromptFiles {
    private final LiveFiles<Glossary> glossary;
    private final LiveFiles<PromptTemplate> templates;
    private final LiveFiles<List<StyleParser.Draft>> styles;
    private final LiveFiles<CastSheet> cast;
    private List<Object> seen = List.of();
    private PromptSources current;

    private PromptFiles(final LiveFiles<Glossary> glossary, final LiveFiles<PromptTemplate> templates,
                        final LiveFiles<List<StyleParser.Draft>> styles, final LiveFiles<CastSheet> cast) {
        this.glossary = glossary;
        this.templates = templates;
        this.styles = styles;
        this.cast = cast;
    }

    /**
     * Opens the files that the properties name.
     *
     * @param warnings takes a sentence for each change of a file that cannot be used
     * @throws DataFileException when a file is not valid now
     */
    static PromptFiles open(final PropertyContext context, final InstantSource clock, final Consumer<String> warnings) throws DataFileException {
        return new PromptFiles(OperatorFiles.open(context, OperatorFiles.GLOSSARY_FILE, OperatorFiles.glossaryParser(), clock, warnings),
                openTemplates(context, clock, warnings),
                OperatorFiles.open(context, PromptProperties.STYLE_FILE, new StyleParser(), clock, warnings),
                OperatorFiles.open(context, PromptProperties.CAST_FILE, castParser(context), clock, warnings));
    }

    /** Reads all templates of the folder, each as it is now. */
    static LiveFiles<PromptTemplate> openTemplates(final PropertyContext context, final InstantSource clock, final Consumer<String> warnings)
            throws DataFileException {
        final Optional<Path> folder = OperatorFiles.path(context, PromptProperties.TEMPLATE_FOLDER);
        return folder.isEmpty() ? LiveFiles.none()
                : LiveFiles.folder(folder.get(), TemplateParser.SUFFIX, new TemplateParser(), clock, warnings);
    }

    /** Reads a cast file within the budget of a character. */
    static CastParser castParser(final PropertyContext context) {
        final Integer mostTokens = context.getProperty(PromptProperties.MAXIMUM_CHARACTER_TOKENS).asInteger();
        return new CastParser(mostTokens, TokenBudget::count);
    }

    /** What is wrong with the files. */
    static List<ValidationResult> validateFiles(final ValidationContext context) {
        final List<ValidationResult> results = new ArrayList<>(List.of(
                OperatorFiles.validate(context, OperatorFiles.GLOSSARY_FILE, OperatorFiles.glossaryParser()),
                OperatorFiles.validate(context, PromptProperties.STYLE_FILE, new StyleParser()),
                OperatorFiles.validate(context, PromptProperties.CAST_FILE, castParser(context))));
        try {
            openTemplates(context, InstantSource.system(), message -> { });
        } catch (final DataFileException e) {
            results.add(OperatorFiles.invalid(PromptProperties.TEMPLATE_FOLDER.getName(), e.getMessage()));
        }
        return results;
    }

    /** What is wrong with the files, and with a list of styles that is the same for all FlowFiles. */
    static List<ValidationResult> validate(final ValidationContext context) {
        final List<ValidationResult> results = validateFiles(context);
        final String styles = context.getProperty(PromptProperties.STYLES).getValue();
        if (results.stream().allMatch(ValidationResult::isValid) && styles != null && !context.isExpressionLanguagePresent(styles)) {
            try {
                open(context, InstantSource.system(), message -> { }).current().styles().select(styles);
            } catch (final DataFileException | PromptException e) {
                results.add(OperatorFiles.invalid(PromptProperties.STYLES.getName(), e.getMessage()));
            }
        }
        return results;
    }

    /** The data as they are now. */
    synchronized PromptSources current() {
        final List<Object> now = List.of(glossary.current(), templates.current(), styles.current(), cast.current());
        if (!now.equals(seen)) {
            final Glossary terms = glossary.current().stream().findFirst().orElseGet(Glossary::standard);
            current = new PromptSources(terms, TemplateLibrary.shipped().with(templates.current()),
                    new StyleLibrary(terms, styles.current().stream().flatMap(List::stream).toList()),
                    cast.current().stream().findFirst().orElse(CastSheet.EMPTY));
            seen = now;
        }
        return current;
    }
}
