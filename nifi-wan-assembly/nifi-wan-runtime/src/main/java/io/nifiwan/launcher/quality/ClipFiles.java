package io.nifiwan.launcher.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The files that a command line names. */
final class ClipFiles {
    private static final Set<String> VIDEO = Set.of("mp4", "m4v", "mov", "mkv", "webm", "avi", "mpg", "mpeg", "ts", "flv", "ogv", "wmv", "gif");

    private ClipFiles() {
    }

    /**
     * The named files, and the video files in the named folders and the folders in them, in alphabetical order.
     *
     * @throws IOException when something does not exist, or nothing is found
     */
    static List<Path> of(final List<Path> named) throws IOException {
        final List<Path> files = new ArrayList<>();
        for (final Path path : named) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.walk(path)) {
                    inside.filter(file -> VIDEO.contains(extension(file)) && Files.isRegularFile(file)).sorted().forEach(files::add);
                } catch (final UncheckedIOException e) {
                    throw e.getCause();
                }
            } else if (Files.isRegularFile(path)) {
                files.add(path);
            } else {
                throw new IOException("There is no file " + path);
            }
        }
        if (files.isEmpty()) {
            throw new IOException("There is no video file in " + String.join(", ", named.stream().map(Path::toString).toList()));
        }
        return files;
    }

    static boolean isReport(final Path file) {
        return extension(file).equals("json");
    }

    /** Name without its extension. */
    static String stem(final Path file) {
        final String name = file.getFileName().toString();
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    private static String extension(final Path file) {
        final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
