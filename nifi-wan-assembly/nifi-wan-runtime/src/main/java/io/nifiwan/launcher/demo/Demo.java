package io.nifiwan.launcher.demo;

import io.nifiwan.launcher.nifi.Bulletin;
import io.nifiwan.launcher.nifi.GroupStatus;
import io.nifiwan.launcher.nifi.GroupStatus.ConnectionStatus;
import io.nifiwan.launcher.nifi.NifiClient;
import io.nifiwan.launcher.nifi.ProcessGroup;
import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.media.draw.TextPainter;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of the previs flow on a folder of scripts: imports the flow if it is not there, feeds the scripts, watches until nothing is
 * under way any more, and shows the result.
 */
public final class Demo {
    /** Name of the process group on the canvas. */
    public static final String GROUP = "previs";
    /** Parameter context of the flow. */
    public static final String CONTEXT = "nifi-wan-previs";
    private static final String SCRIPTS_PARAMETER = "Scripts Folder";
    private static final String OUTPUT_PARAMETER = "Output Folder";
    private static final String SPLIT_COUNTER = "Shots Split";
    private static final String MADE_COUNTER = "Clips Finished";
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** Nothing at all changes for so long only when nothing will any more; one clip takes some seconds. */
    private static final Duration STANDSTILL = Duration.ofMinutes(3);
    /** A FlowFile is in no queue for a moment while it is handed on, so that one quiet look is not enough. */
    private static final int QUIET_LOOKS = 3;

    private final NifiClient client;
    private final DemoInput input;
    private final PrintWriter out;
    private final ProgressLine line;

    /**
     * @param client   the running NiFi
     * @param input    what is fed, and where clips go
     * @param out      where the user reads
     * @param terminal whether that is a terminal
     */
    public Demo(final NifiClient client, final DemoInput input, final PrintWriter out, final boolean terminal) {
        this.client = client;
        this.input = input;
        this.out = out;
        this.line = new ProgressLine(out, terminal);
    }

    /**
     * Runs the demonstration.
     *
     * @return whether every shot ended in exactly one verdict and at least one clip passed
     */
    public boolean run() throws IOException, InterruptedException {
        final List<Path> scripts = ScriptFeeder.scripts(input.samples());
        if (scripts.isEmpty()) {
            throw new IOException("There are no scripts in " + input.samples());
        }
        Files.createDirectories(input.scripts());
        Files.createDirectories(input.output());
        final OutputFolder output = new OutputFolder(input.output());
        final ProcessGroup group = startFlow();
        final long splitBefore = client.counter(SPLIT_COUNTER);
        final long madeBefore = client.counter(MADE_COUNTER);
        for (final Path script : scripts) {
            ScriptFeeder.feed(script, input.scripts());
        }
        out.println("Fed " + scripts.size() + " scripts into " + input.scripts() + "; clips go to " + input.output());
        out.flush();
        watch(group, output, splitBefore, madeBefore);
        final long split = client.counter(SPLIT_COUNTER) - splitBefore;
        return show(group, output, split);
    }

    private ProcessGroup startFlow() throws IOException, InterruptedException {
        final Optional<ProcessGroup> present = client.findGroup(GROUP);
        if (present.isPresent()) {
            out.println("Using the process group " + GROUP + " that is already on the canvas (--fresh imports it anew).");
        } else {
            out.println("Importing the flow " + input.flow() + " ...");
        }
        out.flush();
        final ProcessGroup group = present.isPresent() ? present.get() : client.uploadFlow(GROUP, input.flow());
        if (present.isPresent() && client.status(group).queued() > 0) {
            finishEarlierWork(group);
        }
        client.setParameters(CONTEXT, Map.of(SCRIPTS_PARAMETER, input.scripts().toString(), OUTPUT_PARAMETER, input.output().toString()));
        client.enableServices(group);
        client.startGroup(group);
        return group;
    }

