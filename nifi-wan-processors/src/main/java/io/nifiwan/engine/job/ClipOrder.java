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
 */
public record ClipOrder(String prompt, String negativePrompt, int width, int height, int fps, String seconds, String seed, String spec) {

    /** The extras of the request. */
    public Map<String, String> extras() {
        return spec.isBlank() ? Map.of() : Map.of(VideoRequest.SPEC, spec);
    }
}
