package io.nifiwan.launcher.quality;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.report.ReportJson;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the report of each labelled clip without decoding it again: in the label file itself, as a file of its own, among the reports
 * that were named, or beside the clip.
 */
final class LabelledReports {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path folder;
    private final Map<String, QualityReport> byName = new HashMap<>();

    /**
     * @param folder of the label file, which paths in it start from
     * @param named  reports, folders of reports, or files with one report after the other
     */
    LabelledReports(final Path folder, final List<Path> named) throws IOException {
        this.folder = folder;
        for (final Path path : named) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.list(path)) {
                    for (final Path file : files.filter(file -> file.toString().endsWith(".json") || file.toString().endsWith(".jsonl"))
                            .sorted().toList()) {
                        readAll(file);
                    }
                }
            } else if (Files.isRegularFile(path)) {
                readAll(path);
            }
        }
    }

    private void readAll(final Path file) throws IOException {
        try (MappingIterator<JsonNode> values = MAPPER.readerFor(JsonNode.class).readValues(file.toFile())) {
            while (values.hasNextValue()) {
                final JsonNode value = values.nextValue();
                if (value.path("schema").asText().equals(QualityReport.SCHEMA)) {
                    final QualityReport report = ReportJson.read(new ByteArrayInputStream(MAPPER.writeValueAsBytes(value)));
                    byName.put(report.clip().name(), report);
                }
            }
        } catch (final JacksonException e) {
            throw new IOException(file + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The clip's video file, where it is at hand. */
    Optional<Path> video(final String clip) {
        final Path path = folder.resolve(clip);
        if (ClipFiles.isReport(path)) {
            try {
                final Path beside = path.resolveSibling(ClipGate.read(path).clip().name());
                return Optional.of(beside).filter(Files::isRegularFile);
            } catch (final IOException e) {
                return Optional.empty();
            }
        }
        return Optional.of(path).filter(Files::isRegularFile);
    }

    /** The clip's report, empty where the clip has to be measured. One of a file of another size is not the clip's. */
    Optional<QualityReport> report(final String clip) throws IOException {
        final Path path = folder.resolve(clip);
        if (ClipFiles.isReport(path)) {
            return Files.isRegularFile(path) ? Optional.of(ClipGate.read(path)) : Optional.empty();
        }
        final QualityReport known = byName.get(path.getFileName().toString());
        if (known != null && isOf(known, path)) {
            return Optional.of(known);
        }
        final Path beside = path.resolveSibling(ClipFiles.stem(path) + ".json");
        if (Files.isRegularFile(beside) && MAPPER.readTree(beside.toFile()).path("schema").asText().equals(QualityReport.SCHEMA)) {
            return Optional.of(ClipGate.read(beside)).filter(report -> isOf(report, path));
        }
        return Optional.empty();
    }

    private static boolean isOf(final QualityReport report, final Path clip) {
        return !Files.isRegularFile(clip) || clip.toFile().length() == report.clip().bytes();
    }
}
