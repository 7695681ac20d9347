package io.nifiwan.launcher;

import io.nifiwan.launcher.nifi.GroupStatus;
import io.nifiwan.launcher.nifi.GroupStatus.ConnectionStatus;
import io.nifiwan.launcher.nifi.InstanceFailure;
import io.nifiwan.launcher.nifi.NifiApiException;
import io.nifiwan.launcher.nifi.NifiClient;
import io.nifiwan.launcher.nifi.NifiInstance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** Tells whether NiFi runs and what its flow is doing. */
@Command(name = "status", description = "Tells whether NiFi runs, where its UI is, and what waits in its queues.%n"
        + "Exit codes: 0 it runs, 4 it ended by itself, 5 it runs but does not answer, 6 it is not running.")
final class StatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private HomeOption home;

    @Override
    public Integer call() throws Exception {
        final PrintWriter out = command.commandLine().getOut();
        final NifiInstance instance = home.instance();
        if (instance.process().isEmpty()) {
            return explainMissing(instance, out);
        }
        out.println("NiFi runs in " + instance.home().folder() + ", process " + instance.process().orElseThrow().pid());
        out.println("  UI     " + instance.address() + "/nifi/");
        out.println("  Log    " + instance.home().log());
        try (NifiClient client = instance.client()) {
            print(client.status(), out);
        } catch (final NifiApiException e) {
            out.println("  It does not answer: " + e.getMessage());
            out.flush();
            return InstanceFailure.NOT_READY.exitCode();
        }
        out.flush();
        return 0;
    }

    private static int explainMissing(final NifiInstance instance, final PrintWriter out) throws IOException {
        final boolean died = instance.endedByItself();
        if (died) {
            out.println("NiFi is not running in " + instance.home().folder() + ": it ended without being stopped. See " + instance.home().log()
                    + " and " + instance.home().output());
        } else {
            out.println("NiFi is not running in " + instance.home().folder());
        }
        out.flush();
        return (died ? InstanceFailure.DIED : InstanceFailure.NOT_RUNNING).exitCode();
    }

    private static void print(final GroupStatus status, final PrintWriter out) {
        out.printf("  Flow   %d processors: %d running, %d stopped, %d invalid, %d disabled; %d threads at work%n", status.processors().size(),
                status.count("Running"), status.count("Stopped"), status.count("Invalid"), status.count("Disabled"), status.activeThreads());
        out.printf("  Queued %d FlowFiles, %d bytes%n", status.queued(), status.queuedBytes());
        for (final ConnectionStatus connection : status.connections()) {
            if (connection.queued() > 0) {
                out.printf("         %d from %s to %s%n", connection.queued(), connection.source(), connection.destination());
            }
        }
    }
}
