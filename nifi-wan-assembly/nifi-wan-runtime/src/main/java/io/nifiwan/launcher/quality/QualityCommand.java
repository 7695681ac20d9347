package io.nifiwan.launcher.quality;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The quality gate on the command line, over the library that CheckVideoQuality runs. */
@Command(name = "quality", description = "Checks clips with the quality gate of CheckVideoQuality, and tunes it. Needs no NiFi.",
        subcommands = {CheckCommand.class, CompareCommand.class, ExplainCommand.class, CalibrateCommand.class})
public final class QualityCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @SuppressWarnings("UnusedVariable")
    @Mixin
    private HelpOption help;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Name what to do: check, compare, explain or calibrate");
    }
}
