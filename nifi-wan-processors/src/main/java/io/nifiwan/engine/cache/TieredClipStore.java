package io.nifiwan.engine.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Clips in a hot folder, and those that find no room there in a cold one. A clip is stored hot; the clips that were not used for the longest
 * time are copied to the cold folder before the hot one loses them; a clip that is found cold is copied to the hot folder and stays in both.
 * Whatever is read was checked against its digest first.
 *
 * <p>The hot folder is needed. The cold one may be away, read-only or full at any time: that is told, and the store goes on without it, asking
 * it again after a while. The cold folder is never created, for below a mount that is away it would be made on the wrong disk.
 */
public final class TieredClipStore implements ClipStore {
    /** How long a cold folder that failed is left alone. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    private final ClipTier hot;
    private final Optional<ClipTier> cold;
    private final Clock clock;
    private final Warning warning;
    private volatile Instant coldReads = Instant.MIN;
    private volatile Instant coldWrites = Instant.MIN;

    /** Told when the store does less than it should and goes on. */
    @FunctionalInterface
    public interface Warning {
        /**
         * Tells it.
         *
         * @param message for a person: what does not work and what follows from it
         * @param cause   the failure behind it
         */
        void tell(String message, Exception cause);
    }

    /**
     * A folder and its limit.
     *
     * @param folder of this store, and of stores in other processes
     * @param bytes  room for clips, above zero
     */
    public record Place(Path folder, long bytes) {
    }

    /**
     * Opens the store.
     *
     * @param hot     created where absent
     * @param cold    empty for a store of one folder
     * @param clock   gives the times of use
     * @throws IOException when the hot folder cannot be used
     */
    public TieredClipStore(final Place hot, final Optional<Place> cold, final Clock clock, final Warning warning) throws IOException {
        this.hot = new ClipTier(hot.folder(), hot.bytes(), clock);
        this.cold = cold.map(place -> new ClipTier(place.folder(), place.bytes(), clock));
        this.clock = clock;
        this.warning = warning;
        Files.createDirectories(hot.folder());
        this.hot.open();
        if (this.cold.isPresent()) {
            try {
                this.cold.get().open();
            } catch (final IOException e) {
                coldReadFailed(e);
            }
        }
        this.hot.shrink(this::demote);
    }

    @Override
    public Optional<CachedClip> find(final ClipFingerprint fingerprint) throws IOException {
        IOException hotFailure = null;
        try {
            final Optional<CachedClip> clip = open(hot, fingerprint, CacheTier.HOT);
            if (clip.isPresent()) {
                hot.touch(fingerprint, hot.now());
                return clip;
            }
        } catch (final IOException e) {
            hotFailure = e;
        }
        final Optional<CachedClip> clip = findCold(fingerprint);
        if (clip.isEmpty() && hotFailure != null) {
            throw hotFailure;
        }
        return clip;
    }

    @Override
    public void put(final ClipFingerprint fingerprint, final InputStream content, final Map<String, String> attributes) throws IOException {
        if (hot.contains(fingerprint)) {
            content.transferTo(OutputStream.nullOutputStream());
            return;
        }
        final Path draft = hot.draft();
        try {
            final long most = cold.map(tier -> Math.max(tier.limit(), hot.limit())).orElse(hot.limit());
            final long bytes = ClipFile.write(draft, fingerprint, content, attributes, most);
            if (bytes <= hot.limit()) {
                hot.accept(draft, fingerprint, hot.now());
            } else {
                putCold(draft, fingerprint, hot.now());
            }
        } finally {
            hot.release(draft);
        }
        hot.shrink(this::demote);
    }

    private Optional<CachedClip> findCold(final ClipFingerprint fingerprint) {
        if (cold.isEmpty() || clock.instant().isBefore(coldReads)) {
            return Optional.empty();
        }
        try {
            if (!cold.get().contains(fingerprint)) {
                return Optional.empty();
            }
            cold.get().touch(fingerprint, cold.get().now());
            return promote(cold.get(), fingerprint);
        } catch (final IOException e) {
            coldReadFailed(e);
            return Optional.empty();
        }
    }

