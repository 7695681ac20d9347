package io.nifiwan.engine.httpjson;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How an engine is used whose one call blocks until the clip is made.
 *
 * @param folder  where jobs live; it must outlast restarts, and no other engine or node may use it
 * @param timeout of one call, from connecting to the last byte of the clip; above zero
 * @param keep    how long a job stays after its end
 */
public record BlockingSettings(Path folder, Duration timeout, Duration keep) {
}
