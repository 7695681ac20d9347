package io.nifiwan.launcher.quality;

import io.nifiwan.quality.measure.Expectation;

import java.util.Map;

/**
 * What is known of a clip beside its pictures.
 *
 * @param expectation what it was asked to be
 * @param attributes  facts about its shot
 */
record ExpectedClip(Expectation expectation, Map<String, String> attributes) {
    static final ExpectedClip UNKNOWN = new ExpectedClip(Expectation.none(), Map.of());

    ExpectedClip {
        attributes = Map.copyOf(attributes);
    }
}
