package io.nifiwan.script.clean;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a cleaning did, as the JSON of the report FlowFile.
 *
 * @param script     name of the script
 * @param source     format of the document, see {@link SourceFormat#code()}
 * @param charset    character set of the document
 * @param confidence how sure that is, from 0 to 100
 * @param language   {@code zh} or {@code en}
 * @param counts     number of changes by kind; complete
 * @param changes    every change with its place, by line
 * @param leftOut    number of changes that are counted but not listed, because the list is bounded
 */
public record CleaningReport(String script, String source, String charset, int confidence, String language, Map<String, Integer> counts,
                             List<Entry> changes, int leftOut) {

    /**
     * One change.
     *
     * @param kind        name of the kind in lower case, for example {@code page number}
     * @param effect      {@code removed}, {@code changed} or {@code noted}
     * @param line        line of the document, from 1
     * @param page        page of the document, from 1; absent where it has none
     * @param count       how many stood there; absent where it is one
     * @param text        what stood there
     * @param replacement what stands there instead; absent where nothing does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(String kind, String effect, int line, Integer page, Integer count, String text, String replacement) {
        private static Entry of(final Change change) {
            return new Entry(change.kind().label(), change.kind().effect().name().toLowerCase(Locale.ROOT), change.line(),
                    change.page() == 0 ? null : change.page(), change.count() == 1 ? null : change.count(), change.text(),
                    change.replacement().isEmpty() ? null : change.replacement());
        }
    }

    /** The report of a cleaning. */
    public static CleaningReport of(final String name, final CleanedScript script) {
        return of(name, script, List.of());
    }

    /**
     * The report of a cleaning with steps after it.
     *
     * @param further what the later steps did; their lines count in the cleaned text
     */
    public static CleaningReport of(final String name, final CleanedScript script, final List<Change> further) {
        for (final Change change : further) {
            final int line = change.line() <= script.lines().size() ? script.lines().get(change.line() - 1) : change.line();
            script.removals().add(new Change(change.kind(), line, change.page(), change.count(), change.text(), change.replacement()));
        }
        final Map<String, Integer> counts = new LinkedHashMap<>();
        script.removals().counts().forEach((kind, count) -> counts.put(kind.label(), count));
        return new CleaningReport(name, script.source().code(), script.charset().name(), script.confidence(), script.language().code(), counts,
                script.removals().changes().stream().sorted(Comparator.comparingInt(Change::line)).map(Entry::of).toList(),
                        script.removals().leftOut());
    }
}
