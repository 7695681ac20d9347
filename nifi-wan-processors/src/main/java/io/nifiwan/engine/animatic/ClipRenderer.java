package io.nifiwan.engine.animatic;

import io.nifiwan.engine.Capabilities;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.animatic.render.FrameRenderer;
import io.nifiwan.engine.animatic.scene.ScenePlanner;
import io.nifiwan.engine.local.ClipMaker;
import io.nifiwan.engine.local.JobControl;
import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.prompt.PromptSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Renders one request into a clip file. Safe for use by several threads. */
public final class ClipRenderer implements ClipMaker {
    private static final String PARTIAL = "clip.partial.mp4";
    private static final String MESSAGES = "ffmpeg.log";

    private final FfmpegInstallation ffmpeg;
    private final SpecReader reader;
    private final ScenePlanner planner = new ScenePlanner();

    /**
     * @param ffmpeg executables to encode with
     * @param reader reads prompts that come without a spec
     */
    public ClipRenderer(final FfmpegInstallation ffmpeg, final SpecReader reader) {
        this.ffmpeg = ffmpeg;
        this.reader = reader;
    }

    @Override
    public Capabilities capabilities() {
        return RequestRules.CAPABILITIES;
    }

    @Override
    public void check(final VideoRequest request) throws EngineException {
        RequestRules.check(request);
        spec(request);
    }

    @Override
    public void make(final VideoRequest request, final Path target, final JobControl control) throws EngineException, IOException,
            InterruptedException {
        final Path folder = target.toAbsolutePath().getParent();
        final Path partial = folder.resolve(PARTIAL);
        final Path messages = folder.resolve(MESSAGES);
        final FrameRenderer frames = new FrameRenderer(planner.plan(request, spec(request)), request.width(), request.height(),
                request.frames(), request.fps());
        try (ClipEncoder encoder = new ClipEncoder(ffmpeg, partial, messages, request.width(), request.height(), request.fps())) {
            control.attach(encoder::close);
            final int[] pixels = new int[frames.pixelCount()];
            for (int frame = 0; frame < request.frames(); frame++) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("Rendering was interrupted");
                }
                frames.render(frame, pixels);
                encoder.add(pixels);
                control.report((frame + 1.0) / request.frames());
            }
            encoder.finish();
        }
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(messages);
    }

    private PromptSpec spec(final VideoRequest request) throws EngineException {
        final String json = request.extras().get(VideoRequest.SPEC);
        if (json == null || json.isBlank()) {
            return reader.read(request.prompt(), request.seconds());
        }
        try {
            return PromptSpec.fromJson(json);
        } catch (final IllegalArgumentException e) {
            throw new EngineException(EngineError.INVALID, "spec", e.getMessage(), e);
        }
    }
}
