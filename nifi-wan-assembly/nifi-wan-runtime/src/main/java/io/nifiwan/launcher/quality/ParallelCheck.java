package io.nifiwan.launcher.quality;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Judges several files side by side and tells of each in the order of the files. One file that fails does not keep the others. */
final class ParallelCheck {
    private final ClipGate gate;
    private final int threads;
    private final ProgressBar bar;

    ParallelCheck(final ClipGate gate, final int threads, final ProgressBar bar) {
        this.gate = gate;
        this.threads = threads;
        this.bar = bar;
    }

    /** @param receiver called on the caller's thread */
    void run(final List<Path> files, final Consumer<CheckedFile> receiver) throws InterruptedException {
        bar.begin(files.size());
        final ExecutorService executor = Executors.newFixedThreadPool(Math.min(threads, Math.max(1, files.size())));
        try {
            final List<Future<CheckedFile>> results = new ArrayList<>();
            files.forEach(file -> results.add(executor.submit(() -> check(file))));
            for (final Future<CheckedFile> result : results) {
                receiver.accept(result.get());
            }
        } catch (final ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            executor.shutdownNow();
            bar.end();
        }
    }

    private CheckedFile check(final Path file) {
        CheckedFile checked;
        try {
            checked = new CheckedFile(file, Optional.of(gate.report(file)), "");
        } catch (final IOException e) {
            checked = new CheckedFile(file, Optional.empty(), e.getMessage());
        } catch (final RuntimeException e) {
            checked = new CheckedFile(file, Optional.empty(), "a metric failed: " + e);
        }
        bar.step(file.getFileName().toString());
        return checked;
    }
}
