package io.nifiwan.quality.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * One layer of the judgement and whether it took part. A layer that did not run is always named, so that nobody takes its silence
 * for consent.
 *
 * @param layer id: {@code decode}, {@code signal}, {@code adherence}, {@code clip_similarity} or {@code vlm_judge}
 * @param state whether it ran
 * @param note  what it did, or why it did not run
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Layer(String layer, State state, String note) {

    /** Whether a layer took part. */
    public enum State {
        /** It ran. */
        RAN,
        /** The clip was asked nothing that this layer judges. */
        NOT_ASKED,
        /** It did not run. */
        NOT_RUN
    }
}
