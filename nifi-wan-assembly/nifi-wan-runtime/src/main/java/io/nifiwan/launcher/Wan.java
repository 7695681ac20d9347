package io.nifiwan.launcher;

import io.nifiwan.launcher.nifi.InstanceException;
import io.nifiwan.launcher.quality.QualityCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.IOException;

/**
 * Entry point of the launcher. Exit codes: 0 done, 1 failed, 2 wrong usage or something missing, and those of
 * {@link io.nifiwan.launcher.nifi.InstanceFailure}; 130 when interrupted.
 */
@Command(name = "wan", mixinStandardHelpOptions = true, version = "nifi-wan",
        description = "Starts, stops and demonstrates a NiFi with the nifi-wan bundle in it, and checks clips without it.",
        subcommands = {StartCommand.class, StopCommand.class, StatusCommand.class, DemoCommand.class, QualityCommand.class,
            CommandLine.HelpCommand.class})
public final class Wan {
    private static final int FAILED = 1;
    private static final int INTERRUPTED = 130;

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(final String[] arguments) {
        System.exit(execute(arguments));
    }

    /** Runs one command. */
    static int execute(final String... arguments) {
        return new CommandLine(new Wan())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, commandLine, result) -> report(failure, commandLine))
                .execute(arguments);
    }

    private static int report(final Exception failure, final CommandLine commandLine) throws Exception {
        if (failure instanceof InterruptedException) {
            return INTERRUPTED;
        }
        if (!(failure instanceof IOException)) {
            throw failure;
        }
        commandLine.getErr().println("wan: " + failure.getMessage());
        return failure instanceof InstanceException instance ? instance.failure().exitCode() : FAILED;
    }
}
