package io.nifiwan.quality.processors;

import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.quality.BriefReader;
import io.nifiwan.quality.CheckError;
import io.nifiwan.quality.CheckException;
import io.nifiwan.quality.CheckedClip;
import io.nifiwan.quality.ClipChecker;
import io.nifiwan.quality.ClipMeasurerFactory;
import io.nifiwan.quality.QualityAttributes;
import io.nifiwan.quality.SemanticChecks;
import io.nifiwan.quality.ShotFacts;
import io.nifiwan.quality.StandardMeasurerFactory;
import io.nifiwan.quality.TemporaryCopy;
import io.nifiwan.quality.measure.ClipMeasurer;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.report.ReportJson;
import io.nifiwan.quality.report.ReportSource;
import io.nifiwan.quality.verdict.Thresholds;
import org.apache.nifi.annotation.behavior.InputRequirement;
import org.apache.nifi.annotation.behavior.ReadsAttribute;
import org.apache.nifi.annotation.behavior.ReadsAttributes;
import org.apache.nifi.annotation.behavior.Restricted;
import org.apache.nifi.annotation.behavior.Restriction;
import org.apache.nifi.annotation.behavior.SideEffectFree;
import org.apache.nifi.annotation.behavior.SystemResource;
import org.apache.nifi.annotation.behavior.SystemResourceConsideration;
import org.apache.nifi.annotation.behavior.WritesAttribute;
import org.apache.nifi.annotation.behavior.WritesAttributes;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.annotation.lifecycle.OnScheduled;
import org.apache.nifi.components.ConfigVerificationResult;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.RequiredPermission;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.flowfile.attributes.CoreAttributes;
import org.apache.nifi.logging.ComponentLog;
import org.apache.nifi.processor.AbstractProcessor;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.processor.VerifiableProcessor;
import org.apache.nifi.processor.exception.ProcessException;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The quality gate. The work is done by {@link ClipChecker}; this class carries a clip to it and routes what comes back. The
 * measurer is built on the first clip after a start and then shared by all threads.
 */
@InputRequirement(InputRequirement.Requirement.INPUT_REQUIRED)
@SideEffectFree
@Tags({"video", "quality", "gate", "sharpness", "motion", "flicker", "camera", "text-to-video", "ffmpeg"})
@CapabilityDescription("""
        Measures a video clip in one decoding pass and decides whether it is accepted, needs a person, or is rejected: sharpness, coherence \
        of motion, flicker, standstill, black, cuts, conformance with the request, and camera movement and colour tone against the prompt; \
        where models are configured, also what is seen against the prompt. \
        Each verdict comes with reason codes and a JSON report of all raw values. A pass says that nothing is broken, not that the clip \
        is good. Runs an ffmpeg executable as a child process.""")
@Restricted(restrictions = @Restriction(requiredPermission = RequiredPermission.EXECUTE_CODE,
        explanation = "Runs the executable that the property FFmpeg Executable names."))
