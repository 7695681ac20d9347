package io.nifiwan.prompt.screening;

import io.nifiwan.prompt.screening.rules.RuleFileReader;
import io.nifiwan.prompt.screening.rules.ScreeningFileException;
import io.nifiwan.prompt.screening.rules.ScreeningRule;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where rules and persons come from.
 *
 * @param defaults  whether the list that comes with the bundle is the base
 * @param ruleFiles operators' files, each over those before it: a rule replaces the one of the same id, {@code off} removes it
 * @param watchList real persons to hold back
 * @param consents  real persons with a consent on file
 */
public record RuleSources(boolean defaults, List<Path> ruleFiles, Optional<Path> watchList, Optional<Path> consents) {
    private static final String DEFAULT_RULES = "default-rules.json";

    public RuleSources {
        ruleFiles = List.copyOf(ruleFiles);
    }

    /** The list that comes with the bundle. */
    public static List<ScreeningRule> defaultRules() {
        try (InputStream resource = RuleSources.class.getResourceAsStream(DEFAULT_RULES)) {
            return RuleFileReader.read(DEFAULT_RULES, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (final IOException | ScreeningFileException e) {
            throw new IllegalStateException("The default rules of the bundle are not readable", e);
        }
    }
}
