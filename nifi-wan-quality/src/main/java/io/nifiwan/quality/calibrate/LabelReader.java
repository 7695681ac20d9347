package io.nifiwan.quality.calibrate;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.report.ReportJson;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads label files. A CSV file has the headings {@code clip} and {@code label}, or {@code a}, {@code b} and {@code better} for pairs;
 * every other heading is an aspect. Any other file is a sequence of JSON objects with the same fields, one a line or spread over
 * lines, where {@code report} may hold a whole report; that is the file that a flow appends to.
 */
public final class LabelReader {
    private static final Set<String> CLIP = Set.of("clip", "file", "report");
    private static final Set<String> LABEL = Set.of("label", "verdict");
    private static final Set<String> FIRST = Set.of("a", "clip_a");
    private static final Set<String> SECOND = Set.of("b", "clip_b");
    private static final Set<String> BETTER = Set.of("better", "preference", "overall");
    private static final Set<String> REMARKS = Set.of("note", "notes", "comment", "reviewer", "prompt");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<ClipLabel> clips = new ArrayList<>();
    private final List<PairLabel> pairs = new ArrayList<>();

    private LabelReader() {
    }

    /**
     * Reads a file.
     *
     * @throws IOException with the file and the line, when something in it is not understood
     */
    public static LabelSet read(final Path file) throws IOException {
        final LabelReader reader = new LabelReader();
        try {
            final Path name = file.getFileName();
            if (name != null && name.toString().toLowerCase(Locale.ROOT).matches(".*\\.(csv|tsv|txt)")) {
                reader.csv(CsvTable.parse(Files.readString(file)));
            } else {
                reader.json(file);
            }
        } catch (final CharacterCodingException e) {
            throw new IOException(file + " is not UTF-8 text", e);
        } catch (final JacksonException e) {
            throw new IOException(file + " is not a sequence of JSON objects: " + e.getOriginalMessage(), e);
        } catch (final InvalidLabelException e) {
            throw new IOException(file + ", " + e.getMessage(), e);
        }
        return new LabelSet(reader.clips, reader.pairs);
    }

    private void csv(final CsvTable table) throws IOException {
        if (table.headings().stream().noneMatch(CLIP::contains) && table.headings().stream().noneMatch(FIRST::contains)) {
            throw new InvalidLabelException("line 1", "the headings are " + String.join(", ", table.headings())
                    + "; expected clip and label, or a, b and better");
        }
        for (final CsvTable.Row row : table.rows()) {
            add("line " + row.line(), row.cells(), Optional.empty());
        }
    }

    private void json(final Path file) throws IOException {
        try (MappingIterator<JsonNode> values = MAPPER.readerFor(JsonNode.class).readValues(file.toFile())) {
            for (int number = 1; values.hasNextValue(); number++) {
                final JsonNode value = values.nextValue();
                final String place = "label " + number;
                if (!value.isObject()) {
                    throw new InvalidLabelException(place, "an object is expected");
                }
                final Map<String, String> cells = new LinkedHashMap<>();
                value.properties().stream().filter(field -> field.getValue().isValueNode()).forEach(field -> cells.put(
                        field.getKey().toLowerCase(Locale.ROOT), field.getValue().isNull() ? "" : field.getValue().asText().strip()));
                value.path("aspects").properties().forEach(field ->
                        cells.put(field.getKey().toLowerCase(Locale.ROOT), field.getValue().asText("").strip()));
                add(place, cells, report(place, value.path("report")));
            }
        }
    }

    private static Optional<QualityReport> report(final String place, final JsonNode report) throws IOException {
        if (!report.isObject()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ReportJson.read(new ByteArrayInputStream(MAPPER.writeValueAsBytes(report))));
        } catch (final IOException e) {
            throw new InvalidLabelException(place, e.getMessage());
        }
    }

    private void add(final String place, final Map<String, String> cells, final Optional<QualityReport> report) throws IOException {
        try {
            final String first = cell(cells, FIRST);
            if (first.isEmpty()) {
                clip(place, cells, report);
            } else {
                pair(place, cells, first);
            }
        } catch (final IllegalArgumentException e) {
            throw new InvalidLabelException(place, e.getMessage());
        }
    }

    private void clip(final String place, final Map<String, String> cells, final Optional<QualityReport> report) throws IOException {
        final String named = cell(cells, CLIP);
        if (named.isEmpty() && report.isEmpty()) {
            throw new InvalidLabelException(place, "no clip is named");
        }
        final Map<String, Optional<Label>> aspects = new LinkedHashMap<>();
        aspects(cells, CLIP, LABEL).forEach((name, word) -> aspects.put(name, Label.parse(word)));
        final String clip = named.isEmpty() ? identity(report.orElseThrow()) : named;
        clips.add(new ClipLabel(place, clip, report, Label.parse(cell(cells, LABEL)), aspects));
    }

    /** Reports of different attempts may carry one file name, so the instant of the verdict tells them apart. */
    private static String identity(final QualityReport report) {
        return report.clip().name() + " (" + report.created() + ")";
    }

    private void pair(final String place, final Map<String, String> cells, final String first) throws IOException {
        final String second = cell(cells, SECOND);
        if (second.isEmpty()) {
            throw new InvalidLabelException(place, "the second clip of the pair is missing");
        }
        final Map<String, Preference> aspects = new LinkedHashMap<>();
        aspects(cells, FIRST, SECOND, BETTER).forEach((name, word) -> {
            if (!word.isEmpty()) {
                aspects.put(name, Preference.parse(word));
            }
        });
        final String better = cell(cells, BETTER);
        pairs.add(new PairLabel(place, first, second, better.isEmpty() ? Optional.empty() : Optional.of(Preference.parse(better)), aspects));
    }

    @SafeVarargs
    private static Map<String, String> aspects(final Map<String, String> cells, final Set<String>... known) {
        final Map<String, String> aspects = new LinkedHashMap<>(cells);
        for (final Set<String> names : known) {
            aspects.keySet().removeAll(names);
        }
        aspects.keySet().removeAll(REMARKS);
        return aspects;
    }

    private static String cell(final Map<String, String> cells, final Set<String> names) {
        return names.stream().map(name -> cells.getOrDefault(name, "")).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    /** A label that is not understood, with its place. */
    private static final class InvalidLabelException extends IOException {
        private static final long serialVersionUID = 1L;

        InvalidLabelException(final String place, final String message) {
            super(place + ": " + message);
        }
    }
}
