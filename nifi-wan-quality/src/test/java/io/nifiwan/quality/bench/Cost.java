package io.nifiwan.quality.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What a piece of work took. The time of the processors, of this process and of the children that it has waited for, is what other programs
 * on the machine disturb least; on the clock two processors may share the work.
 *
 * @param clock     milliseconds on the clock
 * @param processor milliseconds of all processors, or NaN where the system does not tell them for children (only Linux does)
 */
record Cost(double clock, double processor) {
    private static final Path STATISTICS = Path.of("/proc/self/stat");
    /** The kernel counts in hundredths of a second for user space, whatever its own tick is. */
    private static final double MILLIS_PER_TICK = 10;
    private static final int CHILD_USER = 13;
    private static final int CHILD_SYSTEM = 14;

    /** Something to be timed. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /** The run with the median time of the processors, or on the clock where that is not known. */
    static Cost median(final int runs, final Work work) throws IOException {
        work.run();
        final Cost[] costs = new Cost[runs];
        for (int run = 0; run < runs; run++) {
            costs[run] = of(work);
        }
        return IntStream.range(0, runs).mapToObj(run -> costs[run])
            .sorted(Comparator.comparingDouble(Cost::comparable)).toList().get(runs / 2);
    }

    static Cost of(final Work work) throws IOException {
        final double processorStart = processorMillis();
        final long start = System.nanoTime();
        work.run();
        return new Cost((System.nanoTime() - start) / 1e6, processorMillis() - processorStart);
    }

    private double comparable() {
        return Double.isNaN(processor) ? clock : processor;
    }

    private static double processorMillis() throws IOException {
        if (!Files.isReadable(STATISTICS)
            || !(ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system)) {
            return Double.NaN;
        }
        // The name of the program, in brackets, may hold blanks; the fields after it do not.
        final String line = Files.readString(STATISTICS);
        final String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return system.getProcessCpuTime() / 1e6
            + (Long.parseLong(fields[CHILD_USER]) + Long.parseLong(fields[CHILD_SYSTEM])) * MILLIS_PER_TICK;
    }
}
