package io.nifiwan.quality.measure;

/**
 * A place in the clip where something is wrong, as a metric saw it. Whether it rejects the clip is for the verdict to decide.
 *
 * @param code        what is wrong
 * @param from        start in seconds
 * @param to          end in seconds, at least {@code from}
 * @param value       the raw value that shows it
 * @param explanation one sentence with numbers, for a person
 */
public record Finding(ReasonCode code, double from, double to, double value, String explanation) {
}
