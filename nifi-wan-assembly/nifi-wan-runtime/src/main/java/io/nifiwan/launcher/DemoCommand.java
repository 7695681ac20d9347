package io.nifiwan.launcher;

import io.nifiwan.launcher.demo.Demo;
import io.nifiwan.launcher.demo.DemoInput;
import io.nifiwan.launcher.nifi.InstanceException;
import io.nifiwan.launcher.nifi.InstanceFailure;
import io.nifiwan.launcher.nifi.NifiClient;
import io.nifiwan.launcher.nifi.NifiInstance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;

/** Runs the sample scripts through the previs flow in a real NiFi. */
@Command(name = "demo", description = "Runs the sample scripts through the previs flow in NiFi and shows the clips that come out.%n"
        + "Every run writes into a folder of its own. Ctrl-C ends the watching only: NiFi goes on (with --exit it is stopped).%n"
        + "Exit code 0: every shot ended in exactly one verdict and at least one clip passed.")
final class DemoCommand implements Callable<Integer> {
    /** System property that says whether the user sits at a terminal. */
    private static final String TERMINAL_PROPERTY = "io.nifiwan.terminal";
    private static final DateTimeFormatter RUN_NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss");

    @Spec
    private CommandSpec command;

    @Mixin
    private HomeOption home;

    @Mixin
    private StartOption start;

    @Option(names = "--exit", description = "Stop NiFi afterwards")
    private boolean exit;

    @Option(names = "--samples", paramLabel = "FOLDER", description = "Scripts to feed (default: flows/previs/samples)")
    private Path samples;

    @Option(names = "--output", paramLabel = "FOLDER", description = "Where clips and reports go (default: a new folder in the home)")
    private Path output;

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "30", description = "How long to watch at most (default: ${DEFAULT-VALUE})")
    private int minutes;

    @Override
    public Integer call() throws Exception {
        final PrintWriter out = command.commandLine().getOut();
        final NifiInstance instance = home.instance();
        final DemoInput input = input(instance, Layout.current());
        Starter.ensureRunning(instance, start.options(), out);
        final String address = instance.address() + "/nifi/";
        if (start.opensBrowser() && !Browser.open(address)) {
            out.println("No browser could be opened; open " + address + " yourself");
        }
        final Thread stopOnExit = new Thread(() -> stopQuietly(instance), "stop-nifi");
        if (exit) {
            Runtime.getRuntime().addShutdownHook(stopOnExit);
        }
        final boolean good;
        try (NifiClient client = instance.client()) {
            good = new Demo(client, input, out, Boolean.getBoolean(TERMINAL_PROPERTY)).run();
        }
        if (!exit) {
            out.println("NiFi goes on: " + address + "  (stop it with ./wan stop)");
            out.flush();
        } else if (instance.stop()) {
            out.println("NiFi is stopped.");
            out.flush();
        }
        return good ? 0 : 1;
    }

    private DemoInput input(final NifiInstance instance, final Layout layout) throws IOException {
        final Path scripts = samples == null ? layout.previsSamples() : samples.toAbsolutePath();
        if (!Files.isRegularFile(layout.previsFlow()) || !Files.isDirectory(scripts)) {
            throw new InstanceException(InstanceFailure.NOT_BUILT, "The demo needs " + layout.previsFlow() + " and scripts in " + scripts);
        }
        final Path previs = instance.home().previs();
        final Path clips = output == null ? previs.resolve("run-" + LocalDateTime.now(ZoneId.systemDefault()).format(RUN_NAME))
                : output.toAbsolutePath().normalize();
        return new DemoInput(layout.previsFlow(), scripts, previs.resolve("scripts"), clips, instance.home().ffmpeg(), Duration.ofMinutes(minutes));
    }

    /** In a shutdown hook nobody is left to tell a failure to. */
    private static void stopQuietly(final NifiInstance instance) {
        try {
            instance.stop();
        } catch (final IOException e) {
            System.err.println("wan: NiFi could not be stopped: " + e.getMessage());
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
