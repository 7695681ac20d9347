package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.screening.InvalidShotException;
import io.nifiwan.prompt.screening.Lexicon;
import io.nifiwan.prompt.screening.LiveLexicon;
import io.nifiwan.prompt.screening.Outcome;
import io.nifiwan.prompt.screening.ReportAttributes;
import io.nifiwan.prompt.screening.Route;
import io.nifiwan.prompt.screening.RouteDecision;
import io.nifiwan.prompt.screening.ScreeningAttributes;
import io.nifiwan.prompt.screening.ScreeningReport;
import io.nifiwan.prompt.screening.ShotScreen;
import io.nifiwan.prompt.screening.ShotTexts;
import io.nifiwan.prompt.screening.rules.ScreeningFileException;
import io.nifiwan.prompt.services.ModerationService;
import org.apache.nifi.annotation.behavior.InputRequirement;
import org.apache.nifi.annotation.behavior.InputRequirement.Requirement;
import org.apache.nifi.annotation.behavior.ReadsAttribute;
import org.apache.nifi.annotation.behavior.ReadsAttributes;
import org.apache.nifi.annotation.behavior.Restricted;
import org.apache.nifi.annotation.behavior.Restriction;
import org.apache.nifi.annotation.behavior.WritesAttribute;
import org.apache.nifi.annotation.behavior.WritesAttributes;
import org.apache.nifi.annotation.configuration.DefaultSettings;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.SeeAlso;
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
import org.apache.nifi.processor.FlowFileFilter.FlowFileFilterResult;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.processor.VerifiableProcessor;
import org.apache.nifi.processor.exception.ProcessException;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Screens a shot before it is paid for. */
@Tags({"screening", "moderation", "prompt", "script", "shot", "video", "content safety", "likeness"})
@CapabilityDescription("""
        Screens the script text, the prompt, the negative prompt and the director's notes of a shot by rules, by lists of real persons with their \
        likeness triggers, and optionally by a moderation service. Works before and after the prompt is built. The content stays as it is; \
        attributes tell which rules hit and where, never the text. Reads local rule files.""")
@InputRequirement(Requirement.INPUT_REQUIRED)
@DefaultSettings(penaltyDuration = "5 sec")
@Restricted(restrictions = @Restriction(requiredPermission = RequiredPermission.READ_FILESYSTEM,
        explanation = "Reads rule files and name lists from the paths that are configured"))
@ReadsAttributes({
    @ReadsAttribute(attribute = "prompt", description = "Screened where present, as the other attributes of Screened Attributes"),
    @ReadsAttribute(attribute = "prompt.spec", description = "Its subjects tell who the picture shows"),
    @ReadsAttribute(attribute = ScreeningAttributes.SCRIPT_CAST, description = "Further names of the script's cast, separated by commas")
})
@WritesAttributes({
    @WritesAttribute(attribute = ScreeningAttributes.OUTCOME, description = "pass, review or blocked"),
    @WritesAttribute(attribute = ScreeningAttributes.RULES, description = "Ids of the rules that hit, strictest first, at most 20"),
    @WritesAttribute(attribute = ScreeningAttributes.OFFSETS, description = "Where they hit, as field:start-end, at most 20"),
    @WritesAttribute(attribute = ScreeningAttributes.GROUPS, description = "Groups of the hits"),
    @WritesAttribute(attribute = ScreeningAttributes.LAYERS, description = "Layers that ran: rules, persons, moderation"),
    @WritesAttribute(attribute = ScreeningAttributes.REASONS, description = "Reasons as the rules word them, at most 5"),
    @WritesAttribute(attribute = ScreeningAttributes.SUGGESTIONS, description = "What to write instead, as the rules word it, at most 5"),
    @WritesAttribute(attribute = ScreeningAttributes.CONSENTS, description = "Ids of the consents on file that were relied on"),
    @WritesAttribute(attribute = ScreeningAttributes.ATTEMPTS, description = "Failed moderation calls, while the FlowFile waits for the next one"),
    @WritesAttribute(attribute = ScreeningAttributes.RETRY_AFTER, description = "Epoch milliseconds before which the FlowFile waits in the queue"),
    @WritesAttribute(attribute = ScreeningAttributes.ERROR_CODE, description = "Why the shot or the moderation service failed, a short code"),
    @WritesAttribute(attribute = ScreeningAttributes.ERROR_MESSAGE, description = "The same for a person")
})
@SeeAlso(ModerationService.class)
public final class ScreenPrompt extends AbstractProcessor implements VerifiableProcessor {
    static final Relationship PASS = relationship("pass", "Nothing was found that asks for a person");
    static final Relationship REVIEW = relationship("review",
            "A person shall look at the shot first, or the moderation service gave no answer");
    static final Relationship BLOCKED = relationship("blocked", "The shot must not be generated");
    static final Relationship FAILURE = relationship("failure", "The content is no shot, or the moderation service gave no answer");

