package io.nifiwan.quality.processors;

import io.nifiwan.quality.CheckException;
import io.nifiwan.quality.ExpectationReader;
import io.nifiwan.quality.FfmpegCheck;
import io.nifiwan.quality.measure.Expectation;
import org.apache.nifi.components.ConfigVerificationResult;
import org.apache.nifi.components.ConfigVerificationResult.Outcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The steps of the self-check of CheckVideoQuality; each gives one result and changes nothing. */
final class GateVerification {
    private GateVerification() {
    }

    /** Whether ffmpeg can be run. */
    static ConfigVerificationResult ffmpeg(final Optional<Path> executable) {
        try {
            return result("Run FFmpeg", Outcome.SUCCESSFUL, FfmpegCheck.version(executable));
        } catch (final IOException e) {
            return result("Run FFmpeg", Outcome.FAILED, e.getMessage() + (executable.isPresent() ? "; clips go to failure"
                    : "; clips are decoded in Java, slowly, and only H.264 in MP4"));
        }
    }

    /** Whether the temporary folder can be written. */
    static ConfigVerificationResult temporaryFolder(final Optional<Path> folder) {
        final Path place = folder.orElse(Path.of(System.getProperty("java.io.tmpdir")));
        try {
            Files.delete(Files.createTempFile(place, "nifi-wan-verify-", ".tmp"));
            return result("Write Temporary File", Outcome.SUCCESSFUL, place + " is writable");
        } catch (final IOException e) {
            return result("Write Temporary File", Outcome.FAILED, place + " is not writable: " + e);
        }
    }

    /** What the given attributes ask of a clip. */
    static ConfigVerificationResult expectation(final ExpectationReader reader, final Map<String, String> attributes) {
        if (attributes.isEmpty()) {
            return result("Read Expectation", Outcome.SKIPPED, "No attributes were given");
        }
        try {
            final Expectation expectation = reader.read(attributes);
            return result("Read Expectation", Outcome.SUCCESSFUL, "Asked are " + expectation.width() + "x" + expectation.height() + ", "
                    + expectation.fps() + " frames a second, " + expectation.frames() + " frames (0 is not asked), camera "
                    + expectation.camera().map(Expectation.Asked::target).orElse("not asked") + ", tone "
                    + expectation.tone().map(Expectation.Asked::target).orElse("not asked"));
        } catch (final CheckException e) {
            return result("Read Expectation", Outcome.FAILED, e.error() + ": " + e.getMessage());
        }
    }

    /** Which layers of the judgement are live. */
    static ConfigVerificationResult layers() {
        return result("Layers", Outcome.SUCCESSFUL, "Live: conformance, signal metrics, camera and tone adherence. "
                + "Not run: similarity by an image and text model, judgement by a vision and language model");
    }

    private static ConfigVerificationResult result(final String step, final Outcome outcome, final String explanation) {
        return new ConfigVerificationResult.Builder().verificationStepName(step).outcome(outcome).explanation(explanation).build();
    }
}
