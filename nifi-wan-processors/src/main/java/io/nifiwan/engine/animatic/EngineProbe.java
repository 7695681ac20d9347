package io.nifiwan.engine.animatic;

import io.nifiwan.engine.EngineCheck;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.local.JobControl;
import io.nifiwan.engine.local.WorkFolder;
import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.prompt.PromptSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks a configuration of the engine before it is enabled: the folder is writable, and a clip of a few small frames can be made. */
public final class EngineProbe {

    private EngineProbe() {
    }

    /** Finds the ffmpeg to use. */
    @FunctionalInterface
    public interface FfmpegSource {
        FfmpegInstallation find() throws IOException;
    }

    /** One entry a step, failed steps with what to do. */
    public static List<EngineCheck> check(final Path folder, final FfmpegSource ffmpeg) {
        final List<EngineCheck> checks = new ArrayList<>();
        checks.add(WorkFolder.check(folder));
        checks.add(encoding(ffmpeg));
        return List.copyOf(checks);
    }

    private static EngineCheck encoding(final FfmpegSource source) {
        final String step = "Rendering";
        Path scratch = null;
        try {
            final FfmpegInstallation ffmpeg = source.find();
            scratch = Files.createTempDirectory("animatic-probe-");
            final PromptSpec spec = new PromptSpec(PromptSpec.VERSION, "en", "", 1, new PromptSpec.Slots("", "", "", "", ""), List.of(),
                    null, null, "", List.of(), 1);
            final VideoRequest request = new VideoRequest("probe", "probe", "", 160, 96, 5, 16, 0, Map.of(VideoRequest.SPEC, spec.toJson()));
            final Path clip = scratch.resolve("clip.mp4");
            new ClipRenderer(ffmpeg, SpecReader.slateOnly()).make(request, clip, new JobControl());
            return new EngineCheck(step, true, "Made a clip of " + Files.size(clip) + " bytes with " + ffmpeg.executable());
        } catch (final IOException | EngineException e) {
            return new EngineCheck(step, false, e.getMessage());
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return new EngineCheck(step, false, "Interrupted");
        } finally {
            remove(scratch);
        }
    }

    private static void remove(final Path scratch) {
        if (scratch != null) {
            try {
                WorkFolder.delete(scratch);
            } catch (final IOException e) {
                scratch.toFile().deleteOnExit();
            }
        }
    }
}
