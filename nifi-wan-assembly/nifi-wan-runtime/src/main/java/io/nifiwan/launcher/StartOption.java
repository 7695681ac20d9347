package io.nifiwan.launcher;

import io.nifiwan.launcher.nifi.NifiInstance;
import io.nifiwan.launcher.nifi.StartOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.regex.Pattern;

/** How NiFi is started, for the commands that may start it. */
final class StartOption {
    private static final int HIGHEST_PORT = 65535;
    private static final Pattern MEMORY = Pattern.compile("[1-9][0-9]{0,6}[mMgG]");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--port", paramLabel = "PORT",
            description = "Port of UI and REST API on 127.0.0.1 (default: the last one if it is free, else any free one)")
    private int port;

    @Option(names = "--memory", paramLabel = "SIZE", defaultValue = StartOptions.DEFAULT_MEMORY,
            description = "Heap of NiFi (default: ${DEFAULT-VALUE})")
    private String memory;

    @Option(names = "--fresh", description = "Empty flow and data of earlier starts first")
    private boolean fresh;

    @Option(names = "--open", description = "Open NiFi's UI in the browser")
    private boolean open;

    StartOptions options() {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(command.commandLine(), "--port must be from 1 to " + HIGHEST_PORT + ", or left out");
        }
        if (!MEMORY.matcher(memory).matches()) {
            throw new ParameterException(command.commandLine(), "--memory must be a number with m or g, for example 1g");
        }
        return new StartOptions(port, memory, fresh, NifiInstance.START_LIMIT);
    }

    boolean opensBrowser() {
        return open;
    }
}
