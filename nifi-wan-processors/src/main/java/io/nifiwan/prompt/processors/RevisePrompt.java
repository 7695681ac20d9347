package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.build.PromptBuilder;
import io.nifiwan.prompt.build.TemplateLibrary;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.TermMatcher;
import io.nifiwan.prompt.parse.ShotDocument;
import io.nifiwan.prompt.parse.ShotParser;
import io.nifiwan.prompt.revise.Attempt;
import io.nifiwan.prompt.revise.AttemptHistory;
import io.nifiwan.prompt.revise.AttemptReader;
import io.nifiwan.prompt.revise.Exhaustion;
import io.nifiwan.prompt.revise.Feedback;
import io.nifiwan.prompt.revise.NextAttempt;
import io.nifiwan.prompt.revise.PromptReviser;
import io.nifiwan.prompt.revise.Revision;
import io.nifiwan.prompt.revise.RevisionAttributes;
import io.nifiwan.prompt.revise.rules.RevisionRules;
import io.nifiwan.prompt.revise.rules.RuleLibrary;
import io.nifiwan.script.ScriptAttributes;
import org.apache.nifi.annotation.behavior.InputRequirement;
import org.apache.nifi.annotation.behavior.ReadsAttribute;
import org.apache.nifi.annotation.behavior.ReadsAttributes;
import org.apache.nifi.annotation.behavior.Restricted;
import org.apache.nifi.annotation.behavior.Restriction;
import org.apache.nifi.annotation.behavior.SideEffectFree;
import org.apache.nifi.annotation.behavior.SupportsBatching;
import org.apache.nifi.annotation.behavior.WritesAttribute;
import org.apache.nifi.annotation.behavior.WritesAttributes;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.SeeAlso;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.annotation.lifecycle.OnScheduled;
import org.apache.nifi.components.ConfigVerificationResult;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.RequiredPermission;
import org.apache.nifi.components.resource.ResourceCardinality;
import org.apache.nifi.components.resource.ResourceReference;
import org.apache.nifi.components.resource.ResourceType;
import org.apache.nifi.context.PropertyContext;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.flowfile.attributes.CoreAttributes;
import org.apache.nifi.logging.ComponentLog;
import org.apache.nifi.processor.AbstractProcessor;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.processor.VerifiableProcessor;
import org.apache.nifi.processor.exception.ProcessException;
import org.apache.nifi.processor.util.StandardValidators;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the next attempt at a shot out of a clip that was rejected or commented. */
@SideEffectFree
@SupportsBatching
@InputRequirement(InputRequirement.Requirement.INPUT_REQUIRED)
@Tags({"wan", "video", "prompt", "revise", "review", "note", "retry", "attempt", "chinese"})
@CapabilityDescription("""
        Changes the prompt of a clip by what the quality gate says against it and by a reviewer's note, Chinese or English, and sends the shot
        on its next attempt. The changes are rules in a data file; the prompt is rendered by the template that it was made with. The content
        becomes the shot again, with its source text untouched, and everything that was said of the old clip is taken away. After the set number
        of attempts the clip goes to exhausted as it is. Reads a local rule file where one is set.""")
@Restricted(restrictions = @Restriction(requiredPermission = RequiredPermission.READ_FILESYSTEM,
        explanation = "Reads the rule file from the path that is configured"))
