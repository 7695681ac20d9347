package io.nifiwan.engine.services;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Services for tests in other packages. */
public final class HttpJsonEngines {
    private HttpJsonEngines() {
    }

    /** A service that makes blocking calls on the calling thread, and for which a minute passes whenever it looks at the clock. */
    public static TextToVideoService direct() {
        final AtomicLong seconds = new AtomicLong(1_700_000_000L);
        return new HttpJsonEngine(() -> Instant.ofEpochSecond(seconds.addAndGet(60)), threads -> Runnable::run);
    }
}
