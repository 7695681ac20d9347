package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.build.PromptSources;
import io.nifiwan.prompt.data.DataFileException;
import io.nifiwan.prompt.data.DataParser;
import io.nifiwan.prompt.data.LiveFiles;
import io.nifiwan.prompt.revise.rules.RevisionRules;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.context.PropertyContext;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** The rules and the data that prompts are made of, as they are now. Safe for use by many threads. */
final class RevisionFiles {
    private final PromptFiles prompts;
    private final LiveFiles<RevisionRules> rules;
    private PromptSources seenSources;
    private RevisionRules seenRules;
    private RevisionTools current;

    private RevisionFiles(final PromptFiles prompts, final LiveFiles<RevisionRules> rules) {
        this.prompts = prompts;
        this.rules = rules;
    }

    /**
     * Opens the files that the properties name.
     *
     * @param warnings takes a sentence for each change of a file that cannot be used
     * @throws DataFileException when a file is not valid now
     */
    static RevisionFiles open(final PropertyContext context, final InstantSource clock, final Consumer<String> warnings) throws DataFileException {
        final PromptFiles prompts = PromptFiles.open(context, clock, warnings);
        return new RevisionFiles(prompts, OperatorFiles.open(context, RevisePrompt.RULE_FILE, parser(prompts), clock, warnings));
    }

    /** What is wrong with the files. */
    static List<ValidationResult> validate(final ValidationContext context) {
        final List<ValidationResult> results = PromptFiles.validateFiles(context);
        if (results.stream().allMatch(ValidationResult::isValid)) {
            try {
                final PromptFiles prompts = PromptFiles.open(context, InstantSource.system(), message -> { });
                results.add(OperatorFiles.validate(context, RevisePrompt.RULE_FILE, parser(prompts)));
            } catch (final DataFileException e) {
                results.add(OperatorFiles.invalid("Files", e.getMessage()));
            }
        }
        return results;
    }

    /** Rules of a file over those of the bundle; they may name the operator's own terms. */
    private static DataParser<RevisionRules> parser(final PromptFiles prompts) {
        return file -> RevisionRules.shipped().over(file, prompts.current().glossary());
    }

    /** The rules in force. */
    RevisionRules rules() {
        return rules.current().stream().findFirst().orElseGet(RevisionRules::shipped);
    }

    /** What a revision works with now. */
    synchronized RevisionTools current() {
        final PromptSources sources = prompts.current();
        final RevisionRules inForce = rules();
        if (!sources.equals(seenSources) || !inForce.equals(seenRules)) {
            current = RevisionTools.of(sources, inForce);
            seenSources = sources;
            seenRules = inForce;
        }
        return current;
    }
}
