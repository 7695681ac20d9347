package io.nifiwan.launcher;

import java.io.IOException;
import java.util.List;

/** Opens an address in the user's browser through the desktop's own opener. */
final class Browser {
    private static final List<String> OPENERS = List.of("xdg-open", "open");

    private Browser() {
    }

    /** Whether an opener could be started. */
    static boolean open(final String address) {
        return OPENERS.stream().anyMatch(opener -> isStarted(opener, address));
    }

    private static boolean isStarted(final String opener, final String address) {
        try {
            new ProcessBuilder(opener, address)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (final IOException e) {
            // Not on this system.
            return false;
        }
    }
}
