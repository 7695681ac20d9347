package io.nifiwan.quality.processors;

import io.nifiwan.quality.CheckException;
import io.nifiwan.quality.CheckedClip;
import io.nifiwan.quality.ClipChecker;
import io.nifiwan.quality.ExpectationReader;
import io.nifiwan.quality.FfmpegCheck;
import io.nifiwan.quality.QualityAttributes;
import io.nifiwan.quality.TemporaryCopy;
import io.nifiwan.quality.measure.ClipMeasurer;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.report.Layer;
import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.report.ReportSource;
import io.nifiwan.quality.semantic.SemanticBrief;
import io.nifiwan.quality.semantic.SemanticException;
import io.nifiwan.quality.semantic.SemanticLayer;
import io.nifiwan.quality.services.SemanticScorerService;
import io.nifiwan.quality.verdict.Thresholds;
import org.apache.nifi.components.ConfigVerificationResult;
import org.apache.nifi.components.ConfigVerificationResult.Outcome;
import org.apache.nifi.context.PropertyContext;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The steps of the self-check of CheckVideoQuality; each gives one result and changes nothing. */
final class GateVerification {
    private static final String BUILT_IN_CLIP = "/io/nifiwan/quality/verification.mp4";

    private GateVerification() {
    }

    /** Makes a measurer, which fails where nothing can decode. */
    interface MeasurerSource {
        ClipMeasurer create() throws IOException;
    }

    /** Runs the gate on a clip of a second that is part of this program: whether clips can be decoded, measured and judged here. */
    static ConfigVerificationResult builtInClip(final MeasurerSource measurers, final Thresholds thresholds, final Optional<Path> folder) {
        final String step = "Judge Built-in Clip";
        try (InputStream content = GateVerification.class.getResourceAsStream(BUILT_IN_CLIP);
             TemporaryCopy copy = TemporaryCopy.of(content, folder)) {
            final ReportSource source = new ReportSource("verification.mp4", Files.size(copy.path()), Map.of(), Instant.EPOCH);
            final CheckedClip checked = new ClipChecker(measurers.create(), thresholds).check(copy.path(), source, Expectation.none(),
                    SemanticBrief.of(""));
            final QualityReport report = checked.report();
            final boolean measured = report.metrics().stream().anyMatch(QualityReport.Metric::applicable);
            return result(step, measured ? Outcome.SUCCESSFUL : Outcome.FAILED, report.verdict() + " with score "
                    + checked.attributes().get(QualityAttributes.SCORE) + " in " + report.milliseconds() + " ms, profile " + report.profile() + "; "
                    + report.layers().stream().filter(layer -> layer.state() == Layer.State.RAN).map(Layer::note).collect(Collectors.joining("; "))
                    + report.reasons().stream().map(reason -> "; " + reason.explanation()).collect(Collectors.joining()));
        } catch (final CheckException | IOException e) {
            return result(step, Outcome.FAILED, e.getMessage());
        }
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

    /** Which layers of the judgement are live; one that is required and is not makes the step fail. */
    static ConfigVerificationResult layers(final PropertyContext context) {
        final Map<SemanticLayer, SemanticScorerService> services = SemanticProperties.services(context);
        final Set<SemanticLayer> live = EnumSet.noneOf(SemanticLayer.class);
        final StringBuilder explanation = new StringBuilder("Live: conformance, signal metrics, camera and tone adherence");
        for (final SemanticLayer layer : SemanticLayer.values()) {
            explanation.append("; ").append(layer.id()).append(": ");
            if (services.containsKey(layer)) {
                try {
                    explanation.append("live, ").append(services.get(layer).live());
                    live.add(layer);
                } catch (final SemanticException | RuntimeException e) {
                    // A service that is disabled throws as the framework likes.
                    explanation.append("Not run, ").append(e.getMessage());
                }
            } else {
                explanation.append("Not run, no ").append(layer.model()).append(" is configured");
            }
        }
        final Set<SemanticLayer> missing = context.getProperty(SemanticProperties.REQUIRED_LAYERS).asAllowableValue(LayerRequirement.class)
                .layers().missing(live);
        final boolean sound = missing.isEmpty() && live.containsAll(services.keySet());
        return result("Layers", sound ? Outcome.SUCCESSFUL : Outcome.FAILED, explanation
                + (missing.isEmpty() ? "" : "; required and missing, so that every clip needs a review: "
                + String.join(", ", missing.stream().map(SemanticLayer::id).toList())));
    }

    private static ConfigVerificationResult result(final String step, final Outcome outcome, final String explanation) {
        return new ConfigVerificationResult.Builder().verificationStepName(step).outcome(outcome).explanation(explanation).build();
    }
}
