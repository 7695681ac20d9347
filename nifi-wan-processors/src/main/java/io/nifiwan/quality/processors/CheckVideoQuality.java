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
import io.nifiwan.quality.ReportJudge;
import io.nifiwan.quality.SemanticChecks;
import io.nifiwan.quality.ShotFacts;
import io.nifiwan.quality.StandardMeasurerFactory;
import io.nifiwan.quality.TemporaryCopy;
import io.nifiwan.quality.measure.ClipMeasurer;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.report.ReportJson;
import io.nifiwan.quality.report.ReportSource;
import io.nifiwan.quality.sheet.ContactSheet;
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

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
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
    @WritesAttribute(attribute = "mime.type", description = "application/json on the report, image/png on the contact sheet"),
    @WritesAttribute(attribute = "filename", description = "On report and contact sheet: the base name of the clip with the extension json or png")
})
public class CheckVideoQuality extends AbstractProcessor implements VerifiableProcessor {
    static final Relationship PASS = new Relationship.Builder().name("pass")
            .description("Clips that are accepted; in score-only mode all clips that can be measured").build();
    static final Relationship REVIEW = new Relationship.Builder().name("review").description("Clips that a person has to look at").build();
    static final Relationship REJECT = new Relationship.Builder().name("reject")
            .description("Clips with a defect, those that cannot be decoded among them").build();
    static final Relationship REPORT = new Relationship.Builder().name("report")
            .description("One JSON report for each clip that got a verdict").build();
    static final Relationship CONTACT_SHEET = new Relationship.Builder().name("contact sheet").autoTerminateDefault(true)
            .description("One PNG picture for each clip that got a verdict: its frames, the worst ones, scores, reasons, and what was measured "
                    + "over time. Drawn only where this relationship is connected.").build();
    static final Relationship FAILURE = new Relationship.Builder().name("failure")
            .description("Clips that could not be judged for a reason that is not the clip itself, unchanged").build();
    private static final Set<Relationship> RELATIONSHIPS = Set.of(PASS, REVIEW, REJECT, REPORT, CONTACT_SHEET, FAILURE);

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
            route(context, session, clip, GateProperties.mode(context) == GateMode.REDECIDE ? redecide(session, clip)
                    : check(context, session, clip));
        } catch (final CheckException e) {
            fail(session, clip, e);
        }
    }

    /** A verdict, with a sheet where one is wanted. */
    private record Outcome(CheckedClip checked, Optional<BufferedImage> sheet) {
    }

    private Outcome redecide(final ProcessSession session, final FlowFile report) throws CheckException {
        if (report.getSize() > ReportJudge.LARGEST) {
            throw new CheckException(CheckError.INVALID_REPORT, "The report has " + report.getSize() + " bytes, allowed are " + ReportJudge.LARGEST);
        }
        try (InputStream content = session.read(report)) {
            return new Outcome(new ReportJudge(thresholds, semantics.required()).judge(content, clock.instant()), Optional.empty());
        } catch (final IOException e) {
            throw new CheckException(CheckError.INVALID_REPORT, "The report cannot be closed: " + e.getMessage(), e);
        }
    }

    private Outcome check(final ProcessContext context, final ProcessSession session, final FlowFile clip) throws CheckException {
        final ReportSource source = new ReportSource(name(clip), clip.getSize(), ShotFacts.of(clip.getAttributes()), clock.instant());
        final Expectation expectation = GateProperties.expectations(context).read(clip.getAttributes())
                .withFormat(GateProperties.format(context));
        final ClipChecker current = checker(context);
        final long limit = GateProperties.settings(context).maximumBytes();
        if (clip.getSize() == 0 || clip.getSize() > limit) {
            return new Outcome(current.refuse("The clip has " + clip.getSize() + " bytes, allowed are 1 to " + limit, source, expectation),
                    Optional.empty());
        }

        try (InputStream content = session.read(clip);
             TemporaryCopy copy = TemporaryCopy.of(content, GateProperties.temporaryFolder(context))) {
            final CheckedClip checked = current.check(copy.path(), source, expectation, BriefReader.read(clip.getAttributes()));
            return new Outcome(checked, isSheetWanted(context, checked) ? draw(current.measurer(), copy.path(), clip, checked) : Optional.empty());
        } catch (final InterruptedIOException e) {
            throw new ProcessException("Interrupted; the clip goes back to its queue", e);
        } catch (final IOException e) {
            throw new CheckException(CheckError.TEMPORARY_FILE, "The content of the clip cannot be closed: " + e.getMessage(), e);
        }
    }

    private static boolean isSheetWanted(final ProcessContext context, final CheckedClip checked) {
        return context.hasConnection(CONTACT_SHEET) && context.getProperty(GateProperties.CONTACT_SHEET)
                .asAllowableValue(ContactSheetChoice.class).includes(checked.judgement().verdict());
    }

    /** A sheet is an extra: whatever keeps it from being drawn must not cost the clip its verdict. */
    private Optional<BufferedImage> draw(final ClipMeasurer measurer, final Path file, final FlowFile clip, final CheckedClip checked)
            throws InterruptedIOException {
        try {
            return Optional.of(ContactSheet.draw(measurer, file, checked.report()));
        } catch (final InterruptedIOException e) {
            throw e;
        } catch (final IOException | RuntimeException e) {
            getLogger().warn("No contact sheet for {}: {}", clip, e.getMessage(), e);
            return Optional.empty();
        }
    }

    private void route(final ProcessContext context, final ProcessSession session, final FlowFile clip, final Outcome outcome) {
        final CheckedClip checked = outcome.checked();
        FlowFile judged = session.removeAllAttributes(clip, CheckedClip.WRITTEN);
        judged = session.putAllAttributes(judged, checked.attributes());

        FlowFile report = session.create(judged);
        report = session.write(report, output -> ReportJson.write(checked.report(), output));
        report = session.putAllAttributes(report, file(clip, ".json", "application/json"));
        session.transfer(report, REPORT);
        if (outcome.sheet().isPresent()) {
            FlowFile sheet = session.create(judged);
            sheet = session.write(sheet, output -> ContactSheet.write(outcome.sheet().get(), output));
            session.transfer(session.putAllAttributes(sheet, file(clip, ".png", "image/png")), CONTACT_SHEET);
        }

        final Relationship relationship = relationship(GateProperties.mode(context), checked);
        session.getProvenanceReporter().route(judged, relationship, "Score " + checked.attributes().get(QualityAttributes.SCORE)
                + ", reasons: " + checked.attributes().get(QualityAttributes.REASONS));
        session.transfer(judged, relationship);
        getLogger().info("{} for {} with score {} {}", checked.judgement().verdict(), judged,
                checked.attributes().get(QualityAttributes.SCORE), checked.judgement().codes());
    }

    private static Relationship relationship(final GateMode mode, final CheckedClip checked) {
        // What cannot be measured has no score, so that it does not go on even where only scores are wanted.
        if (mode == GateMode.SCORE && !checked.report().metrics().isEmpty()) {
            return PASS;
        }
        return switch (checked.judgement().verdict()) {
            case PASS -> PASS;
            case REVIEW -> REVIEW;
            case REJECT -> REJECT;
        };
    }

    private static Map<String, String> file(final FlowFile clip, final String extension, final String type) {
        return Map.of(CoreAttributes.FILENAME.key(), name(clip).replaceFirst("\\.[^.]*$", "") + extension, CoreAttributes.MIME_TYPE.key(), type);
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
        return List.of(GateVerification.builtInClip(() -> createMeasurer(context), GateProperties.thresholds(context),
                GateProperties.temporaryFolder(context)), GateVerification.ffmpeg(GateProperties.settings(context).ffmpeg()),
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
