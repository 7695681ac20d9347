package io.nifiwan.quality.processors;

import io.nifiwan.quality.SemanticChecks;
import io.nifiwan.quality.semantic.SemanticLayer;
import io.nifiwan.quality.semantic.SemanticPanel;
import io.nifiwan.quality.semantic.SemanticScorer;
import io.nifiwan.quality.services.SemanticScorerService;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.context.PropertyContext;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The properties of CheckVideoQuality that let models judge. */
final class SemanticProperties {
    static final PropertyDescriptor CLIP_SCORER = new PropertyDescriptor.Builder()
            .name("CLIP Scorer")
            .description("Judges whether the clip shows its prompt by the similarity of frames and prompt. Where it is not set, that layer does "
                    + "not run, and the report says so.")
            .required(false)
            .identifiesControllerService(SemanticScorerService.class)
            .build();
    static final PropertyDescriptor VLM_SCORER = new PropertyDescriptor.Builder()
            .name("VLM Scorer")
            .description("Judges whether the clip shows its prompt by the answers of a vision and language model. Where it is not set, that layer "
                    + "does not run, and the report says so.")
            .required(false)
            .identifiesControllerService(SemanticScorerService.class)
            .build();
    static final PropertyDescriptor REQUIRED_LAYERS = new PropertyDescriptor.Builder()
            .name("Required Layers")
            .description("Models without whose judgement a clip cannot pass: where one is not configured, does not read the language of the prompt "
                    + "or fails, the clip needs a review with the reason LAYER_MISSING.")
            .required(true)
            .allowableValues(LayerRequirement.class)
            .defaultValue(LayerRequirement.NONE)
            .build();
    static final PropertyDescriptor SCORER_FAILURE = new PropertyDescriptor.Builder()
            .name("Scorer Failure")
            .description("What follows when a configured model fails: its server does not answer, its answer is unusable, or its budget is used up.")
            .required(true)
            .allowableValues(ScorerFailureAction.class)
            .defaultValue(ScorerFailureAction.REVIEW)
            .build();
    static final List<PropertyDescriptor> DESCRIPTORS = List.of(CLIP_SCORER, VLM_SCORER, REQUIRED_LAYERS, SCORER_FAILURE);

    private SemanticProperties() {
    }

    /** The services that are set, by the layer whose property names them. */
    static Map<SemanticLayer, SemanticScorerService> services(final PropertyContext context) {
        final Map<SemanticLayer, SemanticScorerService> services = new EnumMap<>(SemanticLayer.class);
        if (context.getProperty(CLIP_SCORER).isSet()) {
            services.put(SemanticLayer.CLIP_SIMILARITY, context.getProperty(CLIP_SCORER).asControllerService(SemanticScorerService.class));
        }
        if (context.getProperty(VLM_SCORER).isSet()) {
            services.put(SemanticLayer.VLM_JUDGE, context.getProperty(VLM_SCORER).asControllerService(SemanticScorerService.class));
        }
        return services;
    }

    /**
     * How models take part.
     *
     * @throws IllegalStateException when a property names a service of the other kind
     */
    static SemanticChecks checks(final PropertyContext context) {
        final List<SemanticScorer> scorers = new ArrayList<>();
        services(context).forEach((layer, service) -> {
            if (service.layer() != layer) {
                throw new IllegalStateException("The service for " + layer.id() + " is one for " + service.layer().id());
            }
            scorers.add(service);
        });
        return new SemanticChecks(new SemanticPanel(scorers),
                context.getProperty(REQUIRED_LAYERS).asAllowableValue(LayerRequirement.class).layers(),
                context.getProperty(SCORER_FAILURE).asAllowableValue(ScorerFailureAction.class) == ScorerFailureAction.FAILURE);
    }
}
