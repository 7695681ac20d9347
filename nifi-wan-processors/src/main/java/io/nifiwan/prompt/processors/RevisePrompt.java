package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.data.DataFileException;
import io.nifiwan.prompt.parse.ShotDocument;
import io.nifiwan.prompt.revise.Attempt;
import io.nifiwan.prompt.revise.AttemptHistory;
import io.nifiwan.prompt.revise.Exhaustion;
import io.nifiwan.prompt.revise.Feedback;
import io.nifiwan.prompt.revise.NextAttempt;
import io.nifiwan.prompt.revise.Revision;
import io.nifiwan.prompt.revise.RevisionAttributes;
import io.nifiwan.prompt.services.ChatCompletionService;
import io.nifiwan.script.ScriptAttributes;
import org.apache.nifi.annotation.behavior.DynamicProperty;
import org.apache.nifi.annotation.behavior.InputRequirement;
import org.apache.nifi.annotation.behavior.ReadsAttribute;
import org.apache.nifi.annotation.behavior.ReadsAttributes;
import org.apache.nifi.annotation.behavior.Restricted;
import org.apache.nifi.annotation.behavior.Restriction;
import org.apache.nifi.annotation.behavior.WritesAttribute;
import org.apache.nifi.annotation.behavior.WritesAttributes;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.SeeAlso;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.annotation.lifecycle.OnScheduled;
import org.apache.nifi.components.ConfigVerificationResult;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.RequiredPermission;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.components.Validator;
import org.apache.nifi.expression.ExpressionLanguageScope;
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
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the next attempt at a shot out of a clip that was rejected or commented. */
@InputRequirement(InputRequirement.Requirement.INPUT_REQUIRED)
@Tags({"wan", "video", "prompt", "revise", "review", "note", "retry", "attempt", "llm", "chinese"})
@CapabilityDescription("""
        Changes the prompt of a clip by what the quality gate says against it and by a reviewer's note, Chinese or English, and sends the shot
        on its next attempt. The changes are rules in a data file and, on request, those of a chat model
        where the rules cannot read the note; the prompt is rendered by the template that it was made with. The content
        becomes the shot again, with its source text untouched, and everything that was said of the old clip is taken away. After the set number
        of attempts the clip goes to exhausted as it is. Reads the files of the operator that BuildPrompt reads too, and a rule file.""")
@Restricted(restrictions = @Restriction(requiredPermission = RequiredPermission.READ_FILESYSTEM,
        explanation = "Reads the rule, glossary, style, template and cast files from the paths that are configured"))
