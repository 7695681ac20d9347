package io.nifiwan.engine;

/**
 * How a model makes the clip, where the flow says it; what is left open is the engine's own setting.
 *
 * @param model    name of the model as the engine knows it; empty leaves it to the engine
 * @param steps    denoising steps; 0 leaves them to the engine
 * @param guidance scale of the classifier-free guidance, at least 0; a negative number leaves it to the engine
 */
public record ModelSettings(String model, int steps, double guidance) {
    /** Everything as the engine is set up. */
    public static final ModelSettings OF_ENGINE = new ModelSettings("", 0, -1);
}
