package io.nifiwan.launcher.nifi;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what a NiFi said last, for messages about one that failed. */
final class NifiLog {
    private static final int TAIL_BYTES = 256 * 1024;
    private static final int MAXIMUM_LINE = 400;
    private static final Pattern ERROR_LINE = Pattern.compile("^\\S+ \\S+ ERROR .*");
    private static final Pattern CAUSE_LINE = Pattern.compile(
            "^(Caused by: |Exception in thread |Error: |Error occurred |\\S+(Exception|Error): ).*");

    private NifiLog() {
    }

    /** Size of a file, 0 where there is none; marks the place from which a new start writes. */
    static long end(final Path file) throws IOException {
        return Files.isRegularFile(file) ? Files.size(file) : 0;
    }

    /** The last error lines and causes written since a place, oldest first. */
    static List<String> lastErrors(final Path file, final long since, final int count) throws IOException {
        final List<String> errors = new ArrayList<>();
        for (final String line : tail(file, since)) {
            if (ERROR_LINE.matcher(line).matches() || CAUSE_LINE.matcher(line).matches()) {
                errors.add(line.length() > MAXIMUM_LINE ? line.substring(0, MAXIMUM_LINE) + " ..." : line);
            }
        }
        return errors.subList(Math.max(0, errors.size() - count), errors.size());
    }

    /** Whether a text was written since a place. */
    static boolean contains(final Path file, final long since, final String text) throws IOException {
        return tail(file, since).stream().anyMatch(line -> line.contains(text));
    }

    private static List<String> tail(final Path file, final long since) throws IOException {
        final long end = end(file);
        // A rolled file is shorter than the mark: all of it is new.
        final long from = Math.max(end < since ? 0 : since, end - TAIL_BYTES);
        if (end <= from) {
            return List.of();
        }
        try (RandomAccessFile input = new RandomAccessFile(file.toFile(), "r")) {
            input.seek(from);
            final byte[] bytes = new byte[(int) (end - from)];
            input.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        }
    }
}
