package io.nifiwan.engine.cache;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One folder of clips with a limit in bytes, which several threads and processes may use at the same time without knowing of each other:
 *
 * <pre>
 * 3f/3f9c...e1.clip   a clip by its fingerprint; its time of modification is the time of its last use
 * .drafts/...         clips that are being written; they appear under their name by a rename
 * </pre>
 *
 * The files are the truth, no index is kept. What is in the folder is counted when the tier is opened, then estimated by what is written
 * here, and counted again when the estimate passes the limit or a twentieth of the limit was written. So the folder of a single process keeps its
 * limit, and a folder that n processes share exceeds it by at most n twentieths and n clips, for the time until one of them writes again.
 */
final class ClipTier {
    /** Drafts that nobody touched for so long were left by a process that died; a live one touches its draft with every write. */
    static final Duration LEFTOVER_AGE = Duration.ofHours(24);
    private static final String SUFFIX = ".clip";
    private static final Pattern NAME = Pattern.compile("(?<hex>[0-9a-f]{64})\\.clip");
    private static final String DRAFTS = ".drafts";
    private static final int RECOUNT_SHARE = 20;
    private static final int SHARD_DIGITS = 2;

    private final Path folder;
    private final long limit;
    private final Clock clock;
    private final Set<Path> ownDrafts = ConcurrentHashMap.newKeySet();
    private long estimate;
    private long written;

    /** What happens to a clip before it is removed for want of room. */
    @FunctionalInterface
    interface Farewell {
        void before(Entry entry);
    }

    /**
     * A stored clip.
     *
     * @param fingerprint name of the clip
     * @param bytes       length of the file
     * @param lastUse     when it was last stored or read
     */
    record Entry(ClipFingerprint fingerprint, long bytes, FileTime lastUse) {
    }

    /**
     * @param folder must be there when the tier is used
     * @param limit  bytes, above zero
     */
    ClipTier(final Path folder, final long limit, final Clock clock) {
        this.folder = folder;
        this.limit = limit;
        this.clock = clock;
    }

    long limit() {
        return limit;
    }

    /** Counts what is there, and removes what dead processes left half written. */
    synchronized void open() throws IOException {
        removeLeftovers();
        count();
    }

    Path path(final ClipFingerprint fingerprint) {
        return folder.resolve(fingerprint.hex().substring(0, SHARD_DIGITS)).resolve(fingerprint.hex() + SUFFIX);
    }

    /**
     * Whether a clip is there, whole or not.
     *
     * @throws IOException when the folder is not there
     */
    boolean contains(final ClipFingerprint fingerprint) throws IOException {
        requireFolder();
        return Files.isRegularFile(path(fingerprint));
    }

    /** A name for a new file; {@link #release} it in the end. */
    Path draft() throws IOException {
        requireFolder();
        createFolder(folder.resolve(DRAFTS));
        final Path draft = folder.resolve(DRAFTS).resolve(UUID.randomUUID() + SUFFIX);
        ownDrafts.add(draft);
        return draft;
    }

    /** Removes a draft where it was not accepted. */
    void release(final Path draft) throws IOException {
        ownDrafts.remove(draft);
        Files.deleteIfExists(draft);
    }

    /** Makes a complete draft a clip, in one step. Room is not made yet. */
    void accept(final Path draft, final ClipFingerprint fingerprint, final FileTime lastUse) throws IOException {
        final long bytes = Files.size(draft);
        final Path target = path(fingerprint);
        createFolder(target.getParent());
        Files.setLastModifiedTime(draft, lastUse);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        synchronized (this) {
            estimate += bytes;
            written += bytes;
        }
    }

    /** Notes that the clip was used; where times cannot be set, it counts as older than it is. */
    void touch(final ClipFingerprint fingerprint, final FileTime lastUse) {
        final Path file = path(fingerprint);
        try {
            if (Files.getLastModifiedTime(file).compareTo(lastUse) < 0) {
                Files.setLastModifiedTime(file, lastUse);
            }
        } catch (final IOException e) {
            // Read-only, or removed by another process in this moment.
            return;
        }
    }

    FileTime now() {
        return FileTime.from(clock.instant());
    }

    void remove(final ClipFingerprint fingerprint) throws IOException {
        final Path file = path(fingerprint);
        final long bytes = Files.exists(file) ? Files.size(file) : 0;
        if (Files.deleteIfExists(file)) {
            synchronized (this) {
                estimate -= bytes;
            }
        }
    }

    /** Removes the clips that were not used for the longest time until the limit is kept. */
    synchronized void shrink(final Farewell farewell) throws IOException {
        if (estimate <= limit && written <= limit / RECOUNT_SHARE) {
            return;
        }
        removeLeftovers();
        final List<Entry> entries = count();
        entries.sort(Comparator.comparing(Entry::lastUse).thenComparing(entry -> entry.fingerprint().hex()));
        for (final Entry entry : entries) {
            if (estimate <= limit) {
                break;
            }
            farewell.before(entry);
            Files.deleteIfExists(path(entry.fingerprint()));
            estimate -= entry.bytes();
        }
    }

    private List<Entry> count() throws IOException {
        final List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> shards = Files.newDirectoryStream(folder, "[0-9a-f][0-9a-f]")) {
            for (final Path shard : shards) {
                count(shard, entries);
            }
        } catch (final DirectoryIteratorException e) {
            throw e.getCause();
        }
        estimate = entries.stream().mapToLong(Entry::bytes).sum();
        written = 0;
        return entries;
    }

    private static void count(final Path shard, final List<Entry> entries) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(shard, "*" + SUFFIX)) {
            for (final Path file : files) {
                final Matcher name = NAME.matcher(file.getFileName().toString());
                if (!name.matches()) {
                    continue;
                }
                final BasicFileAttributes attributes;
                try {
                    attributes = Files.readAttributes(file, BasicFileAttributes.class);
                } catch (final NoSuchFileException e) {
                    continue;
                }
                entries.add(new Entry(new ClipFingerprint(name.group("hex")), attributes.size(),
                        attributes.lastModifiedTime()));
            }
        } catch (final DirectoryIteratorException e) {
            throw e.getCause();
        } catch (final NoSuchFileException | NotDirectoryException e) {
            // Not one of our folders.
            return;
        }
    }

    private void removeLeftovers() throws IOException {
        final FileTime oldest = FileTime.from(clock.instant().minus(LEFTOVER_AGE));
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder.resolve(DRAFTS))) {
            for (final Path draft : drafts) {
                if (!ownDrafts.contains(draft) && Files.getLastModifiedTime(draft).compareTo(oldest) < 0) {
                    Files.deleteIfExists(draft);
                }
            }
        } catch (final DirectoryIteratorException e) {
            throw e.getCause();
        } catch (final NoSuchFileException e) {
            // Nothing was ever written, or a draft became a clip in this moment.
            return;
        }
    }

    private void requireFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), null, "The folder is not there");
        }
    }

    /** Not the folders above it: below a mount that is away, they would be made on the wrong disk. */
    private static void createFolder(final Path created) throws IOException {
        if (Files.isDirectory(created)) {
            return;
        }
        try {
            Files.createDirectory(created);
        } catch (final FileAlreadyExistsException e) {
            if (!Files.isDirectory(created)) {
                throw e;
            }
        }
    }
}