@SystemResourceConsideration(resource = SystemResource.CPU, description = "Decoding and measuring take seconds of CPU a clip")
@SystemResourceConsideration(resource = SystemResource.MEMORY, description = "A few frames are held at a time, whatever the length")
@SystemResourceConsideration(resource = SystemResource.DISK, description = "Each clip is copied to a temporary file while it is measured")
@ReadsAttributes({
    @ReadsAttribute(attribute = PromptAttributes.PROMPT_SPEC, description = "Asked camera movement and tone, as JSON"),
    @ReadsAttribute(attribute = PromptAttributes.PROMPT, description = "Text that models compare the clip with where prompt.spec says nothing"),
    @ReadsAttribute(attribute = VideoAttributes.WIDTH, description = "Asked width in pixels"),
    @ReadsAttribute(attribute = VideoAttributes.HEIGHT, description = "Asked height in pixels"),
    @ReadsAttribute(attribute = VideoAttributes.FPS, description = "Asked frames per second"),
    @ReadsAttribute(attribute = VideoAttributes.FRAMES, description = "Asked number of frames"),
    @ReadsAttribute(attribute = VideoAttributes.DURATION, description = "Asked length in seconds, where the number of frames is absent")
})
@WritesAttributes({
    @WritesAttribute(attribute = QualityAttributes.VERDICT, description = "PASS, REVIEW or REJECT"),
    @WritesAttribute(attribute = QualityAttributes.SCORE, description = "Weighted score, 0 to 1 with three digits"),
    @WritesAttribute(attribute = QualityAttributes.REASONS, description = "Reason codes, separated by commas, worst first; empty for a clean pass"),
    @WritesAttribute(attribute = QualityAttributes.SHARPNESS, description = "Score of sharpness, 0 to 1; absent where it cannot be scored"),
    @WritesAttribute(attribute = QualityAttributes.MOTION, description = "Score of motion coherence, 0 to 1; absent where it cannot be scored"),
    @WritesAttribute(attribute = QualityAttributes.CONFORMANCE, description = "Share of the checks of the file that hold, 0 to 1"),
    @WritesAttribute(attribute = QualityAttributes.ADHERENCE, description = "Score of camera and tone against the prompt, 0 to 1"),
    @WritesAttribute(attribute = QualityAttributes.SEMANTIC, description = "Score of what is seen against the prompt, 0 to 1"),
    @WritesAttribute(attribute = QualityAttributes.SEMANTIC_CLIP, description = "Score of the CLIP scorer, 0 to 1"),
    @WritesAttribute(attribute = QualityAttributes.SEMANTIC_VLM, description = "Score of the VLM scorer, 0 to 1"),
    @WritesAttribute(attribute = QualityAttributes.CAMERA_ASKED, description = "Asked camera movement; absent where nothing was asked"),
    @WritesAttribute(attribute = QualityAttributes.CAMERA_MEASURED, description = "Measured camera movements, strongest first"),
    @WritesAttribute(attribute = QualityAttributes.TONE_ASKED, description = "Asked colour tone; absent where nothing was asked"),
    @WritesAttribute(attribute = QualityAttributes.TONE_MEASURED, description = "Measured tone classes"),
    @WritesAttribute(attribute = QualityAttributes.DECODER, description = "Name and version of the decoder"),
    @WritesAttribute(attribute = QualityAttributes.REPORT_VERSION, description = "Version of the report format"),
    @WritesAttribute(attribute = QualityAttributes.ERROR_CODE, description = "On failure: why the clip could not be judged"),
    @WritesAttribute(attribute = QualityAttributes.ERROR_MESSAGE, description = "On failure: what happened, for a person"),
    @WritesAttribute(attribute = "mime.type", description = "application/json on the report"),
    @WritesAttribute(attribute = "filename", description = "On the report: the base name of the clip with the extension json")
})
public class CheckVideoQuality extends AbstractProcessor implements VerifiableProcessor {
    static final Relationship PASS = new Relationship.Builder().name("pass").description("Clips that are accepted").build();
    static final Relationship REVIEW = new Relationship.Builder().name("review").description("Clips that a person has to look at").build();
    static final Relationship REJECT = new Relationship.Builder().name("reject")
            .description("Clips with a defect, those that cannot be decoded among them").build();
    static final Relationship REPORT = new Relationship.Builder().name("report")
            .description("One JSON report for each clip that got a verdict").build();
    static final Relationship FAILURE = new Relationship.Builder().name("failure")
            .description("Clips that could not be judged for a reason that is not the clip itself, unchanged").build();
    private static final Set<Relationship> RELATIONSHIPS = Set.of(PASS, REVIEW, REJECT, REPORT, FAILURE);

    private final ClipMeasurerFactory measurers;
    private final InstantSource clock;
    private volatile Thresholds thresholds;
    private volatile SemanticChecks semantics = SemanticChecks.none();
    private volatile ClipChecker checker;

    public CheckVideoQuality() {
        this(new StandardMeasurerFactory(), Clock.systemUTC());
    }

