package io.nifiwan.engine.dashscope;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.ModelSettings;
import io.nifiwan.engine.VideoRequest;

/**
 * Makes a request fit its model, and writes it down as the protocol has it. Nothing is left to the defaults of the service: they are the
 * dearest size and a rewritten prompt.
 */
final class RequestFit {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MAXIMUM_SEED = Integer.MAX_VALUE;

    private final DashScopeSettings settings;

    RequestFit(final DashScopeSettings settings) {
        this.settings = settings;
    }

    /** Name of the model that makes a request. */
    String modelName(final VideoRequest request) {
        return request.settings().model().isBlank() ? settings.model() : request.settings().model().strip();
    }

    /**
     * The request as its model makes it: size, whole seconds, the model's own frame rate and name. Models take neither steps nor guidance, so
     * these go.
     *
     * @throws EngineException {@link EngineError#INVALID} for what the model cannot make, {@link EngineError#CONFIGURATION} for an unknown model
     */
    VideoRequest fit(final VideoRequest request) throws EngineException {
        final VideoModel model = model(request);
        model.checkTexts(request.prompt(), request.negativePrompt());
        if (request.seed() < 0 || request.seed() > MAXIMUM_SEED) {
            throw new EngineException(EngineError.INVALID, "", "The seed must be from 0 to %d but is %d".formatted(MAXIMUM_SEED, request.seed()));
        }
        final FrameSize size = model.sizeFor(request.width(), request.height(), settings.roundSizes());
        final int frames = model.secondsFor(request.frames(), request.fps()) * model.rules().fps();
        return new VideoRequest(request.requestId(), request.prompt(), request.negativePrompt(), size.width(), size.height(), frames,
                model.rules().fps(), request.seed(), new ModelSettings(model.name(), 0, -1), request.extras());
    }

    /**
     * The body of the call that makes the job.
     *
     * @throws EngineException as {@link #fit}
     */
    ObjectNode body(final VideoRequest request) throws EngineException {
        final VideoRequest fitted = fit(request);
        final VideoModel model = model(fitted);
        final ModelRules rules = model.rules();
        final ObjectNode body = JSON.createObjectNode().put("model", model.name());
        final ObjectNode input = body.putObject("input").put("prompt", fitted.prompt());
        final ObjectNode parameters = body.putObject("parameters");
        if (!fitted.negativePrompt().isBlank() && rules.negativePrompt() != PromptField.NONE) {
            (rules.negativePrompt() == PromptField.INPUT ? input : parameters).put("negative_prompt", fitted.negativePrompt());
        }
        final FrameSize size = model.sizeFor(fitted.width(), fitted.height(), false);
        if (rules.frame() == FrameField.SIZE) {
            parameters.put("size", size.text());
        } else {
            parameters.put("resolution", size.tier()).put("ratio", size.ratio());
        }
        if (rules.durationSent()) {
            parameters.put("duration", fitted.frames() / fitted.fps());
        }
        parameters.put("seed", fitted.seed()).put("prompt_extend", settings.promptExtend()).put("watermark", settings.watermark());
        if (rules.sound() == SoundControl.SWITCH) {
            parameters.put("audio", settings.sound());
        }
        if (rules.shotType() && settings.promptExtend()) {
            // A clip is one shot; the service takes this beside a rewritten prompt only.
            parameters.put("shot_type", "single");
        }
        return body;
    }

    /** Everything beside the request that determines the clip. */
    String configuration(final VideoRequest request) {
        return "dashscope model=%s prompt_extend=%b watermark=%b sound=%b"
                .formatted(modelName(request), settings.promptExtend(), settings.watermark(), settings.sound());
    }

    private VideoModel model(final VideoRequest request) throws EngineException {
        return settings.models().model(modelName(request), settings.allowUnknown());
    }
}
