package io.nifiwan.prompt.screening;

import io.nifiwan.prompt.screening.rules.ScreeningFileException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Holds the compiled rules and follows their files. A file that was changed is read again at the next use after the check interval; if it
 * is broken or gone, the last good rules stay in force and the fault is told once. Thread-safe: one thread looks at the files, the
 * others go on with the rules at hand.
 */
public final class RuleLibrary {
    private final RuleSources sources;
    private final Duration checkInterval;
    private final InstantSource clock;
    private final Consumer<String> warnings;
    private final ReentrantLock checking = new ReentrantLock();
    private volatile Lexicon lexicon;
    private volatile Instant nextCheck;
    private Map<Path, Stamp> stamps;

    /**
     * Loads everything once.
     *
     * @param checkInterval least time between two looks at the files
     * @param clock         tells when an interval is over
     * @param warnings      told of files that cannot be used, with line numbers
     * @throws ScreeningFileException when a file is broken now: there are no good rules yet to fall back on
     */
    public RuleLibrary(final RuleSources sources, final Duration checkInterval, final InstantSource clock, final Consumer<String> warnings)
            throws ScreeningFileException {
        this.sources = sources;
        this.checkInterval = checkInterval;
        this.clock = clock;
        this.warnings = warnings;
        stamps = stamps();
        lexicon = sources.load();
        nextCheck = clock.instant().plus(checkInterval);
    }

    /** The rules in force. */
    public Lexicon current() {
        if (!clock.instant().isBefore(nextCheck) && checking.tryLock()) {
            try {
                check();
            } finally {
                checking.unlock();
            }
        }
        return lexicon;
    }

    private void check() {
        nextCheck = clock.instant().plus(checkInterval);
        final Map<Path, Stamp> seen = stamps();
        if (seen.equals(stamps)) {
            return;
        }
        stamps = seen;
        try {
            lexicon = sources.load();
        } catch (final ScreeningFileException e) {
            warnings.accept("The last good screening rules stay in force: " + e.getMessage());
        }
    }

    /** What tells a changed file; taken before the file is read, so that a later change is seen. */
    private record Stamp(FileTime modified, long size) {
        private static final Stamp MISSING = new Stamp(FileTime.fromMillis(0), -1);
    }

    private Map<Path, Stamp> stamps() {
        final Map<Path, Stamp> taken = new HashMap<>();
        for (final Path file : sources.files()) {
            try {
                final BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                taken.put(file, new Stamp(attributes.lastModifiedTime(), attributes.size()));
            } catch (final IOException e) {
                taken.put(file, Stamp.MISSING);
            }
        }
        return taken;
    }
}
