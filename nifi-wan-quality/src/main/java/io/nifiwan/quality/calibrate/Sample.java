package io.nifiwan.quality.calibrate;

/**
 * A measured value with a person's verdict.
 *
 * @param value finite
 * @param bad   whether the person rejects the clip
 */
public record Sample(double value, boolean bad) {
}
