package io.nifiwan.engine.animatic;

import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.local.JobControl;
import io.nifiwan.engine.local.WorkFolder;
import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.prompt.PromptSpec;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Times a clip of 81 frames of 1280x720 against the bare encoding of as many flat frames. Run with the test class path; arguments: rounds
 * (default 3). Prints one line per scene and round: seconds, frames per second and the ratio to bare encoding.
 */
public final class AnimaticBenchmark {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int FRAMES = 81;
    private static final int FPS = 16;

    private AnimaticBenchmark() {
    }

    public static void main(final String[] arguments) throws Exception {
        final int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        final FfmpegInstallation ffmpeg = FfmpegInstallation.bundled();
        final Path folder = Files.createTempDirectory("animatic-benchmark");
        final ClipRenderer renderer = new ClipRenderer(ffmpeg, (prompt, seconds) -> spec("", List.of(), List.of()));
        final Map<String, PromptSpec> scenes = Map.of(
                "A woman with a red umbrella in an old street on a rainy night, push in",
                        spec("old street", List.of("time.night", "weather.rain", "move.push_in",
                        "tone.blue_grey"), List.of("woman")),
                "Dawn over a harbour, pan right", spec("harbour", List.of("time.dawn", "move.pan_right", "tone.warm"), List.of("boat")),
                "Snow in a pine forest, static", spec("forest", List.of("time.day", "weather.snow"), List.of("old_man")));
        try {
            for (int round = 1; round <= rounds; round++) {
                final double bare = bareEncoding(ffmpeg, folder);
                out.printf("round %d: bare encoding %.2f s%n", round, bare);
                for (final Map.Entry<String, PromptSpec> scene : scenes.entrySet()) {
                    final VideoRequest request = new VideoRequest("benchmark", scene.getKey(), "", WIDTH, HEIGHT, FRAMES, FPS, 42,
                            Map.of(VideoRequest.SPEC, scene.getValue().toJson()));
                    final long start = System.nanoTime();
                    renderer.make(request, folder.resolve("clip.mp4"), new JobControl());
                    final double seconds = (System.nanoTime() - start) / 1e9;
                    out.printf("  %.2f s, %.1f frames/s, %.2f x bare: %s%n", seconds, FRAMES / seconds, seconds / bare, scene.getKey());
                }
            }
        } finally {
            WorkFolder.delete(folder);
        }
    }

    private static double bareEncoding(final FfmpegInstallation ffmpeg, final Path folder) throws Exception {
        final long start = System.nanoTime();
        try (ClipEncoder encoder = new ClipEncoder(ffmpeg, folder.resolve("flat.mp4"), folder.resolve("flat.log"), WIDTH, HEIGHT, FPS)) {
            final int[] pixels = new int[WIDTH * HEIGHT];
            for (int frame = 0; frame < FRAMES; frame++) {
                encoder.add(pixels);
            }
            encoder.finish();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static PromptSpec spec(final String place, final List<String> terms, final List<String> subjects) {
        return new PromptSpec(PromptSpec.VERSION, "en", "1", 1, new PromptSpec.Slots("", "", "", "", ""), terms, null, null, place, subjects, 5);
    }
}
