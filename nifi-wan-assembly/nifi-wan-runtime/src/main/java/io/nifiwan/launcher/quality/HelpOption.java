package io.nifiwan.launcher.quality;

import picocli.CommandLine.Option;

/** Help of a command that is about no NiFi. */
final class HelpOption {
    // Read by picocli alone.
    @SuppressWarnings("UnusedVariable")
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help")
    private boolean help;
}
