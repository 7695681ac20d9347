package io.nifiwan.quality.semantic;

import io.nifiwan.quality.measure.Measurement;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What became of a configured layer for one clip; it stands among the labels of the measurement. */
public enum SemanticState {
    /** It judged. */
    JUDGED,
    /** The clip has no prompt that it could be compared with. */
    NOT_ASKED,
    /** The model does not know the language of the prompt. */
    LANGUAGE_UNSUPPORTED,
    /** The model, its server or its budget failed. */
    UNAVAILABLE,
    /** The clip is rejected already, so the model was not asked. */
    SPARED;

    /** Name of the label. */
    public static final String LABEL = "state";

    /** The state that a measurement of a layer tells. */
    public static SemanticState of(final Measurement measurement) {
        final String label = measurement.labels().get(LABEL);
        for (final SemanticState state : values()) {
            if (state.id().equals(label)) {
                return state;
            }
        }
        return measurement.applicable() ? JUDGED : UNAVAILABLE;
    }

    /** Value of the label. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The measurement of a layer that says nothing of the clip. */
    public Measurement measurement(final SemanticLayer layer, final String why) {
        return new Measurement(layer.id(), false, why, Map.of(), Map.of(LABEL, id()), Map.of(), List.of());
    }
}