    private static final Set<Relationship> RELATIONSHIPS = Set.of(PASS, REVIEW, BLOCKED, FAILURE);
    private static final Set<String> OWN_ATTRIBUTES = Set.of(ScreeningAttributes.OUTCOME, ScreeningAttributes.RULES,
            ScreeningAttributes.OFFSETS, ScreeningAttributes.GROUPS, ScreeningAttributes.LAYERS, ScreeningAttributes.REASONS,
            ScreeningAttributes.SUGGESTIONS, ScreeningAttributes.CONSENTS, ScreeningAttributes.ATTEMPTS, ScreeningAttributes.RETRY_AFTER,
            ScreeningAttributes.ERROR_CODE, ScreeningAttributes.ERROR_MESSAGE);
    private static final int LARGEST_SHOT = 1 << 18;

    private final InstantSource clock;
    private volatile LiveLexicon lexicon;

    public ScreenPrompt() {
        this(InstantSource.system());
    }

    ScreenPrompt(final InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Set<Relationship> getRelationships() {
        return RELATIONSHIPS;
    }

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return ScreenPromptProperties.ALL;
    }

    @Override
    protected Collection<ValidationResult> customValidate(final ValidationContext context) {
        final boolean layered = context.getProperty(ScreenPromptProperties.USE_DEFAULT_RULES).asBoolean()
                || context.getProperty(ScreenPromptProperties.RULE_FILES).isSet()
                || context.getProperty(ScreenPromptProperties.WATCH_LIST_FILE).isSet()
                || context.getProperty(ScreenPromptProperties.MODERATION_SERVICE).isSet();
        return layered ? List.of() : List.of(new ValidationResult.Builder()
                .subject(ScreenPromptProperties.USE_DEFAULT_RULES.getName()).valid(false)
                .explanation("without the default rules there must be a rule file, a watch list or a moderation service").build());
    }

    /** Reads all rules. The processor does not start with a broken file: nothing shall pass by rules that were never read. */
    @OnScheduled
    public void onScheduled(final ProcessContext context) {
        final Duration interval = context.getProperty(ScreenPromptProperties.CHECK_INTERVAL).asDuration();
        try {
            lexicon = LiveLexicon.open(ScreenPromptProperties.sources(context), interval, clock, warning -> getLogger().warn(warning));
        } catch (final ScreeningFileException e) {
            throw new ProcessException(e.getMessage(), e);
        }
    }

    @Override
    public void onTrigger(final ProcessContext context, final ProcessSession session) {
        final Instant now = clock.instant();
        final List<FlowFile> due = session.get(flowFile ->
                ModerationStep.isDue(flowFile, now) ? FlowFileFilterResult.ACCEPT_AND_TERMINATE : FlowFileFilterResult.REJECT_AND_CONTINUE);
        if (due.isEmpty()) {
            context.yield();
            return;
        }
        final FlowFile flowFile = due.getFirst();
        try {
            final ShotTexts shot = ShotTexts.read(content(session, flowFile), flowFile.getAttributes(),
                    ScreenPromptProperties.screenedAttributes(context));
            final ScreeningReport report = ShotScreen.screen(shot, lexicon.current());
            final ModerationStep moderation = moderate(context, flowFile, shot, report);
            route(context, session, flowFile, report, moderation);
        } catch (final InvalidShotException e) {
            getLogger().error("{} cannot be screened: {}", flowFile, e.getMessage());
            final Map<String, String> error = Map.of(ScreeningAttributes.ERROR_CODE, e.code(), ScreeningAttributes.ERROR_MESSAGE, e.getMessage());
            transfer(session, flowFile, error, FAILURE);
        }
    }

    @Override
    public List<ConfigVerificationResult> verify(final ProcessContext context, final ComponentLog verificationLogger,
                                                 final Map<String, String> attributes) {
        final ConfigVerificationResult.Builder result = new ConfigVerificationResult.Builder().verificationStepName("Load Rules");
        try {
            final Lexicon read = LiveLexicon.open(ScreenPromptProperties.sources(context), Duration.ZERO, clock, verificationLogger::warn).current();
            result.outcome(ConfigVerificationResult.Outcome.SUCCESSFUL)
                    .explanation(read.ruleCount() + " rules in force, " + read.personCount() + " persons on the lists");
        } catch (final ScreeningFileException e) {
            result.outcome(ConfigVerificationResult.Outcome.FAILED).explanation(e.getMessage());
        }
        return List.of(result.build());
    }

