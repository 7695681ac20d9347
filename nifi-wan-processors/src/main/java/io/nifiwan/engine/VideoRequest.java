package io.nifiwan.engine;

import java.util.Map;

/**
 * One clip to be made. Immutable; everything that determines the clip is in it.
 *
 * @param requestId      our own id, unique per attempt; engines that can, find the job by it
 * @param prompt         what to show, any length above zero
 * @param negativePrompt what to avoid, may be empty
 * @param width          pixels, even, above zero
 * @param height         pixels, even, above zero
 * @param frames         number of frames, 4n+1
 * @param fps            frames per second, above zero
 * @param seed           0 to 2147483647
 * @param settings       model, steps and guidance, where the flow names them
 * @param extras         engine-specific values by name; {@value #SPEC} holds the prompt spec as JSON
 */
public record VideoRequest(String requestId, String prompt, String negativePrompt, int width, int height, int frames,
                           int fps, long seed, ModelSettings settings, Map<String, String> extras) {
    /** Key of {@link #extras()} with the JSON of the prompt spec. */
    public static final String SPEC = "prompt.spec";

    public VideoRequest {
        settings = settings == null ? ModelSettings.OF_ENGINE : settings;
        extras = Map.copyOf(extras);
    }

    /** A request that leaves model, steps and guidance to the engine. */
    public VideoRequest(final String requestId, final String prompt, final String negativePrompt, final int width, final int height,
                        final int frames, final int fps, final long seed, final Map<String, String> extras) {
        this(requestId, prompt, negativePrompt, width, height, frames, fps, seed, ModelSettings.OF_ENGINE, extras);
    }

    /** This request in another size, length or rate. */
    public VideoRequest resized(final int newWidth, final int newHeight, final int newFrames, final int newFps) {
        return new VideoRequest(requestId, prompt, negativePrompt, newWidth, newHeight, newFrames, newFps, seed, settings, extras);
    }

    /** Length in seconds. */
    public double seconds() {
        return (double) frames / fps;
    }
}
