package io.nifiwan.prompt.screening;

import io.nifiwan.prompt.screening.person.ListedPerson;
import io.nifiwan.prompt.screening.person.NameListReader;
import io.nifiwan.prompt.screening.rules.RuleAction;
import io.nifiwan.prompt.screening.rules.RuleFileReader;
import io.nifiwan.prompt.screening.rules.ScreeningFileException;
import io.nifiwan.prompt.screening.rules.ScreeningRule;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
    private static final long LARGEST_FILE = 8L << 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    public RuleSources {
        ruleFiles = List.copyOf(ruleFiles);
    }

    /** All files that an operator may change. */
    public List<Path> files() {
        return Stream.of(ruleFiles.stream(), watchList.stream(), consents.stream()).flatMap(files -> files).toList();
    }

    /**
     * Reads and compiles everything.
     *
     * @throws ScreeningFileException with the faults of all files together
     */
    public Lexicon load() throws ScreeningFileException {
        final List<String> faults = new ArrayList<>();
        final Map<String, ScreeningRule> rules = new LinkedHashMap<>();
        if (defaults) {
            defaultRules().forEach(rule -> rules.put(rule.id(), rule));
        }
        for (final Path file : ruleFiles) {
            for (final ScreeningRule rule : read(file, RuleFileReader::read, faults)) {
                rules.put(rule.id(), rule);
            }
        }
        rules.values().removeIf(rule -> rule.action() == RuleAction.OFF);
        final List<ListedPerson> persons = new ArrayList<>();
        watchList.ifPresent(file -> persons.addAll(read(file, NameListReader::readWatchList, faults)));
        consents.ifPresent(file -> persons.addAll(read(file, NameListReader::readConsentList, faults)));
        if (!faults.isEmpty()) {
            throw new ScreeningFileException(faults);
        }
        return new Lexicon(List.copyOf(rules.values()), persons);
    }

    /** The list that comes with the bundle. */
    public static List<ScreeningRule> defaultRules() {
        try (InputStream resource = RuleSources.class.getResourceAsStream(DEFAULT_RULES)) {
            return RuleFileReader.read(DEFAULT_RULES, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (final IOException | ScreeningFileException e) {
            throw new IllegalStateException("The default rules of the bundle are not readable", e);
        }
    }

    /** Reads one kind of file. */
    @FunctionalInterface
    private interface FileReader<T> {
        List<T> read(String file, String content) throws ScreeningFileException;
    }

    private static <T> List<T> read(final Path file, final FileReader<T> reader, final List<String> faults) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                faults.add(file + ": the file is larger than " + (LARGEST_FILE >> 20) + " MiB");
                return List.of();
            }
            final String content = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
            return reader.read(file.toString(), content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content);
        } catch (final ScreeningFileException e) {
            faults.addAll(e.faults());
        } catch (final CharacterCodingException e) {
            faults.add(file + ": the file is not UTF-8");
        } catch (final IOException e) {
            faults.add(file + ": the file is not readable: " + e.getClass().getSimpleName());
        }
        return List.of();
    }
}
