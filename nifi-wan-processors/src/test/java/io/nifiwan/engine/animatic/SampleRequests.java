package io.nifiwan.engine.animatic;

import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.animatic.render.FrameRenderer;
import io.nifiwan.engine.animatic.scene.ScenePlanner;
import io.nifiwan.prompt.PromptSpec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Requests for tests, small and short. */
public final class SampleRequests {
    public static final int FPS = 16;

    private SampleRequests() {
    }

    /** A request with a spec. */
    public static VideoRequest request(final String id, final String prompt, final PromptSpec spec, final int width, final int height,
            final int frames, final long seed) {
        return new VideoRequest(id, prompt, "", width, height, frames, FPS, seed, Map.of(VideoRequest.SPEC, spec.toJson()));
    }

    /** A spec with terms; the first word of the place chooses the backdrop. */
    public static PromptSpec spec(final String place, final List<String> subjects, final String... terms) {
        return new PromptSpec(PromptSpec.VERSION, "en", "1", 1, new PromptSpec.Slots("", "", "", "", ""), Arrays.asList(terms), null, null,
                place, subjects, 2);
    }

    /** A renderer for a spec. */
    public static FrameRenderer renderer(final PromptSpec spec, final int width, final int height, final int frames, final long seed) {
        final VideoRequest request = request("test", "test", spec, width, height, frames, seed);
        return new FrameRenderer(new ScenePlanner().plan(request, spec), width, height, frames, FPS);
    }

    /** Renders some frames, each 0xRRGGBB row by row. */
    public static List<int[]> frames(final FrameRenderer renderer, final int... indexes) {
        final List<int[]> frames = new ArrayList<>();
        for (final int index : indexes) {
            final int[] pixels = new int[renderer.pixelCount()];
            renderer.render(index, pixels);
            frames.add(pixels);
        }
        return frames;
    }
}
