package io.nifiwan.prompt.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A data file, or all data files of a folder, read again when they change. A file is compared by its bytes, since times of modification are
 * too coarse on some file systems, and at most once in an interval. What cannot be read or parsed leaves the last good version in use and is
 * told once. A file that leaves its folder takes its content along; a single file that vanishes does not. Safe for use by many threads.
 *
 * @param <T> what a file says
 */
public final class LiveFiles<T> {
    /** Shortest time between two looks at the files, where no other is asked for. */
    public static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final int MOST_FILES = 500;

    private final Listing listing;
    private final DataParser<T> parser;
    private final Duration interval;
    private final InstantSource clock;
    private final Consumer<String> warnings;
    private final Map<Path, Entry<T>> entries = new TreeMap<>();
    private Instant nextLook;
    private List<T> current;
    private String listingFault = "";

    private LiveFiles(final Listing listing, final DataParser<T> parser, final Duration interval, final InstantSource clock,
                      final Consumer<String> warnings) throws DataFileException {
        this.listing = listing;
        this.parser = parser;
        this.interval = interval;
        this.clock = clock;
        this.warnings = warnings;
        for (final Path path : listing.paths()) {
            final DataFile file = DataFile.read(path);
            entries.put(path, new Entry<>(file, parser.parse(file), ""));
        }
        publish();
        nextLook = clock.instant().plus(interval);
    }

    /** No file. */
    public static <T> LiveFiles<T> none() {
        try {
            return new LiveFiles<>(List::of, file -> {
                throw file.fault("no file is expected");
            }, INTERVAL, InstantSource.system(), message -> { });
        } catch (final DataFileException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * One file.
     *
     * @param warnings takes a sentence for each change that cannot be used
     * @throws DataFileException when the file is not good now
     */
    public static <T> LiveFiles<T> file(final Path path, final DataParser<T> parser, final InstantSource clock, final Consumer<String> warnings)
            throws DataFileException {
        return file(path, parser, INTERVAL, clock, warnings);
    }

    /**
     * One file, looked at in an interval of its own.
     *
     * @param interval shortest time between two looks at it, zero or more
     * @param warnings takes a sentence for each change that cannot be used
     * @throws DataFileException when the file is not good now
     */
    public static <T> LiveFiles<T> file(final Path path, final DataParser<T> parser, final Duration interval, final InstantSource clock,
                                        final Consumer<String> warnings) throws DataFileException {
        return new LiveFiles<>(() -> List.of(path), parser, interval, clock, warnings);
    }

    /**
     * All files of a folder, without its sub-folders, whose names end with a suffix.
     *
     * @throws DataFileException when the folder or one of the files is not good now
     */
    public static <T> LiveFiles<T> folder(final Path folder, final String suffix, final DataParser<T> parser, final InstantSource clock,
                                          final Consumer<String> warnings) throws DataFileException {
        return new LiveFiles<>(() -> list(folder, suffix), parser, INTERVAL, clock, warnings);
    }

    /** What the files say, in the order of their names; the same list as long as nothing changes. */
    public synchronized List<T> current() {
        if (!clock.instant().isBefore(nextLook)) {
            nextLook = clock.instant().plus(interval);
            look();
        }
        return current;
    }

    private void look() {
        final List<Path> paths;
        try {
            paths = listing.paths();
            listingFault = "";
        } catch (final DataFileException e) {
            if (!listingFault.equals(e.getMessage())) {
                listingFault = e.getMessage();
                warnings.accept(e.getMessage() + "; the last good version stays in use");
            }
            return;
        }
        boolean changed = entries.keySet().retainAll(paths);
        for (final Path path : paths) {
            changed |= look(path);
        }
        if (changed) {
            publish();
        }
    }

    private boolean look(final Path path) {
        final Entry<T> known = entries.get(path);
        DataFile file = known == null ? null : known.file();
        try {
            final DataFile read = DataFile.read(path);
            if (file != null && known.fault().isEmpty() && read.sameContent(file)) {
                return false;
            }
            file = read;
            entries.put(path, new Entry<>(file, parser.parse(file), ""));
            return true;
        } catch (final DataFileException e) {
            final T good = known == null ? null : known.good();
            entries.put(path, new Entry<>(file, good, e.getMessage()));
            if (known == null || !known.fault().equals(e.getMessage())) {
                warnings.accept(e.getMessage() + (good == null ? "; the file is left out" : "; the last good version stays in use"));
            }
            return false;
        }
    }

    private void publish() {
        current = entries.values().stream().map(Entry::good).filter(Objects::nonNull).toList();
    }

    private static List<Path> list(final Path folder, final String suffix) throws DataFileException {
        try (Stream<Path> paths = Files.list(folder)) {
            final List<Path> files = paths.filter(path -> path.getFileName().toString().endsWith(suffix) && Files.isRegularFile(path))
                    .limit(MOST_FILES + 1L).toList();
            if (files.size() > MOST_FILES) {
                throw new DataFileException(folder.toString(), "the folder has more than " + MOST_FILES + " files that end with " + suffix);
            }
            return files;
        } catch (final IOException e) {
            throw new DataFileException(folder.toString(), "the folder cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** Which files there are. */
    private interface Listing {
        List<Path> paths() throws DataFileException;
    }

    /**
     * @param file  as last read; null where it could not be read at all
     * @param good  what its last good version says; null where there was none
     * @param fault of the version last read, or empty
     */
    private record Entry<T>(DataFile file, T good, String fault) {
    }
}