@SeeAlso(BuildPrompt.class)
@ReadsAttributes({
    @ReadsAttribute(attribute = RevisionAttributes.QUALITY_REASONS, description = "Reason codes of the gate, such as BLURRED,SHAKE"),
    @ReadsAttribute(attribute = RevisionAttributes.QUALITY_CAMERA_MEASURED, description = "Measured camera movements"),
    @ReadsAttribute(attribute = RevisionAttributes.QUALITY_TONE_MEASURED, description = "Measured tone classes"),
    @ReadsAttribute(attribute = RevisionAttributes.REVIEW_NOTE, description = "What a reviewer asks for, Chinese or English"),
    @ReadsAttribute(attribute = RevisionAttributes.ATTEMPT_NUMBER, description = "Which attempt this is; absent on the first"),
    @ReadsAttribute(attribute = RevisionAttributes.VIDEO_REQUEST_ID, description = "Id of this attempt"),
    @ReadsAttribute(attribute = RevisionAttributes.VIDEO_SEED, description = "Seed of this attempt"),
    @ReadsAttribute(attribute = RevisionAttributes.VIDEO_PHASE, description = "DONE or absent; with any other the attempt is not over"),
    @ReadsAttribute(attribute = PromptAttributes.PROMPT, description = "The prompt of this attempt"),
    @ReadsAttribute(attribute = PromptAttributes.PROMPT_SPEC, description = "What this attempt asked for"),
    @ReadsAttribute(attribute = PromptAttributes.PROMPT_NEGATIVE, description = "Where it is empty, the next one is empty too"),
    @ReadsAttribute(attribute = PromptAttributes.PROMPT_TEMPLATE, description = "Template to render with; five-slot where it is absent"),
    @ReadsAttribute(attribute = ScriptAttributes.SHOT_ID, description = "With the other shot attributes: the shot, where the content is a clip")
})
@WritesAttributes({
    @WritesAttribute(attribute = PromptAttributes.PROMPT, description = "The changed prompt; with it prompt.negative, prompt.pattern, "
            + "prompt.spec, prompt.language, prompt.template, prompt.tokens, prompt.camera and prompt.tone"),
    @WritesAttribute(attribute = RevisionAttributes.PROMPT_DIFF, description = "What changed: ~ a → b replaced, - removed, + added"),
    @WritesAttribute(attribute = RevisionAttributes.REVISION_RULES, description = "Ids of the rules that changed the prompt"),
    @WritesAttribute(attribute = RevisionAttributes.REVISION_UNREAD, description = "Clauses of the note that no rule could read"),
    @WritesAttribute(attribute = RevisionAttributes.ATTEMPT_NUMBER, description = "Number of the attempt; the first clip is 1"),
    @WritesAttribute(attribute = RevisionAttributes.ATTEMPT_PARENT, description = "video.request.id of the attempt before, or its uuid"),
    @WritesAttribute(attribute = RevisionAttributes.ATTEMPT_NOTE, description = "The note that this attempt follows; review.note is taken away"),
    @WritesAttribute(attribute = PromptAttributes.PROMPT_SEED, description = "Seed of the next attempt, for the property Seed of GenerateVideo"),
    @WritesAttribute(attribute = RevisionAttributes.VIDEO_SEED, description = "The same, so that a further revision knows it"),
    @WritesAttribute(attribute = "mime.type", description = "application/json on success"),
    @WritesAttribute(attribute = "filename", description = "<script.name>_<shot.id>.json on success"),
    @WritesAttribute(attribute = RevisionAttributes.EXHAUSTED_CODE, description = "On exhausted: MAXIMUM_ATTEMPTS or NOTHING_TO_CHANGE"),
    @WritesAttribute(attribute = RevisionAttributes.EXHAUSTED_MESSAGE, description = "On exhausted: the same for a person"),
    @WritesAttribute(attribute = PromptAttributes.ERROR_CODE, description = "On failure: MISSING_ATTRIBUTE, INVALID_ATTRIBUTE, JOB_NOT_OVER, "
            + "TOO_LARGE, NOT_JSON, NOT_A_SHOT, NOTHING_TO_SHOW, UNKNOWN_TEMPLATE, MISSING_KEY or PROMPT_TOO_LONG"),
    @WritesAttribute(attribute = PromptAttributes.ERROR_MESSAGE, description = "On failure: what is wrong")
})
public class RevisePrompt extends AbstractProcessor implements VerifiableProcessor {
    static final PropertyDescriptor MAXIMUM_ATTEMPTS = new PropertyDescriptor.Builder()
            .name("Maximum Attempts")
            .description("Attempts at one shot, the first clip included; a clip of the last one goes to exhausted")
            .required(true)
            .defaultValue("3")
            .addValidator(StandardValidators.createLongValidator(1, 1000, true))
            .build();
    static final PropertyDescriptor SEED = new PropertyDescriptor.Builder()
            .name("Seed")
            .description("Which seed the next attempt gets, in prompt.seed. GenerateVideo takes it with ${prompt.seed} in its property Seed.")
            .required(true)
            .allowableValues(SeedStrategy.class)
            .defaultValue(SeedStrategy.NEW_SEED)
            .build();
    static final PropertyDescriptor WHEN_NOTHING_MATCHES = new PropertyDescriptor.Builder()
            .name("When Nothing Matches")
            .description("What to do where neither the reasons of the gate nor the note change the prompt")
            .required(true)
            .allowableValues(UnchangedStrategy.class)
            .defaultValue(UnchangedStrategy.NEW_SEED_ONLY)
            .build();
    static final PropertyDescriptor MAXIMUM_PROMPT_TOKENS = new PropertyDescriptor.Builder()
            .name("Maximum Prompt Tokens")
            .description("Longest prompt, counted as in BuildPrompt, where this should be the same. A longer one loses the last clauses of "
                    + "its subject.")
            .required(true)
            .defaultValue("300")
            .addValidator(StandardValidators.POSITIVE_INTEGER_VALIDATOR)
            .build();
    static final PropertyDescriptor RULE_FILE = new PropertyDescriptor.Builder()
            .name("Rule File")
            .description("Path of a JSON file with rules over those of the bundle: a rule replaces the one of the same id. A changed file is "
                    + "read again while the processor runs; a broken one leaves the last good rules in force.")
            .identifiesExternalResource(ResourceCardinality.SINGLE, ResourceType.FILE)
            .build();
    static final Relationship SUCCESS = new Relationship.Builder().name("success").description("The next attempt, for GenerateVideo").build();
    static final Relationship EXHAUSTED = new Relationship.Builder().name("exhausted")
            .description("Clips that get no further attempt; unchanged but for attributes that say why").build();
    static final Relationship FAILURE = new Relationship.Builder().name("failure")
            .description("FlowFiles that no next attempt can be made of; unchanged but for the error attributes").build();
    static final Duration CHECK_INTERVAL = Duration.ofSeconds(5);
    private static final List<PropertyDescriptor> PROPERTY_DESCRIPTORS =
            List.of(MAXIMUM_ATTEMPTS, SEED, WHEN_NOTHING_MATCHES, MAXIMUM_PROMPT_TOKENS, RULE_FILE);
    private static final Set<Relationship> RELATIONSHIPS = Set.of(SUCCESS, EXHAUSTED, FAILURE);

