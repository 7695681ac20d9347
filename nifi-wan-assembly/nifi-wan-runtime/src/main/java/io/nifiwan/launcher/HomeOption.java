package io.nifiwan.launcher;

import io.nifiwan.launcher.nifi.NifiHome;
import io.nifiwan.launcher.nifi.NifiInstance;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;

/** What every command has: the instance that it is about, and help. */
public final class HomeOption {
    @Option(names = "--home", paramLabel = "FOLDER", description = "Working folder of the NiFi (default: .nifi-wan in the checkout)")
    private Path home;

    // Read by picocli alone.
    @SuppressWarnings("UnusedVariable")
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help")
    private boolean help;

    /** The instance in the home that was named, running or not. */
    public NifiInstance instance() throws IOException {
        final Layout layout = Layout.current();
        return new NifiInstance(layout.nifi(), NifiHome.at(home == null ? layout.defaultHome() : home));
    }
}
