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
 * @param extras         engine-specific values by name; {@value #SPEC} holds the prompt spec as JSON
 */
public record VideoRequest(String requestId, String prompt, String negativePrompt, int width, int height, int frames,
                           int fps, long seed, Map<String, String> extras) {
    /** Key of {@link #extras()} with the JSON of the prompt spec. */
    public static final String SPEC = "prompt.spec";

    public VideoRequest {
        extras = Map.copyOf(extras);
    }

    /** Length in seconds. */
    public double seconds() {
        return (double) frames / fps;
    }
}
