package io.nifiwan.quality.semantic;

import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.Measurement;

import java.util.Locale;
import java.util.Optional;

/** The layers of the judgement that need a model. The ids are those of their measurements and of the report. */
public enum SemanticLayer {
    /** Similarity of frames and prompt in the space of an image and text model. */
    CLIP_SIMILARITY("image and text model"),
    /** Answers of a vision and language model to questions about the frames. */
    VLM_JUDGE("vision and language model");

    private final String model;

    SemanticLayer(final String model) {
        this.model = model;
    }

    /** Name of the measurement, and of the layer in reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it needs, for sentences. */
    public String model() {
        return model;
    }

    /** What the layer says of a clip, empty where it is not configured. */
    public Optional<Measurement> in(final ClipMeasurements measurements) {
        return measurements.of(id());
    }
}