    CheckVideoQuality(final ClipMeasurerFactory measurers, final InstantSource clock) {
        this.measurers = measurers;
        this.clock = clock;
    }

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return GateProperties.DESCRIPTORS;
    }

    @Override
    public Set<Relationship> getRelationships() {
        return RELATIONSHIPS;
    }

    @Override
    protected Collection<ValidationResult> customValidate(final ValidationContext context) {
        return ThresholdProperties.contradictions(GateProperties.thresholds(context));
    }

    @OnScheduled
    public void onScheduled(final ProcessContext context) {
        thresholds = GateProperties.thresholds(context);
        semantics = SemanticProperties.checks(context);
        checker = null;
    }

    @Override
    public void onTrigger(final ProcessContext context, final ProcessSession session) {
        final FlowFile clip = session.get();
        if (clip == null) {
            return;
        }

        try {
            route(session, clip, check(context, session, clip));
        } catch (final CheckException e) {
            fail(session, clip, e);
        }
    }

    private CheckedClip check(final ProcessContext context, final ProcessSession session, final FlowFile clip) throws CheckException {
        final ReportSource source = new ReportSource(name(clip), clip.getSize(), ShotFacts.of(clip.getAttributes()), clock.instant());
        final Expectation expectation = GateProperties.expectations(context).read(clip.getAttributes());
        final ClipChecker current = checker(context);
        final long limit = GateProperties.settings(context).maximumBytes();
        if (clip.getSize() == 0 || clip.getSize() > limit) {
            return current.refuse("The clip has " + clip.getSize() + " bytes, allowed are 1 to " + limit, source, expectation);
        }

        try (InputStream content = session.read(clip);
             TemporaryCopy copy = TemporaryCopy.of(content, GateProperties.temporaryFolder(context))) {
            return current.check(copy.path(), source, expectation, BriefReader.read(clip.getAttributes()));
        } catch (final InterruptedIOException e) {
            throw new ProcessException("Interrupted; the clip goes back to its queue", e);
        } catch (final IOException e) {
            throw new CheckException(CheckError.TEMPORARY_FILE, "The content of the clip cannot be closed: " + e.getMessage(), e);
        }
    }

    private void route(final ProcessSession session, final FlowFile clip, final CheckedClip checked) {
        FlowFile judged = session.removeAllAttributes(clip, CheckedClip.WRITTEN);
        judged = session.putAllAttributes(judged, checked.attributes());

        FlowFile report = session.create(judged);
        report = session.write(report, output -> ReportJson.write(checked.report(), output));
        report = session.putAllAttributes(report, Map.of(CoreAttributes.FILENAME.key(), name(clip).replaceFirst("\\.[^.]*$", "") + ".json",
                CoreAttributes.MIME_TYPE.key(), "application/json"));
        session.transfer(report, REPORT);

        final Relationship relationship = switch (checked.judgement().verdict()) {
            case PASS -> PASS;
            case REVIEW -> REVIEW;
            case REJECT -> REJECT;
        };
        session.getProvenanceReporter().route(judged, relationship, "Score " + checked.attributes().get(QualityAttributes.SCORE)
                + ", reasons: " + checked.attributes().get(QualityAttributes.REASONS));
        session.transfer(judged, relationship);
        getLogger().info("{} for {} with score {} {}", checked.judgement().verdict(), judged,
                checked.attributes().get(QualityAttributes.SCORE), checked.judgement().codes());
    }

    private void fail(final ProcessSession session, final FlowFile clip, final CheckException failure) {
        getLogger().error("Cannot judge {}: {}", clip, failure.getMessage(), failure);
        FlowFile failed = session.removeAllAttributes(clip, CheckedClip.WRITTEN);
        failed = session.putAllAttributes(failed, Map.of(QualityAttributes.ERROR_CODE, failure.error().name(),
                QualityAttributes.ERROR_MESSAGE, failure.getMessage()));
        session.transfer(failure.error().isPassing() ? session.penalize(failed) : failed, FAILURE);
    }

    @Override
    public List<ConfigVerificationResult> verify(final ProcessContext context, final ComponentLog verificationLogger,
                                                 final Map<String, String> attributes) {
        return List.of(GateVerification.ffmpeg(GateProperties.settings(context).ffmpeg()),
                GateVerification.temporaryFolder(GateProperties.temporaryFolder(context)),
                GateVerification.expectation(GateProperties.expectations(context), attributes), GateVerification.layers(context));
    }

    /** Builds the measurer as the properties say. */
    ClipMeasurer createMeasurer(final ProcessContext context) throws IOException {
        return measurers.create(GateProperties.settings(context));
    }

    private synchronized ClipChecker checker(final ProcessContext context) throws CheckException {
        if (checker == null) {
            try {
                checker = new ClipChecker(createMeasurer(context), thresholds, semantics);
            } catch (final IOException e) {
                throw new CheckException(CheckError.NO_DECODER, "No decoder can be run: " + e.getMessage(), e);
            }
        }
        return checker;
    }

    private static String name(final FlowFile clip) {
        return Optional.ofNullable(clip.getAttribute(CoreAttributes.FILENAME.key())).orElse("clip");
    }
}
