package io.nifiwan.quality;

import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.semantic.SemanticLayer;
import io.nifiwan.quality.semantic.SemanticPanel;
import io.nifiwan.quality.semantic.SemanticState;
import io.nifiwan.quality.verdict.RequiredLayers;

import java.util.Optional;

/**
 * How models take part in a check.
 *
 * @param panel          the models, none or more
 * @param required       layers without which a clip cannot pass
 * @param failureIsError whether a model that fails makes the check fail, so that it can be tried again; else a person has to look
 */
public record SemanticChecks(SemanticPanel panel, RequiredLayers required, boolean failureIsError) {

    /** No models. */
    public static SemanticChecks none() {
        return new SemanticChecks(SemanticPanel.none(), RequiredLayers.NONE, false);
    }

    /**
     * Holds the measurements to what is configured.
     *
     * @throws CheckException when a model failed and that is an error
     */
    void check(final ClipMeasurements measurements) throws CheckException {
        for (final SemanticLayer layer : SemanticLayer.values()) {
            final Optional<Measurement> said = layer.in(measurements);
            if (failureIsError && said.isPresent() && SemanticState.of(said.get()) == SemanticState.UNAVAILABLE) {
                throw new CheckException(CheckError.SCORER, "The " + layer.model() + " did not judge: " + said.get().note());
            }
        }
    }
}
