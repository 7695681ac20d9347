package io.nifiwan.launcher;

import io.nifiwan.launcher.nifi.NifiHome;
import io.nifiwan.launcher.nifi.NifiInstance;
import io.nifiwan.launcher.nifi.StartOptions;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;

/** Sees to it that NiFi runs, and tells the user what that takes. */
final class Starter {
    private static final double NANOS = 1e9;

    private Starter() {
    }

    /** Uses the running NiFi of the home, or starts one; one that would have to be emptied or is older than the bundle is started again. */
    static void ensureRunning(final NifiInstance instance, final StartOptions options, final PrintWriter out)
            throws IOException, InterruptedException {
        final NifiHome home = instance.home();
        if (instance.process().isPresent()) {
            if (!options.fresh() && !instance.isOutdated()) {
                out.println("NiFi is already running: " + instance.address() + "/nifi/");
                out.flush();
                return;
            }
            out.println(options.fresh() ? "Stopping NiFi, because a fresh start empties its flow and data ..."
                    : "Stopping NiFi, because the bundle was built anew since it was started ...");
            out.flush();
            instance.stop();
        } else if (instance.endedByItself()) {
            out.println("The NiFi of " + home.folder() + " was not stopped properly; it goes on where it was. Its last log: " + home.log());
        }
        final boolean first = !Files.isDirectory(home.folder().resolve("work"));
        out.println("Starting NiFi in " + home.folder() + (first ? " (the first start unpacks its libraries) ..." : " ..."));
        out.flush();
        final long begin = System.nanoTime();
        instance.start(options);
        out.printf("NiFi is ready after %.0f s: %s/nifi/%n", (System.nanoTime() - begin) / NANOS, instance.address());
        out.println("Log: " + home.log());
        out.flush();
    }
}