    private final InstantSource clock;
    private final AttemptReader attempts = new AttemptReader(Glossary.standard(), ShotParser.standard());
    private final PromptBuilder builder = new PromptBuilder(Glossary.standard(), TemplateLibrary.shipped());
    private volatile RuleLibrary library;

    public RevisePrompt() {
        this(InstantSource.system());
    }

    RevisePrompt(final InstantSource clock) {
        this.clock = clock;
    }

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTY_DESCRIPTORS;
    }

    @Override
    public Set<Relationship> getRelationships() {
        return RELATIONSHIPS;
    }

    /** Reads the rules. The processor does not start with a broken file: there are no good rules of it yet to fall back on. */
    @OnScheduled
    public void readRules(final ProcessContext context) {
        try {
            library = new RuleLibrary(ruleFile(context), CHECK_INTERVAL, clock, warning -> getLogger().warn(warning));
        } catch (final IOException e) {
            throw new ProcessException("Rules not read: " + e.getMessage(), e);
        }
    }

    @Override
    public void onTrigger(final ProcessContext context, final ProcessSession session) throws ProcessException {
        final FlowFile flowFile = session.get();
        if (flowFile == null) {
            return;
        }

        try {
            final AttemptHistory history = AttemptHistory.of(flowFile.getAttributes(), flowFile.getAttribute(CoreAttributes.UUID.key()));
            if (history.number() >= context.getProperty(MAXIMUM_ATTEMPTS).asInteger()) {
                exhaust(session, flowFile, history, Exhaustion.MAXIMUM_ATTEMPTS, "Attempt %d of at most %s is over".formatted(history.number(),
                        context.getProperty(MAXIMUM_ATTEMPTS).getValue()));
                return;
            }
            final Feedback feedback = Feedback.of(flowFile.getAttributes());
            final Attempt attempt = attempts.read(flowFile.getAttributes(), ShotContent.readIfShot(session, flowFile));
            final Revision revision = new PromptReviser(Glossary.standard(), TermMatcher.standard(), builder, library.current())
                    .revise(attempt, feedback, context.getProperty(MAXIMUM_PROMPT_TOKENS).asInteger());
            if (!revision.changesPrompt()
                    && context.getProperty(WHEN_NOTHING_MATCHES).asAllowableValue(UnchangedStrategy.class) == UnchangedStrategy.EXHAUSTED) {
                exhaust(session, flowFile, history, Exhaustion.NOTHING_TO_CHANGE, "No rule changes the prompt for the reasons [%s] and the note [%s]"
                        .formatted(String.join(", ", feedback.reasons()), feedback.note()));
                return;
            }
            final boolean keepSeed = revision.keepSeed()
                    || context.getProperty(SEED).asAllowableValue(SeedStrategy.class) == SeedStrategy.KEEP_SEED;
            send(session, flowFile, attempt.document(), revision,
                    NextAttempt.of(flowFile.getAttributes(), history, revision, keepSeed, Glossary.standard()));
        } catch (final PromptException e) {
            getLogger().warn("Prompt not revised: {} {}", e.getMessage(), flowFile);
            session.transfer(ShotContent.withError(session, flowFile, e), FAILURE);
        } catch (final IOException e) {
            throw new ProcessException("Content of " + flowFile + " not read", e);
        }
    }

    @Override
    public List<ConfigVerificationResult> verify(final ProcessContext context, final ComponentLog verificationLogger,
                                                 final Map<String, String> attributes) {
        final ConfigVerificationResult.Builder result = new ConfigVerificationResult.Builder().verificationStepName("Read Rules");
        try {
            final Optional<Path> file = ruleFile(context);
            final RevisionRules rules = file.isPresent() ? RevisionRules.shipped().over(file.get()) : RevisionRules.shipped();
            result.outcome(ConfigVerificationResult.Outcome.SUCCESSFUL).explanation(rules.rules().size() + " rules in force");
        } catch (final IOException e) {
            result.outcome(ConfigVerificationResult.Outcome.FAILED).explanation(e.getMessage());
        }
        return List.of(result.build());
    }

    private static Optional<Path> ruleFile(final PropertyContext context) {
        return Optional.ofNullable(context.getProperty(RULE_FILE).asResource()).map(ResourceReference::asFile).map(file -> file.toPath());
    }

    private void send(final ProcessSession session, final FlowFile flowFile, final ShotDocument document, final Revision revision,
                      final NextAttempt next) {
        document.put(revision.parsed());
        final Map<String, String> values = new HashMap<>(next.values());
        final String script = flowFile.getAttributes().getOrDefault(ScriptAttributes.SCRIPT_NAME, "");
        values.put(CoreAttributes.FILENAME.key(), (script.isBlank() ? "" : script + "_") + document.shot().id() + ".json");
        values.put(CoreAttributes.MIME_TYPE.key(), "application/json");
        FlowFile written = session.write(flowFile, document::write);
        written = session.putAllAttributes(session.removeAllAttributes(written, next.removed()), values);
        final String attempt = values.get(RevisionAttributes.ATTEMPT_NUMBER);
        session.getProvenanceReporter().modifyContent(written, "Attempt " + attempt + ": " + values.get(RevisionAttributes.PROMPT_DIFF));
        getLogger().info("{} goes on attempt {}: {}", written, attempt, values.get(RevisionAttributes.PROMPT_DIFF));
        session.transfer(written, SUCCESS);
    }

    private void exhaust(final ProcessSession session, final FlowFile flowFile, final AttemptHistory history, final Exhaustion why,
                         final String message) {
        getLogger().info("{} gets no further attempt: {}", flowFile, message);
        session.transfer(session.putAllAttributes(ShotContent.withoutError(session, flowFile), Map.of(
                RevisionAttributes.EXHAUSTED_CODE, why.name(), RevisionAttributes.EXHAUSTED_MESSAGE, message,
                RevisionAttributes.ATTEMPT_NUMBER, Integer.toString(history.number()))), EXHAUSTED);
    }
}
