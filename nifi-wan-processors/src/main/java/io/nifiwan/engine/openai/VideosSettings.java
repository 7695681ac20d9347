package io.nifiwan.engine.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifiwan.engine.ModelSettings;

import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a server is asked for clips.
 *
 * @param dialect        what the server is
 * @param encoding       how submissions are written
 * @param model          what a request takes over where it says nothing of model, steps or guidance
 * @param secondGuidance scale of the expert for low noise, at least 0; empty leaves it to the server
 * @param flowShift      shift of the noise schedule, above 0; empty leaves it to the server
 * @param maxSeconds     longest clip, above 0
 * @param extras         more fields by name, typed
 */
public record VideosSettings(VideosDialect dialect, VideosEncoding encoding, ModelSettings model, OptionalDouble secondGuidance,
                             OptionalDouble flowShift, double maxSeconds, SortedMap<String, JsonNode> extras) {
    public VideosSettings {
        extras = Collections.unmodifiableSortedMap(new TreeMap<>(extras));
    }

    /** Settings with nothing but what every server needs. */
    public static VideosSettings of(final VideosDialect dialect, final VideosEncoding encoding) {
        return new VideosSettings(dialect, encoding, ModelSettings.OF_ENGINE, OptionalDouble.empty(), OptionalDouble.empty(), 10,
                new TreeMap<>());
    }

    /** Model, steps and guidance of a request: its own, else these. */
    ModelSettings modelOf(final ModelSettings asked) {
        return new ModelSettings(asked.model().isBlank() ? model.model() : asked.model(),
                asked.steps() > 0 ? asked.steps() : model.steps(),
                asked.guidance() >= 0 ? asked.guidance() : model.guidance());
    }
}
