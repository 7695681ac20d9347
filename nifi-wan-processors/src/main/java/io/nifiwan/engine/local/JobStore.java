package io.nifiwan.engine.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All job folders of one engine. A lock file keeps two engines from sharing them. */
final class JobStore implements AutoCloseable {
    /** A clip that nobody fetched stays this many times as long as one that was fetched. */
    static final int UNFETCHED_FACTOR = 24;

    private final Path jobs;
    private final Clock clock;
    private final Duration keep;
    private final FileChannel channel;
    private final FileLock lock;

    /**
     * Opens the store and clears what a crash left half done.
     *
     * @param folder work folder, created where absent
     * @param keep   how long finished jobs stay after they were fetched or failed
     * @throws IOException when the folder cannot be used, or another engine uses it
     */
    JobStore(final Path folder, final Clock clock, final Duration keep) throws IOException {
        this.jobs = folder.resolve("jobs");
        this.clock = clock;
        this.keep = keep;
        Files.createDirectories(jobs);
        this.channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        this.lock = lock(folder);
        try (Stream<Path> entries = Files.list(jobs)) {
            for (final Path leftover : entries.filter(entry -> entry.getFileName().toString().startsWith(".")).toList()) {
                WorkFolder.delete(leftover);
            }
        }
    }

    JobFolder folder(final String id) {
        return new JobFolder(jobs.resolve(id));
    }

    /** Jobs without a result, oldest first. A clip whose result was not written any more counts as finished. */
    List<JobFolder> unfinished() throws IOException {
        final List<JobFolder> open = new ArrayList<>();
        for (final JobFolder folder : all()) {
            if (folder.isEnded()) {
                continue;
            }
            if (Files.exists(folder.clip())) {
                folder.write(new JobFolder.Result(JobFolder.Ending.SUCCEEDED, clock.millis(), null, "", ""));
            } else {
                open.add(folder);
            }
        }
        final List<Dated> dated = new ArrayList<>();
        for (final JobFolder folder : open) {
            dated.add(new Dated(folder, folder.accepted().toEpochMilli()));
        }
        dated.sort(Comparator.comparingLong(Dated::at).thenComparing(entry -> entry.folder().id()));
        return dated.stream().map(Dated::folder).toList();
    }

    /** Removes finished jobs whose time is over. */
    synchronized void sweep() throws IOException {
        for (final JobFolder folder : all()) {
            final JobFolder.Result result = readable(folder).orElse(null);
            if (result != null && clock.millis() >= removableAt(folder, result)) {
                folder.remove();
            }
        }
    }

    /** A damaged result stays for a person to look at; it must not stop the other jobs. */
    private static Optional<JobFolder.Result> readable(final JobFolder folder) {
        try {
            return folder.result();
        } catch (final IOException e) {
            return Optional.empty();
        }
    }

    private long removableAt(final JobFolder folder, final JobFolder.Result result) throws IOException {
        if (result.ending() != JobFolder.Ending.SUCCEEDED) {
            return result.at() + keep.toMillis();
        }
        return folder.fetched().map(fetched -> fetched + keep.toMillis()).orElse(result.at() + UNFETCHED_FACTOR * keep.toMillis());
    }

    private List<JobFolder> all() throws IOException {
        try (Stream<Path> entries = Files.list(jobs)) {
            return entries.filter(entry -> JobId.isSafe(entry.getFileName().toString())).map(JobFolder::new)
                    .filter(JobFolder::exists).toList();
        }
    }

    private FileLock lock(final Path folder) throws IOException {
        try {
            final FileLock taken = channel.tryLock();
            if (taken != null) {
                return taken;
            }
        } catch (final OverlappingFileLockException e) {
            channel.close();
            throw new IOException(folder + " is in use by another engine in this NiFi; give each its own folder", e);
        }
        channel.close();
        throw new IOException(folder + " is in use by another process; give each NiFi its own folder");
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }

    private record Dated(JobFolder folder, long at) {
    }
}
