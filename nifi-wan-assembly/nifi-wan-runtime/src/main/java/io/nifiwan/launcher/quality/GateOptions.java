package io.nifiwan.launcher.quality;

import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.quality.verdict.Profile;
import io.nifiwan.quality.verdict.ProfileFile;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What every command that judges clips has. */
final class GateOptions {
    @Option(names = "--profile", paramLabel = "NAME|FILE", defaultValue = "photoreal",
            description = "Built-in profile, or a profile file as calibrate writes it (default: ${DEFAULT-VALUE})")
    private String profile;

    @Option(names = "--expect", paramLabel = "FILE|FOLDER", description = "What the clips were asked to be: one JSON file for all of them, "
            + "one with a field "
            + "\"clips\" by file name, or a folder with a JSON file for each clip.%n"
            + "By default the JSON file beside a clip with the same base name, if there is one: a report, FlowFile attributes, or a prompt spec.")
    private Path expect;

    @Option(names = "--ffmpeg", paramLabel = "FILE", description = "ffmpeg executable with ffprobe beside it (default: the bundled one)")
    private Path ffmpeg;

    @Option(names = "--threads", paramLabel = "N", description = "Clips to measure side by side (default: the number of processors)")
    private Integer threads;

    /** The profile that was named. */
    ProfileFile profile() throws IOException {
        for (final Profile builtIn : Profile.values()) {
            if (builtIn.id().equals(profile.toLowerCase(Locale.ROOT))) {
                return ProfileFile.of(builtIn);
            }
        }
        if (!Path.of(profile).toFile().isFile()) {
            final List<String> names = Arrays.stream(Profile.values()).map(Profile::id).toList();
            throw new IOException("There is no profile " + profile + ": it is none of " + names.stream().collect(Collectors.joining(", "))
                    + ", and no file");
        }
        return ProfileFile.read(Path.of(profile));
    }

    /** ffmpeg as named or bundled; empty where none is bundled for this machine. */
    Optional<FfmpegInstallation> ffmpeg() throws IOException {
        if (ffmpeg == null) {
            return FfmpegInstallation.isBundled() ? Optional.of(FfmpegInstallation.bundled()) : Optional.empty();
        }
        final FfmpegInstallation named = FfmpegInstallation.installed(ffmpeg);
        if (!named.runs()) {
            throw new IOException(ffmpeg + " does not run");
        }
        return Optional.of(named);
    }

    /** What judges clips. */
    ClipGate gate() throws IOException {
        return new ClipGate(ffmpeg(), profile().thresholds(), ClipExpectations.of(Optional.ofNullable(expect)));
    }

    int threads() throws IOException {
        if (threads != null && threads < 1) {
            throw new IOException("--threads is at least 1, not " + threads);
        }
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
