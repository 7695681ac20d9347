package io.nifiwan.quality.calibrate;

/**
 * A labelled value of one criterion.
 *
 * @param clip   the clip
 * @param sample value and verdict
 */
public record Observation(JudgedClip clip, Sample sample) {
}
