package io.nifiwan.launcher.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder into which the previs flow writes. Only what is written after this object is made counts: files of earlier runs stay and
 * are not looked at.
 */
final class OutputFolder {
    private static final String FAILED = "failed";

    private final Path folder;
    private final Map<Path, FileTime> earlier;
    private final Map<Path, ClipReport> read = new HashMap<>();

    OutputFolder(final Path folder) throws IOException {
        this.folder = folder;
        final Map<Path, FileTime> present = new HashMap<>();
        for (final VerdictFolder verdict : VerdictFolder.values()) {
            present.putAll(files(folder.resolve(verdict.folder())));
        }
        present.putAll(files(failed()));
        this.earlier = Map.copyOf(present);
    }

    Path path() {
        return folder;
    }

    Path failed() {
        return folder.resolve(FAILED);
    }

    /** Complete reports in the order of script, shot and file name. */
    List<ClipReport> reports() throws IOException {
        final List<ClipReport> reports = new ArrayList<>();
        for (final VerdictFolder verdict : VerdictFolder.values()) {
            for (final Path file : recent(folder.resolve(verdict.folder()))) {
                if (file.toString().endsWith(".json")) {
                    report(file, verdict).ifPresent(reports::add);
                }
            }
        }
        reports.sort(Comparator.comparing(ClipReport::script).thenComparingInt(ClipReport::fragmentIndex)
                .thenComparing(report -> report.file().getFileName().toString()));
        return reports;
    }

    /** What ended in the folder for failures, in the order of file names. */
    List<FailedFile> failures() throws IOException {
        final List<FailedFile> failures = new ArrayList<>();
        for (final Path file : recent(failed()).stream().sorted().toList()) {
            if (!FailedFile.isExplanation(file)) {
                failures.add(FailedFile.read(file));
            }
        }
        return failures;
    }

    /** A complete report does not change any more. */
    private Optional<ClipReport> report(final Path file, final VerdictFolder verdict) throws IOException {
        final ClipReport known = read.get(file);
        if (known != null) {
            return Optional.of(known);
        }
        final Optional<ClipReport> report = ClipReport.read(file, verdict);
        report.ifPresent(complete -> read.put(file, complete));
        return report;
    }

    private List<Path> recent(final Path directory) throws IOException {
        return files(directory).entrySet().stream()
                .filter(entry -> !entry.getValue().equals(earlier.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Visible files with the time of their last change; files that are renamed meanwhile are left out. */
    private static Map<Path, FileTime> files(final Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return Map.of();
        }
        final Map<Path, FileTime> files = new HashMap<>();
        try (Stream<Path> entries = Files.list(directory)) {
            for (final Path entry : entries.filter(Files::isRegularFile).toList()) {
                if (!entry.getFileName().toString().startsWith(".")) {
                    try {
                        files.put(entry, Files.getLastModifiedTime(entry));
                    } catch (final NoSuchFileException e) {
                        files.remove(entry);
                    }
                }
            }
        }
        return files;
    }
}
