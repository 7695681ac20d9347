package io.nifiwan.launcher;

import io.nifiwan.launcher.nifi.NifiInstance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** Stops NiFi. */
@Command(name = "stop", description = "Stops NiFi; flow and data stay, and what is under way goes on at the next start.")
final class StopCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private HomeOption home;

    @Override
    public Integer call() throws Exception {
        final PrintWriter out = command.commandLine().getOut();
        final NifiInstance instance = home.instance();
        if (instance.process().isPresent()) {
            out.println("Stopping NiFi ...");
            out.flush();
        }
        out.println(instance.stop() ? "NiFi is stopped." : "No NiFi runs in " + instance.home().folder());
        out.flush();
        return 0;
    }
}
