package io.nifiwan.prompt.revise.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Holds the rules and follows the operator's file. When the file changes, it is read again at the next use after the check interval; while it
 * is broken or gone, the last good rules stay in force and the fault is told once. Thread-safe: one thread looks at the file, the others
 * go on with the rules at hand.
 */
public final class RuleLibrary {
    private final Optional<Path> file;
    private final Duration checkInterval;
    private final InstantSource clock;
    private final Consumer<String> warnings;
    private final ReentrantLock checking = new ReentrantLock();
    private volatile RevisionRules rules;
    private volatile Instant nextCheck;
    private Optional<Stamp> stamp;

    /**
     * Loads the rules once.
     *
     * @param file          the operator's rules, over those of the bundle
     * @param checkInterval least time between two looks at the file
     * @param clock         tells when an interval is over
     * @param warnings      told of a file that cannot be used, with line numbers
     * @throws IOException when the file cannot be used now: there are no good rules of it yet to fall back on
     */
    public RuleLibrary(final Optional<Path> file, final Duration checkInterval, final InstantSource clock, final Consumer<String> warnings)
            throws IOException {
        this.file = file;
        this.checkInterval = checkInterval;
        this.clock = clock;
        this.warnings = warnings;
        stamp = stamp();
        rules = load();
        nextCheck = clock.instant().plus(checkInterval);
    }

    /** The rules in force. */
    public RevisionRules current() {
        if (file.isPresent() && !clock.instant().isBefore(nextCheck) && checking.tryLock()) {
            try {
                check();
            } finally {
                checking.unlock();
            }
        }
        return rules;
    }

    private void check() {
        nextCheck = clock.instant().plus(checkInterval);
        final Optional<Stamp> seen = stamp();
        if (seen.equals(stamp)) {
            return;
        }
        stamp = seen;
        try {
            rules = load();
        } catch (final RuleFileException e) {
            warnings.accept("The last good revision rules stay in force: " + e.getMessage());
        } catch (final IOException e) {
            warnings.accept("The last good revision rules stay in force, because their file cannot be read: " + e);
        }
    }

    private RevisionRules load() throws IOException {
        return file.isPresent() ? RevisionRules.shipped().over(file.get()) : RevisionRules.shipped();
    }

    /** What tells a changed file; taken before the file is read, so that a later change is seen. Empty where there is no file. */
    private Optional<Stamp> stamp() {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            final BasicFileAttributes attributes = Files.readAttributes(file.get(), BasicFileAttributes.class);
            return Optional.of(new Stamp(attributes.lastModifiedTime(), attributes.size()));
        } catch (final IOException e) {
            return Optional.empty();
        }
    }

    private record Stamp(FileTime modified, long size) {
    }
}
