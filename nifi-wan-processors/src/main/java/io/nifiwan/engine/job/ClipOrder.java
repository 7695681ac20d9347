package io.nifiwan.engine.job;

import io.nifiwan.engine.VideoRequest;

import java.util.Map;

/**
 * What the flow asks for, as it stands in properties and attributes; nothing of it is checked yet.
 *
 * @param prompt         what to show
 * @param negativePrompt what to avoid, may be empty
 * @param width          pixels
 * @param height         pixels
 * @param fps            frames per second
 * @param seconds        length as text
 * @param seed           seed as text; empty asks for one to be drawn
 * @param spec           JSON of the prompt spec, may be empty
 * @param model          what is asked of the model
 * @param take           how many takes, or which one
 */
public record ClipOrder(String prompt, String negativePrompt, int width, int height, int fps, String seconds, String seed, String spec,
                        ModelOrder model, TakeOrder take) {

    /** An order that leaves the model to the engine, for one take. */
    public ClipOrder(final String prompt, final String negativePrompt, final int width, final int height, final int fps, final String seconds,
                     final String seed, final String spec) {
        this(prompt, negativePrompt, width, height, fps, seconds, seed, spec, ModelOrder.OF_ENGINE, TakeOrder.SINGLE);
    }

    /** The extras of the request. */
    public Map<String, String> extras() {
        return spec.isBlank() ? Map.of() : Map.of(VideoRequest.SPEC, spec);
    }
}