@SeeAlso({BuildPrompt.class, ChatCompletionService.class})
@DynamicProperty(name = "Name of a variable", value = "Its value", expressionLanguageScope = ExpressionLanguageScope.FLOWFILE_ATTRIBUTES,
        description = "Value of a variable that templates declare, as in BuildPrompt")
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
    @ReadsAttribute(attribute = PromptAttributes.PROMPT_LANGUAGE, description = "One language or two, as zh+en"),
    @ReadsAttribute(attribute = PromptAttributes.PROMPT_CAST, description = "Characters whose looks the prompt has"),
    @ReadsAttribute(attribute = PromptAttributes.VARIANT_STYLE, description = "Style of the variant; another that the note names replaces it"),
    @ReadsAttribute(attribute = ScriptAttributes.SHOT_ID, description = "With the other shot attributes: the shot, where the content is a clip")
})
@WritesAttributes({
    @WritesAttribute(attribute = PromptAttributes.PROMPT, description = "The changed prompt; with it prompt.negative, prompt.pattern, "
            + "prompt.spec, prompt.language, prompt.template, prompt.tokens, prompt.camera and prompt.tone"),
    @WritesAttribute(attribute = RevisionAttributes.PROMPT_DIFF, description = "What changed: ~ a → b replaced, - removed, + added"),
    @WritesAttribute(attribute = RevisionAttributes.REVISION_RULES, description = "Ids of the rules that changed the prompt"),
    @WritesAttribute(attribute = RevisionAttributes.REVISION_UNREAD, description = "Clauses of the note that no rule could read"),
    @WritesAttribute(attribute = PromptAttributes.CHAT_MODEL, description = "Model that was asked; absent where none was"),
    @WritesAttribute(attribute = PromptAttributes.CHAT_TOKENS_PROMPT, description = "Tokens that the model read"),
    @WritesAttribute(attribute = PromptAttributes.CHAT_TOKENS_COMPLETION, description = "Tokens that the model wrote"),
    @WritesAttribute(attribute = PromptAttributes.CHAT_FILLED, description = "What was taken of its answer: ids of terms, with a minus those that "
            + "went, phrases and negative"),
    @WritesAttribute(attribute = PromptAttributes.CHAT_DROPPED, description = "What of its answer was not taken, as REASON:name"),
    @WritesAttribute(attribute = PromptAttributes.WARNING, description = "Why the model did not answer, where the rules alone go on"),
    @WritesAttribute(attribute = RevisionAttributes.ATTEMPT_NUMBER, description = "Number of the attempt; the first clip is 1"),
    @WritesAttribute(attribute = RevisionAttributes.ATTEMPT_PARENT, description = "video.request.id of the attempt before, or its uuid"),
    @WritesAttribute(attribute = RevisionAttributes.ATTEMPT_NOTE, description = "The note that this attempt follows; review.note is taken away"),
    @WritesAttribute(attribute = PromptAttributes.PROMPT_SEED, description = "Seed of the next attempt, for the property Seed of GenerateVideo"),
    @WritesAttribute(attribute = RevisionAttributes.VIDEO_SEED, description = "The same, so that a further revision knows it"),
    @WritesAttribute(attribute = PromptAttributes.VARIANT_STYLE, description = "The style, where the note names another; variant.id stays"),
    @WritesAttribute(attribute = "mime.type", description = "application/json on success"),
    @WritesAttribute(attribute = "filename", description = "<script.name>_<shot.id>.json on success"),
    @WritesAttribute(attribute = RevisionAttributes.EXHAUSTED_CODE, description = "On exhausted: MAXIMUM_ATTEMPTS or NOTHING_TO_CHANGE"),
    @WritesAttribute(attribute = RevisionAttributes.EXHAUSTED_MESSAGE, description = "On exhausted: the same for a person"),
    @WritesAttribute(attribute = PromptAttributes.ERROR_CODE, description = "On failure: MISSING_ATTRIBUTE, INVALID_ATTRIBUTE, JOB_NOT_OVER, "
            + "TOO_LARGE, NOT_JSON, NOT_A_SHOT, NOTHING_TO_SHOW, UNKNOWN_TEMPLATE, UNKNOWN_STYLE, MISSING_KEY, PROMPT_TOO_LONG or CHAT_FAILED"),
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
            .addValidator(Validator.VALID)
            .build();
    static final PropertyDescriptor CHAT_SERVICE = new PropertyDescriptor.Builder()
            .name("Chat Completion Service")
            .description("Asked about clauses of a note that no rule could read. These clauses, the subject of the prompt and its terms are sent "
                    + "to it. Only terms of the glossary and words of the clauses are taken from its answer, and what the rules decided stays. "
                    + "Without it nothing leaves NiFi.")
            .identifiesControllerService(ChatCompletionService.class)
            .build();
    static final PropertyDescriptor ON_CHAT_FAILURE = new PropertyDescriptor.Builder()
            .name("On Chat Failure")
            .description("What happens to a clip when the service gives no answer, whatever the reason")
            .required(true)
            .allowableValues(ChatFailure.class)
            .defaultValue(ChatFailure.CONTINUE_WITH_RULES)
            .dependsOn(CHAT_SERVICE)
            .build();
    static final Relationship SUCCESS = new Relationship.Builder().name("success").description("The next attempt, for GenerateVideo").build();
    static final Relationship SUPERSEDED = new Relationship.Builder().name("superseded").autoTerminateDefault(true)
            .description("Clips that a next attempt replaces, unchanged, for those who want to keep them").build();
    static final Relationship EXHAUSTED = new Relationship.Builder().name("exhausted")
            .description("Clips that get no further attempt; unchanged but for attributes that say why").build();
    static final Relationship FAILURE = new Relationship.Builder().name("failure")
            .description("FlowFiles that no next attempt can be made of and, where it is asked for, those with a note that the chat service "
                    + "gave no answer about; unchanged but for the error attributes").build();
    private static final List<PropertyDescriptor> PROPERTY_DESCRIPTORS = List.of(MAXIMUM_ATTEMPTS, SEED, WHEN_NOTHING_MATCHES,
            MAXIMUM_PROMPT_TOKENS, RULE_FILE, CHAT_SERVICE, ON_CHAT_FAILURE,
            OperatorFiles.GLOSSARY_FILE, PromptProperties.STYLE_FILE, PromptProperties.TEMPLATE_FOLDER,
            PromptProperties.CAST_FILE, PromptProperties.MAXIMUM_CHARACTER_TOKENS);
    private static final Set<Relationship> RELATIONSHIPS = Set.of(SUCCESS, SUPERSEDED, EXHAUSTED, FAILURE);

    private final InstantSource clock;
    private volatile RevisionFiles files;

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

    @Override
    protected PropertyDescriptor getSupportedDynamicPropertyDescriptor(final String name) {
        return PromptProperties.variable(name);
    }

    @Override
    protected Collection<ValidationResult> customValidate(final ValidationContext context) {
        return RevisionFiles.validate(context);
    }

    /** Reads the files. The processor does not start with a broken one: there is no good version of it yet to fall back on. */
    @OnScheduled
    public void readFiles(final ProcessContext context) {
        try {
            files = RevisionFiles.open(context, clock, warning -> getLogger().warn(warning));
        } catch (final DataFileException e) {
            throw new ProcessException("Files not read: " + e.getMessage(), e);
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
                exhaust(session, flowFile, history, Map.of(), Exhaustion.MAXIMUM_ATTEMPTS,
                        "Attempt %d of at most %s is over".formatted(history.number(), context.getProperty(MAXIMUM_ATTEMPTS).getValue()));
                return;
            }
            final Feedback feedback = Feedback.of(flowFile.getAttributes());
            final RevisionTools tools = files.current();
            final Optional<ShotDocument> shot = ShotContent.readIfShot(session, flowFile);
            final Attempt attempt = tools.attempts().read(flowFile.getAttributes(), shot);
            final NoteStep step = revise(context, flowFile, tools, attempt, feedback);
            final Revision revision = step.revision();
            if (!revision.changesPrompt()
                    && context.getProperty(WHEN_NOTHING_MATCHES).asAllowableValue(UnchangedStrategy.class) == UnchangedStrategy.EXHAUSTED) {
                exhaust(session, flowFile, history, step.attributes(), Exhaustion.NOTHING_TO_CHANGE,
                        "Nothing changes the prompt for the reasons [%s] and the note [%s]".formatted(
                                String.join(", ", feedback.reasons()), feedback.note()));
                return;
            }
            final boolean keepSeed = revision.keepSeed()
                    || context.getProperty(SEED).asAllowableValue(SeedStrategy.class) == SeedStrategy.KEEP_SEED;
            if (shot.isEmpty()) {
                session.transfer(session.clone(flowFile), SUPERSEDED);
            }
            send(session, flowFile, attempt.document(), step,
                    NextAttempt.of(flowFile.getAttributes(), history, revision, keepSeed, tools.glossary()));
        } catch (final PromptException e) {
            getLogger().warn("Prompt not revised: {} {}", e.getMessage(), flowFile);
            final FlowFile failed = ShotContent.withError(session, flowFile, e);
            session.transfer(e.error() == PromptError.CHAT_FAILED ? session.penalize(failed) : failed, FAILURE);
        } catch (final IOException e) {
            throw new ProcessException("Content of " + flowFile + " not read", e);
        }
    }

    private NoteStep revise(final ProcessContext context, final FlowFile flowFile, final RevisionTools tools, final Attempt attempt,
                            final Feedback feedback) throws PromptException {
        final NoteStep step = NoteStep.revise(context.getProperty(CHAT_SERVICE).asControllerService(ChatCompletionService.class), tools, attempt,
                feedback, context.getProperty(MAXIMUM_PROMPT_TOKENS).asInteger(), PromptProperties.variables(context, flowFile));
        if (step.failure().isPresent()) {
            if (context.getProperty(ON_CHAT_FAILURE).asAllowableValue(ChatFailure.class) == ChatFailure.FAILURE) {
                throw new PromptException(PromptError.CHAT_FAILED, step.failure().get().error() + ": " + step.failure().get().getMessage());
            }
            getLogger().warn("{} revised by rules alone: {}", flowFile, step.failure().get().getMessage());
        }
        return step;
    }

    @Override
    public List<ConfigVerificationResult> verify(final ProcessContext context, final ComponentLog verificationLogger,
                                                 final Map<String, String> attributes) {
        final ConfigVerificationResult.Builder result = new ConfigVerificationResult.Builder().verificationStepName("Read Rules");
        try {
            result.outcome(ConfigVerificationResult.Outcome.SUCCESSFUL)
                    .explanation(RevisionFiles.open(context, clock, verificationLogger::warn).rules().rules().size() + " rules in force");
        } catch (final DataFileException e) {
            result.outcome(ConfigVerificationResult.Outcome.FAILED).explanation(e.getMessage());
        }
        return List.of(result.build());
    }

    private void send(final ProcessSession session, final FlowFile flowFile, final ShotDocument document, final NoteStep step,
                      final NextAttempt next) {
        document.put(step.revision().parsed());
        final Map<String, String> values = new HashMap<>(next.values());
        values.putAll(step.attributes());
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

    private void exhaust(final ProcessSession session, final FlowFile flowFile, final AttemptHistory history,
                         final Map<String, String> more, final Exhaustion why, final String message) {
        getLogger().info("{} gets no further attempt: {}", flowFile, message);
        final FlowFile exhausted = session.putAllAttributes(ShotContent.withoutError(session, flowFile), more);
        session.transfer(session.putAllAttributes(exhausted, Map.of(
                RevisionAttributes.EXHAUSTED_CODE, why.name(), RevisionAttributes.EXHAUSTED_MESSAGE, message,
                RevisionAttributes.ATTEMPT_NUMBER, Integer.toString(history.number()))), EXHAUSTED);
    }
}
