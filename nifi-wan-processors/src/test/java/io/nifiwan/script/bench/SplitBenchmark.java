package io.nifiwan.script.bench;

import io.nifiwan.script.ScriptException;
import io.nifiwan.script.ScriptLanguage;
import io.nifiwan.script.split.ShotList;
import io.nifiwan.script.split.ShotSplitter;
import io.nifiwan.script.split.SplitSettings;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Measures how long splitting takes against the length of a screenplay, and how much heap. Run it with the heap that it must fit into:
 *
 * <pre>{@code java -Xmx256m -cp target/test-classes:target/classes io.nifiwan.script.bench.SplitBenchmark}</pre>
 *
 * <p>The first line is a feature of 120 pages in a virtual machine that has not split anything yet. The curve follows, each point the
 * median of several runs, as time on the clock and as time of the processor, which other programs disturb less. Heap is the greatest use
 * that the memory pools saw during the point, garbage included. The last column is the time over that of reading the same bytes line by
 * line.
 */
public final class SplitBenchmark {
    private static final int[] PAGES = {15, 30, 60, 120, 240};
    private static final int RUNS = 7;
    private static final int FEATURE = 120;
    private static final long SEED = 20261121;
    private static final double NANOS = 1e9;
    private static final double MEBIBYTE = 1024.0 * 1024.0;

    private SplitBenchmark() {
    }

    /** Prints the table as Markdown. */
    public static void main(final String[] arguments) throws ScriptException, IOException {
        final String cold = FeatureScreenplay.write(ScriptLanguage.CHINESE, FEATURE, SEED);
        resetPeaks();
        final Time first = time(() -> split(ScriptLanguage.CHINESE, cold));
        System.out.printf("Java %s, %d processors, at most %.0f MiB of heap%n", Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() / MEBIBYTE);
        System.out.printf("first split of a fresh virtual machine, zh, %d pages: %.3f s, %.3f s of the processor, %.0f MiB%n%n",
                FEATURE, first.clock(), first.processor(), peak() / MEBIBYTE);
        System.out.println("| language | pages | KiB | scenes | shots | seconds | processor s | ms a page | heap MiB | times reading lines |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (final ScriptLanguage language : ScriptLanguage.values()) {
            for (int warm = 0; warm < RUNS; warm++) {
                split(language, FeatureScreenplay.write(language, FEATURE, SEED));
            }
            for (final int pages : PAGES) {
                measure(language, pages);
            }
        }
    }

    private static void measure(final ScriptLanguage language, final int pages) throws ScriptException, IOException {
        final String text = FeatureScreenplay.write(language, pages, SEED);
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        final ShotList list = split(language, text);
        final Time[] splitting = new Time[RUNS];
        final Time[] reading = new Time[RUNS];
        System.gc();
        resetPeaks();
        for (int run = 0; run < RUNS; run++) {
            splitting[run] = time(() -> split(language, text));
        }
        final double heap = peak() / MEBIBYTE;
        for (int run = 0; run < RUNS; run++) {
            reading[run] = time(() -> read(bytes));
        }
        final Time split = median(splitting);
        System.out.printf("| %s | %d | %d | %d | %d | %.3f | %.3f | %.2f | %.0f | %.0f |%n",
                language.code(), pages, bytes.length / 1024, list.scenes(), list.shots().size(), split.clock(), split.processor(),
                split.processor() * 1000 / pages, heap,
                split.processor() / median(reading).processor());
    }

    private static ShotList split(final ScriptLanguage language, final String text) throws ScriptException {
        return new ShotSplitter(SplitSettings.DEFAULT).split(text, FeatureScreenplay.format(language));
    }

    private static long read(final byte[] bytes) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8))) {
            return reader.lines().mapToLong(String::length).sum();
        }
    }

    /** Work whose time is taken. */
    @FunctionalInterface
    private interface Work {
        Object run() throws ScriptException, IOException;
    }

    /** Seconds on the clock and seconds that this thread computed. */
    private record Time(double clock, double processor) {
    }

    private static Time time(final Work work) throws ScriptException, IOException {
        final long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        final long start = System.nanoTime();
        if (work.run() == null) {
            throw new IllegalStateException("Nothing was done");
        }
        return new Time((System.nanoTime() - start) / NANOS, (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / NANOS);
    }

    private static Time median(final Time[] times) {
        final double[] clock = Arrays.stream(times).mapToDouble(Time::clock).sorted().toArray();
        final double[] processor = Arrays.stream(times).mapToDouble(Time::processor).sorted().toArray();
        return new Time(clock[clock.length / 2], processor[processor.length / 2]);
    }

    private static void resetPeaks() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }
}
