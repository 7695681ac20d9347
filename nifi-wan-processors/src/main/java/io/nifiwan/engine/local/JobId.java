package io.nifiwan.engine.local;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;

import java.util.regex.Pattern;

/** Which request ids can name a job: an id becomes a folder name, so no separators, no leading dot, short enough for every file system. */
final class JobId {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,119}");

    private JobId() {
    }

    static boolean isSafe(final String id) {
        return id != null && SAFE.matcher(id).matches() && !id.endsWith(".");
    }

    /**
     * Refuses an id that is no name.
     *
     * @throws EngineException {@link EngineError#INVALID}
     */
    static void check(final String id) throws EngineException {
        if (!isSafe(id)) {
            throw new EngineException(EngineError.INVALID, "id", "A request id has 1 to 120 letters, digits, dots, dashes or underscores and "
                    + "starts with a letter or digit; got '" + id + "'");
        }
    }
}
