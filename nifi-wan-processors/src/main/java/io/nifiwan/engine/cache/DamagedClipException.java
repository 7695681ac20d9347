package io.nifiwan.engine.cache;

import java.io.IOException;

/** A stored clip is not what was stored: cut short, changed, or under the name of another. */
final class DamagedClipException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedClipException(final String message) {
        super(message);
    }
}
