package io.nifiwan.launcher;

import io.nifiwan.launcher.nifi.NifiInstance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** Starts NiFi in the background. */
@Command(name = "start", description = "Starts NiFi in the background and waits until it is ready.%n"
        + "It goes on when this command has ended, and keeps flow and data from start to start. Ctrl-C while it is starting stops it again.")
final class StartCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private HomeOption home;

    @Mixin
    private StartOption start;

    @Override
    public Integer call() throws Exception {
        final PrintWriter out = command.commandLine().getOut();
        final NifiInstance instance = home.instance();
        Starter.ensureRunning(instance, start.options(), out);
        final String address = instance.address() + "/nifi/";
        if (start.opensBrowser() && !Browser.open(address)) {
            out.println("No browser could be opened; open " + address + " yourself");
        }
        out.println("Stop it with: ./wan stop");
        out.flush();
        return 0;
    }
}
