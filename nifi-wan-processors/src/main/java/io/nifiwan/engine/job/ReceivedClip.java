package io.nifiwan.engine.job;

/**
 * A clip that arrived whole.
 *
 * @param format container
 * @param bytes  size
 * @param sha256 64 lower-case hex digits
 * @param millis time the download took
 */
public record ReceivedClip(ClipFormat format, long bytes, String sha256, long millis) {
}