    /** Copies a cold clip to the hot folder and opens the copy; where there is no room or no writing, the cold one itself. */
    private Optional<CachedClip> promote(final ClipTier source, final ClipFingerprint fingerprint) throws IOException {
        try {
            if (Files.size(source.path(fingerprint)) <= hot.limit()) {
                copy(source, hot, fingerprint, hot.now());
                // Opened before room is made: another thread's clips may need it all.
                final Optional<CachedClip> clip = open(hot, fingerprint, CacheTier.COLD);
                hot.shrink(this::demote);
                if (clip.isPresent()) {
                    return clip;
                }
            }
        } catch (final DamagedClipException e) {
            discard(source, fingerprint, e);
            return Optional.empty();
        } catch (final IOException e) {
            if (!source.contains(fingerprint)) {
                // Another node made room in this moment.
                return Optional.empty();
            }
            warning.tell("A clip of the cold folder cannot be copied to the hot one and is read where it is: " + e, e);
        }
        return open(source, fingerprint, CacheTier.COLD);
    }

    private Optional<CachedClip> open(final ClipTier tier, final ClipFingerprint fingerprint, final CacheTier name) throws IOException {
        try {
            return Optional.of(ClipFile.open(tier.path(fingerprint), fingerprint, name));
        } catch (final NoSuchFileException e) {
            return Optional.empty();
        } catch (final DamagedClipException e) {
            discard(tier, fingerprint, e);
            return Optional.empty();
        }
    }

    /** Before the hot folder loses a clip; nothing that happens here keeps it from losing it. */
    private void demote(final ClipTier.Entry entry) {
        if (cold.isEmpty() || clock.instant().isBefore(coldWrites) || entry.bytes() > cold.get().limit()) {
            return;
        }
        try {
            if (cold.get().contains(entry.fingerprint())) {
                cold.get().touch(entry.fingerprint(), entry.lastUse());
            } else {
                copy(hot, cold.get(), entry.fingerprint(), entry.lastUse());
                cold.get().shrink(removed -> { });
            }
        } catch (final DamagedClipException e) {
            warning.tell("A damaged clip is dropped from the hot folder: " + e.getMessage(), e);
        } catch (final IOException e) {
            if (Files.notExists(hot.path(entry.fingerprint()))) {
                // Another process makes room in the same folder.
                return;
            }
            coldWrites = clock.instant().plus(PAUSE);
            warning.tell("The cold folder cannot be written; clips that the hot folder has no room for are dropped: " + e, e);
        }
    }

    /** For a clip that the hot folder is too small for. */
    private void putCold(final Path draft, final ClipFingerprint fingerprint, final FileTime lastUse) throws IOException {
        if (cold.isEmpty()) {
            throw new IOException("The clip is larger than the hot folder may be, and there is no cold one");
        }
        final ClipTier tier = cold.get();
        final Path copy = tier.draft();
        try {
            ClipFile.copy(draft, copy, fingerprint);
            tier.accept(copy, fingerprint, lastUse);
        } finally {
            tier.release(copy);
        }
        tier.shrink(removed -> { });
    }

    private static void copy(final ClipTier source, final ClipTier target, final ClipFingerprint fingerprint, final FileTime lastUse)
            throws IOException {
        final Path draft = target.draft();
        try {
            ClipFile.copy(source.path(fingerprint), draft, fingerprint);
            target.accept(draft, fingerprint, lastUse);
        } finally {
            target.release(draft);
        }
    }

    private void discard(final ClipTier tier, final ClipFingerprint fingerprint, final DamagedClipException damage) {
        warning.tell("A damaged clip is removed from the cache and will be made again: " + damage.getMessage(), damage);
        try {
            tier.remove(fingerprint);
        } catch (final IOException e) {
            warning.tell("The damaged clip cannot be removed: " + e, e);
        }
    }

    private void coldReadFailed(final IOException problem) {
        final Instant again = clock.instant().plus(PAUSE);
        coldReads = again;
        coldWrites = again;
        warning.tell("The cold folder cannot be used; the cache goes on with the hot folder and tries again after " + PAUSE.toSeconds() + " seconds: "
                + problem, problem);
    }
}