    private static byte[] content(final ProcessSession session, final FlowFile flowFile) throws InvalidShotException {
        if (flowFile.getSize() > LARGEST_SHOT) {
            throw new InvalidShotException("TOO_LARGE", "The content is larger than 256 KiB, which no shot is");
        }
        try (InputStream in = session.read(flowFile)) {
            return in.readAllBytes();
        } catch (final IOException e) {
            throw new ProcessException("The content of a FlowFile is not readable", e);
        }
    }

    private ModerationStep moderate(final ProcessContext context, final FlowFile flowFile, final ShotTexts shot, final ScreeningReport report) {
        final ModerationService service = context.getProperty(ScreenPromptProperties.MODERATION_SERVICE)
                .asControllerService(ModerationService.class);
        if (service == null || report.outcome() == Outcome.BLOCKED || shot.joined().isEmpty()) {
            return ModerationStep.NOT_ASKED;
        }
        final ModerationStep step = ModerationStep.ask(service, shot.joined(), flowFile, ScreenPromptProperties.retries(context), clock.instant());
        step.failure().ifPresent(failure -> getLogger().warn("Moderation of {} failed, call {}: {} {}", flowFile, step.attempts(),
                failure.error(), failure.getMessage()));
        return step;
    }

    private void route(final ProcessContext context, final ProcessSession session, final FlowFile flowFile, final ScreeningReport report,
                       final ModerationStep moderation) {
        final ModerationOutage outage = moderation.failure().isPresent()
                ? context.getProperty(ScreenPromptProperties.ON_MODERATION_OUTAGE).asAllowableValue(ModerationOutage.class)
                : ModerationOutage.REVIEW;
        final Route route = RouteDecision.decide(report.outcome(), moderation.state(), outage.policy());
        final Map<String, String> attributes = new HashMap<>();
        moderation.failure().ifPresent(failure -> {
            attributes.put(ScreeningAttributes.ERROR_CODE, "MODERATION_" + failure.error());
            attributes.put(ScreeningAttributes.ERROR_MESSAGE, failure.getMessage());
        });
        final Optional<Outcome> outcome = outcome(route);
        outcome.ifPresent(found -> attributes.putAll(ReportAttributes.of(found, report, moderation.verdict())));
        if (route == Route.LATER) {
            attributes.put(ScreeningAttributes.ATTEMPTS, Integer.toString(moderation.attempts()));
            moderation.retryAt().ifPresent(at -> attributes.put(ScreeningAttributes.RETRY_AFTER, Long.toString(at.toEpochMilli())));
            session.transfer(session.penalize(replaceAttributes(session, flowFile, attributes)));
        } else {
            transfer(session, flowFile, attributes, relationship(route));
        }
    }

    private void transfer(final ProcessSession session, final FlowFile flowFile, final Map<String, String> attributes,
                          final Relationship relationship) {
        final FlowFile screened = replaceAttributes(session, flowFile, attributes);
        final String rules = attributes.getOrDefault(ScreeningAttributes.RULES, "none");
        final String offsets = attributes.getOrDefault(ScreeningAttributes.OFFSETS, "none");
        session.getProvenanceReporter().route(screened, relationship, "rules: " + rules + "; layers: "
                + attributes.getOrDefault(ScreeningAttributes.LAYERS, "none"));
        session.transfer(screened, relationship);
        getLogger().info("Screened {} to {}: rules {}, offsets {}", screened.getAttribute(CoreAttributes.UUID.key()), relationship.getName(),
                rules, offsets);
    }

    /** What an earlier screening left behind does not outlive this one. */
    private static FlowFile replaceAttributes(final ProcessSession session, final FlowFile flowFile, final Map<String, String> attributes) {
        return session.putAllAttributes(session.removeAllAttributes(flowFile, OWN_ATTRIBUTES), attributes);
    }

    private static Optional<Outcome> outcome(final Route route) {
        return switch (route) {
            case PASS -> Optional.of(Outcome.PASS);
            case REVIEW -> Optional.of(Outcome.REVIEW);
            case BLOCKED -> Optional.of(Outcome.BLOCKED);
            case FAILURE, LATER -> Optional.empty();
        };
    }

    private static Relationship relationship(final Route route) {
        return switch (route) {
            case PASS -> PASS;
            case REVIEW -> REVIEW;
            case BLOCKED -> BLOCKED;
            case FAILURE -> FAILURE;
            case LATER -> Relationship.SELF;
        };
    }

    private static Relationship relationship(final String name, final String description) {
        return new Relationship.Builder().name(name).description(description).build();
    }
}
