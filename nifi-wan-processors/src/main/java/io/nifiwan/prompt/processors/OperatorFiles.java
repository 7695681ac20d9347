package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.data.DataFile;
import io.nifiwan.prompt.data.DataFileException;
import io.nifiwan.prompt.data.DataParser;
import io.nifiwan.prompt.data.LiveFiles;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.GlossaryParser;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.components.Validator;
import org.apache.nifi.context.PropertyContext;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How the files of an operator are opened and checked, and the property Glossary File, which ParseShot and BuildPrompt share so that both know
 * the same terms. The properties name no external resources to the framework, since it refuses the empty value of a parameter, which here means
 * that there is no file.
 */
final class OperatorFiles {
    static final PropertyDescriptor GLOSSARY_FILE = new PropertyDescriptor.Builder()
            .name("Glossary File")
            .description("JSON file with terms of your own, merged over the glossary of the bundle: the same id replaces, other ids are added. It "
                    + "is read again when it changes; a version that is not valid leaves the last good one in use. ParseShot and "
                    + "BuildPrompt must have the same file.")
            .required(false)
            .addValidator(Validator.VALID)
            .build();

    private OperatorFiles() {
    }

    /**
     * The file that a property names, read again when it changes; none where the property is not set.
     *
     * @param warnings takes a sentence for each change that cannot be used
     * @throws DataFileException when the file is not valid now
     */
    static <T> LiveFiles<T> open(final PropertyContext context, final PropertyDescriptor property, final DataParser<T> parser,
                                 final InstantSource clock, final Consumer<String> warnings) throws DataFileException {
        final Optional<Path> path = path(context, property);
        return path.isEmpty() ? LiveFiles.none() : LiveFiles.file(path.get(), parser, clock, warnings);
    }

    /** Reads terms of an operator over the glossary of the bundle. */
    static GlossaryParser glossaryParser() {
        return new GlossaryParser(Glossary.standard());
    }

    /** The path that a property names; empty where it names none, as a parameter without a value does. */
    static Optional<Path> path(final PropertyContext context, final PropertyDescriptor property) {
        return Optional.ofNullable(context.getProperty(property).getValue()).map(String::strip).filter(value -> !value.isEmpty()).map(Path::of);
    }

    /** Whether the file of a property is valid, or not set. */
    static ValidationResult validate(final ValidationContext context, final PropertyDescriptor property, final DataParser<?> parser) {
        try {
            final Optional<Path> path = path(context, property);
            if (path.isPresent()) {
                parser.parse(DataFile.read(path.get()));
            }
            return new ValidationResult.Builder().subject(property.getName()).valid(true).build();
        } catch (final DataFileException e) {
            return invalid(property.getName(), e.getMessage());
        }
    }

    static ValidationResult invalid(final String subject, final String explanation) {
        return new ValidationResult.Builder().subject(subject).valid(false).explanation(explanation).build();
    }
}
