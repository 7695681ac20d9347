package io.nifiwan.engine.job;

import java.util.Optional;

/**
 * A clip that arrived whole.
 *
 * @param format    container
 * @param bytes     size
 * @param sha256    64 lower-case hex digits
 * @param millis    time the download took
 * @param unchecked why nobody could look into the clip, though somebody was to
 */
public record ReceivedClip(ClipFormat format, long bytes, String sha256, long millis, Optional<String> unchecked) {
}
