package io.nifiwan.quality.services;

import io.nifiwan.quality.semantic.SemanticException;
import io.nifiwan.quality.semantic.SemanticScorer;
import org.apache.nifi.controller.ControllerService;

/** A layer of the judgement that needs a model, as a service. */
public interface SemanticScorerService extends ControllerService, SemanticScorer {

    /**
     * Finds out whether the layer can judge, at no cost.
     *
     * @return what would judge
     * @throws SemanticException when it cannot
     */
    String live() throws SemanticException;
}