    /** What an interrupted run has left is finished first, into its own folder, so that its clips are not taken for clips of this run. */
    private void finishEarlierWork(final ProcessGroup group) throws IOException, InterruptedException {
        out.println(client.status(group).queued() + " FlowFiles of an earlier run are still in the flow; waiting until they are through ...");
        out.flush();
        client.enableServices(group);
        client.startGroup(group);
        if (!client.await(input.limit(), () -> client.status(group).isIdle())) {
            throw new IOException("The flow is still at work on an earlier run; ./wan status shows where, and --fresh drops it");
        }
    }

    private void watch(final ProcessGroup group, final OutputFolder output, final long splitBefore, final long madeBefore)
            throws IOException, InterruptedException {
        final long begin = System.nanoTime();
        long lastChange = begin;
        int quiet = 0;
        Progress last = null;
        while (quiet < QUIET_LOOKS) {
            Thread.sleep(PAUSE);
            final long now = System.nanoTime();
            final GroupStatus status = client.status(group);
            final Progress progress = Progress.of(client.counter(SPLIT_COUNTER) - splitBefore, client.counter(MADE_COUNTER) - madeBefore,
                    output.reports(), output.failures().size(), status.queued(), status.activeThreads());
            line.show(progress, Duration.ofNanos(now - begin).toSeconds());
            quiet = progress.isDone() && ScriptFeeder.scripts(input.scripts()).isEmpty() ? quiet + 1 : 0;
            if (!progress.equals(last)) {
                last = progress;
                lastChange = now;
            }
            final boolean standstill = now - lastChange > STANDSTILL.toNanos();
            if (standstill || now - begin > input.limit().toNanos()) {
                line.end();
                out.println(standstill ? "Nothing has moved for " + STANDSTILL.toMinutes() + " minutes." : "The time limit is reached.");
                return;
            }
        }
        line.end();
    }

    private boolean show(final ProcessGroup group, final OutputFolder output, final long split) throws IOException, InterruptedException {
        final List<ClipReport> reports = output.reports();
        out.println();
        ResultTable.lines(reports).forEach(out::println);
        out.println();
        out.println("Clips         " + output.path());
        if (!reports.isEmpty()) {
            final Path sheet = output.path().resolve("contact-sheet.png");
            new ContactSheet(FfmpegInstallation.bundled(input.ffmpegCache()), TextPainter.bundled()).write(reports, sheet);
            out.println("Contact sheet " + sheet);
        }
        out.println();
        final ShotLedger ledger = ShotLedger.of(reports, split);
        explain(ledger, output.failures(), group);
        final long passed = reports.stream().filter(report -> report.folder() == VerdictFolder.PASSED).count();
        final boolean good = ledger.isBalanced() && output.failures().isEmpty() && passed > 0;
        out.println(good
                ? "Every one of " + ledger.expected() + " shots has exactly one verdict; " + passed + " clips passed."
                : "Not as it should be: " + ledger.expected() + " shots, " + ledger.shots() + " with a verdict, " + passed + " clips passed.");
        out.flush();
        return good;
    }

    private void explain(final ShotLedger ledger, final List<FailedFile> failures, final ProcessGroup group)
            throws IOException, InterruptedException {
        ledger.duplicates().forEach(shot -> out.println("More than one verdict: " + shot));
        ledger.missing().forEach((script, shots) -> out.println("No verdict: " + script + ", shots " + shots));
        ledger.clipless().forEach(report -> out.println("Report without its clip: " + report));
        failures.forEach(failure -> out.println(failure.line()));
        if (ledger.isBalanced() && failures.isEmpty()) {
            return;
        }
        for (final ConnectionStatus connection : client.status(group).connections()) {
            if (connection.queued() > 0) {
                out.println("Waiting: " + connection.queued() + " from " + connection.source() + " to " + connection.destination());
            }
        }
        for (final Bulletin bulletin : client.bulletins(group)) {
            out.println(bulletin.level() + " of " + bulletin.source() + ": " + bulletin.message());
        }
    }
}
