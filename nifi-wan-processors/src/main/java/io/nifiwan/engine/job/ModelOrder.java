package io.nifiwan.engine.job;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.ModelSettings;

/**
 * What the flow asks of the model, as text; empty leaves it to the engine.
 *
 * @param model    name of the model
 * @param steps    1 to {@value #MAXIMUM_STEPS}
 * @param guidance 0 to {@value #MAXIMUM_GUIDANCE}
 */
public record ModelOrder(String model, String steps, String guidance) {
    /** Everything as the engine is set up. */
    public static final ModelOrder OF_ENGINE = new ModelOrder("", "", "");
    private static final int MAXIMUM_STEPS = 1000;
    private static final int MAXIMUM_GUIDANCE = 100;

    /**
     * The settings of the request.
     *
     * @throws EngineException {@link EngineError#INVALID} for a number out of range
     */
    ModelSettings settings() throws EngineException {
        return new ModelSettings(model.strip(), stepNumber(), guidanceScale());
    }

    private int stepNumber() throws EngineException {
        return steps.isBlank() ? ModelSettings.OF_ENGINE.steps() : wholeNumber("Steps", steps, MAXIMUM_STEPS);
    }

    private double guidanceScale() throws EngineException {
        if (guidance.isBlank()) {
            return ModelSettings.OF_ENGINE.guidance();
        }
        try {
            final double scale = Double.parseDouble(guidance.strip());
            if (scale >= 0 && scale <= MAXIMUM_GUIDANCE) {
                return scale;
            }
        } catch (final NumberFormatException e) {
            throw new EngineException(EngineError.INVALID, "", "Guidance must be a number but is '%s'".formatted(guidance.strip()), e);
        }
        throw new EngineException(EngineError.INVALID, "", "Guidance must be from 0 to %d but is '%s'".formatted(MAXIMUM_GUIDANCE, guidance.strip()));
    }

    /** A whole number from 1. */
    static int wholeNumber(final String name, final String text, final int maximum) throws EngineException {
        try {
            final int number = Integer.parseInt(text.strip());
            if (number >= 1 && number <= maximum) {
                return number;
            }
        } catch (final NumberFormatException e) {
            throw new EngineException(EngineError.INVALID, "", "%s must be a whole number but is '%s'".formatted(name, text.strip()), e);
        }
        throw new EngineException(EngineError.INVALID, "", "%s must be from 1 to %d but is '%s'".formatted(name, maximum, text.strip()));
    }
}
