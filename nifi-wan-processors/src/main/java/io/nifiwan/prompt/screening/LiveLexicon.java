package io.nifiwan.prompt.screening;

import io.nifiwan.prompt.data.DataFileException;
import io.nifiwan.prompt.data.DataParser;
import io.nifiwan.prompt.data.LiveFiles;
import io.nifiwan.prompt.screening.person.ListedPerson;
import io.nifiwan.prompt.screening.person.NameListReader;
import io.nifiwan.prompt.screening.rules.RuleAction;
import io.nifiwan.prompt.screening.rules.RuleFileReader;
import io.nifiwan.prompt.screening.rules.ScreeningFileException;
import io.nifiwan.prompt.screening.rules.ScreeningRule;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The rules and persons of several files, compiled into one lexicon and compiled again when a file changes. A file that became broken or is gone
 * leaves its own last good version in force and is told once; a change of another file counts all the same, so that a person who was put on
 * the watch list is held back whatever became of the rules. Safe for use by many threads.
 */
public final class LiveLexicon {
    private final boolean defaults;
    private final List<LiveFiles<List<ScreeningRule>>> ruleFiles;
    private final List<LiveFiles<List<ListedPerson>>> nameLists;
    private List<List<?>> seen = List.of();
    private Lexicon lexicon;

    private LiveLexicon(final boolean defaults, final List<LiveFiles<List<ScreeningRule>>> ruleFiles,
                        final List<LiveFiles<List<ListedPerson>>> nameLists) {
        this.defaults = defaults;
        this.ruleFiles = List.copyOf(ruleFiles);
        this.nameLists = List.copyOf(nameLists);
    }

    /**
     * Reads everything once.
     *
     * @param interval least time between two looks at the files
     * @param clock    tells when an interval is over
     * @param warnings takes a sentence for each change that cannot be used, with line numbers
     * @throws ScreeningFileException with the faults of all files together: there are no good rules yet to fall back on
     */
    public static LiveLexicon open(final RuleSources sources, final Duration interval, final InstantSource clock, final Consumer<String> warnings)
            throws ScreeningFileException {
        final Opening opening = new Opening(interval, clock, warnings, new ArrayList<>());
        final List<LiveFiles<List<ScreeningRule>>> ruleFiles = new ArrayList<>();
        sources.ruleFiles().forEach(path -> ruleFiles.add(opening.file(path, file -> RuleFileReader.read(file.name(), file.text()))));
        final List<LiveFiles<List<ListedPerson>>> nameLists = new ArrayList<>();
        sources.watchList().ifPresent(path ->
                nameLists.add(opening.file(path, file -> NameListReader.readWatchList(file.name(), file.text()))));
        sources.consents().ifPresent(path ->
                nameLists.add(opening.file(path, file -> NameListReader.readConsentList(file.name(), file.text()))));
        if (!opening.faults().isEmpty()) {
            throw new ScreeningFileException(opening.faults());
        }
        return new LiveLexicon(sources.defaults(), ruleFiles, nameLists);
    }

    /** The rules and persons in force; the same lexicon as long as no file changes. */
    public synchronized Lexicon current() {
        final List<List<ScreeningRule>> rules = ruleFiles.stream().flatMap(file -> file.current().stream()).toList();
        final List<List<ListedPerson>> persons = nameLists.stream().flatMap(file -> file.current().stream()).toList();
        final List<List<?>> read = new ArrayList<>(rules);
        read.addAll(persons);
        if (lexicon == null || !read.equals(seen)) {
            lexicon = new Lexicon(merged(rules), persons.stream().flatMap(List::stream).toList());
            seen = read;
        }
        return lexicon;
    }

    /** Each list over those before it: a rule replaces the one of the same id, one that is off removes it. */
    private List<ScreeningRule> merged(final List<List<ScreeningRule>> lists) {
        final Map<String, ScreeningRule> rules = new LinkedHashMap<>();
        if (defaults) {
            RuleSources.defaultRules().forEach(rule -> rules.put(rule.id(), rule));
        }
        lists.forEach(list -> list.forEach(rule -> rules.put(rule.id(), rule)));
        rules.values().removeIf(rule -> rule.action() == RuleAction.OFF);
        return List.copyOf(rules.values());
    }

    /**
     * Opens files one after the other and gathers what is wrong with them.
     *
     * @param faults filled while files are opened
     */
    private record Opening(Duration interval, InstantSource clock, Consumer<String> warnings, List<String> faults) {

        private <T> LiveFiles<T> file(final Path path, final DataParser<T> parser) {
            try {
                return LiveFiles.file(path, parser, interval, clock, warnings);
            } catch (final ScreeningFileException e) {
                faults.addAll(e.faults());
            } catch (final DataFileException e) {
                faults.add(e.getMessage());
            }
            return LiveFiles.none();
        }
    }
}
