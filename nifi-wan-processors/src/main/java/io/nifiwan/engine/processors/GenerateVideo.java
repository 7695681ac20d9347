package io.nifiwan.engine.processors;

import io.nifiwan.engine.EngineCheck;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.job.ClipOrder;
import io.nifiwan.engine.job.ClipReceiver;
import io.nifiwan.engine.job.Deadlines;
import io.nifiwan.engine.job.JobLedger;
import io.nifiwan.engine.job.JobMachine;
import io.nifiwan.engine.job.JobOutcome;
import io.nifiwan.engine.job.PollPacing;
import io.nifiwan.engine.job.UnsentIntents;
import io.nifiwan.engine.services.TextToVideoService;
import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.script.ScriptAttributes;
import org.apache.nifi.annotation.behavior.InputRequirement;
import org.apache.nifi.annotation.behavior.ReadsAttribute;
import org.apache.nifi.annotation.behavior.ReadsAttributes;
import org.apache.nifi.annotation.behavior.SystemResource;
import org.apache.nifi.annotation.behavior.SystemResourceConsideration;
import org.apache.nifi.annotation.behavior.WritesAttribute;
import org.apache.nifi.annotation.behavior.WritesAttributes;
import org.apache.nifi.annotation.configuration.DefaultSchedule;
import org.apache.nifi.annotation.configuration.DefaultSettings;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.annotation.lifecycle.OnScheduled;
import org.apache.nifi.annotation.lifecycle.OnStopped;
import org.apache.nifi.components.ConfigVerificationResult;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.PropertyValue;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.components.Validator;
import org.apache.nifi.expression.ExpressionLanguageScope;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.logging.ComponentLog;
import org.apache.nifi.processor.AbstractProcessor;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.processor.VerifiableProcessor;
import org.apache.nifi.processor.util.StandardValidators;
import org.apache.nifi.scheduling.SchedulingStrategy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Turns shots into clips by way of a text-to-video engine.
 *
 * <p>Every FlowFile stays in this processor's own queue while its clip is made, and its attributes are the only record of the job, so
 * nothing is lost when NiFi dies, and no thread waits. {@link JobQueue} chooses the FlowFile a trigger works on and keeps the cap,
 * {@link JobMachine} makes its next step, {@link JobTurn} commits it.
 *
 * <p>Batched commits (SupportsBatching) would put off the commit that must stand between writing a request down and sending it, so this
 * processor does not declare them. For the same reason none of its relationships may be retried by the framework: a framework retry
 * restores the attributes as they were before the trigger.
 */
@Tags({"video", "text to video", "generate", "ai", "wan", "clip", "文生视频", "视频生成"})
@CapabilityDescription("""
        Turns the prompt of a shot into a video clip with a text-to-video engine. A request is written down before it is sent, sent at most
        once, and then asked about until the clip is ready; the FlowFile waits in the incoming queue meanwhile and holds no thread. After a
        crash or a restart running jobs are taken up again. The content stays the shot until the finished clip replaces it.""")
@InputRequirement(InputRequirement.Requirement.INPUT_REQUIRED)
@ReadsAttributes({
    @ReadsAttribute(attribute = PromptAttributes.PROMPT, description = "Prompt, with the default of the property Prompt"),
    @ReadsAttribute(attribute = PromptAttributes.PROMPT_NEGATIVE, description = "Negative prompt, with the default of the property Negative Prompt"),
    @ReadsAttribute(attribute = PromptAttributes.PROMPT_SPEC, description = "Prompt spec as JSON, handed to the engine"),
    @ReadsAttribute(attribute = ScriptAttributes.SHOT_SECONDS, description = "Length of the clip, with the default of the property Clip Seconds"),
    @ReadsAttribute(attribute = ScriptAttributes.SCRIPT_NAME, description = "First part of the file name"),
    @ReadsAttribute(attribute = ScriptAttributes.SHOT_ID, description = "Second part of the file name"),
    @ReadsAttribute(attribute = PromptAttributes.VARIANT_ID, description = "Last part of the file name, where there is one"),
    @ReadsAttribute(attribute = VideoAttributes.PHASE, description = "State of the job: whether a request is sent or a job is taken up again"),
    @ReadsAttribute(attribute = VideoAttributes.TASK_ID, description = "A FlowFile that arrives with a running job is never submitted again")
})
@WritesAttributes({
    @WritesAttribute(attribute = VideoAttributes.ENGINE, description = "Engine that makes the clip"),
    @WritesAttribute(attribute = VideoAttributes.REQUEST_ID, description = "Own id of the request, written before anything is sent"),
    @WritesAttribute(attribute = VideoAttributes.PHASE, description = "INTENT, SUBMITTED or DONE"),
    @WritesAttribute(attribute = VideoAttributes.TASK_ID, description = "The engine's id of the job"),
    @WritesAttribute(attribute = VideoAttributes.STATUS, description = "Last state reported: QUEUED, RUNNING, SUCCEEDED, FAILED or CANCELLED"),
    @WritesAttribute(attribute = VideoAttributes.SEED, description = "Seed, given or drawn: 0 to 2147483647"),
    @WritesAttribute(attribute = VideoAttributes.WIDTH, description = "Width in pixels"),
    @WritesAttribute(attribute = VideoAttributes.HEIGHT, description = "Height in pixels"),
    @WritesAttribute(attribute = VideoAttributes.FPS, description = "Frames per second"),
    @WritesAttribute(attribute = VideoAttributes.FRAMES, description = "Number of frames, 4n+1"),
    @WritesAttribute(attribute = VideoAttributes.DURATION, description = "Length in seconds; on success"),
    @WritesAttribute(attribute = VideoAttributes.INTENT_AT, description = "Epoch milliseconds at which the request was written down"),
    @WritesAttribute(attribute = VideoAttributes.SUBMITTED_AT, description = "Epoch milliseconds at which the engine accepted it"),
    @WritesAttribute(attribute = VideoAttributes.STARTED_AT, description = "Epoch milliseconds at which the engine was first seen working"),
    @WritesAttribute(attribute = VideoAttributes.POLL_AFTER, description = "Epoch milliseconds of the next step; only while waiting"),
    @WritesAttribute(attribute = VideoAttributes.POLL_COUNT, description = "Answered questions"),
    @WritesAttribute(attribute = VideoAttributes.TRIES, description = "Failed calls in a row; only while waiting"),
    @WritesAttribute(attribute = VideoAttributes.DOUBTS, description = "Submissions that ended in doubt"),
    @WritesAttribute(attribute = VideoAttributes.QUEUE_SECONDS, description = "Seconds from acceptance to work; on success"),
    @WritesAttribute(attribute = VideoAttributes.RUN_SECONDS, description = "Seconds of work; on success"),
    @WritesAttribute(attribute = VideoAttributes.SHA256, description = "SHA-256 of the clip; on success"),
    @WritesAttribute(attribute = VideoAttributes.MIME_TYPE, description = "Type told from the clip's first bytes, as a rule video/mp4; on success"),
    @WritesAttribute(attribute = VideoAttributes.FILENAME, description = "<script.name>_<shot.id>_<variant.id>.mp4, "
            + "without the parts that are absent; on success"),
    @WritesAttribute(attribute = VideoAttributes.ERROR_CLASS, description = "What went wrong last: INVALID, MODERATION, TIMEOUT and so on"),
    @WritesAttribute(attribute = VideoAttributes.ERROR_CODE, description = "The engine's own error code"),
    @WritesAttribute(attribute = VideoAttributes.ERROR_MESSAGE, description = "What happened, for a person")
})
@SystemResourceConsideration(resource = SystemResource.NETWORK, description = "Downloads every clip once; polls grow rarer with time")
@DefaultSchedule(strategy = SchedulingStrategy.TIMER_DRIVEN, period = "50 ms")
@DefaultSettings(yieldDuration = "200 ms")
public final class GenerateVideo extends AbstractProcessor implements VerifiableProcessor {
    static final PropertyDescriptor SERVICE = new PropertyDescriptor.Builder()
            .name("Text-to-Video Service")
            .description("The engine that makes the clips")
            .identifiesControllerService(TextToVideoService.class)
            .required(true)
            .build();
    static final PropertyDescriptor PROMPT = perFlowFile("Prompt", "What the clip shows", "${prompt}", true);
    static final PropertyDescriptor NEGATIVE_PROMPT = perFlowFile("Negative Prompt",
            "What the clip must not show; engines that know no negative prompt ignore it", "${prompt.negative}", false);
    static final PropertyDescriptor WIDTH = number("Width", "Width of the clip in pixels", "1280", 16_384);
    static final PropertyDescriptor HEIGHT = number("Height", "Height of the clip in pixels", "720", 16_384);
    static final PropertyDescriptor FRAME_RATE = number("Frame Rate", "Frames per second", "16", 240);
    static final PropertyDescriptor CLIP_SECONDS = perFlowFile("Clip Seconds",
            "Length of the clip in seconds, rounded to a number of frames of the form 4n+1", "${shot.seconds}", true);
    static final PropertyDescriptor SEED = perFlowFile("Seed",
            "Seed from 0 to 2147483647. Where it is empty, a fresh one is drawn and recorded, so that every clip can be made again", null, false);
    static final PropertyDescriptor MAXIMUM_JOBS = number("Maximum Jobs in Flight",
            "Jobs that this node has at the engine at one time; everything else waits unsent in the incoming queue. Usually one per GPU, "
                    + "or what the vendor's account allows", "4", 10_000);
    static final PropertyDescriptor POLL_INTERVAL = period("Poll Interval",
            "Wait before a job is asked about for the first time; later waits grow", "1 sec");
    static final PropertyDescriptor MAXIMUM_POLL_INTERVAL = period("Maximum Poll Interval",
            "Longest wait between two questions about a job", "30 sec");
    static final PropertyDescriptor QUEUE_DEADLINE = period("Queue Deadline",
            "How long a request may wait until the engine works on it; after that the job is cancelled and goes to 'timed out'", "1 hour");
    static final PropertyDescriptor RUN_DEADLINE = period("Run Deadline",
            "How long the engine may work on a job; after that the job is cancelled and goes to 'timed out'", "1 hour");
    static final Relationship SUCCESS = relationship(JobOutcome.SUCCESS, "The finished clip");
    static final Relationship REJECTED = relationship(JobOutcome.REJECTED, "Shots whose prompt or picture the engine refuses on content grounds");
    static final Relationship TIMED_OUT = relationship(JobOutcome.TIMED_OUT, "Shots whose job passed a deadline. A FlowFile that comes back is asked "
            + "about once more, never submitted again, if it has a job");
    static final Relationship AMBIGUOUS = relationship(JobOutcome.AMBIGUOUS, "Shots whose request may or may not have reached the engine. A person "
            + "decides whether to send it again, for that may pay twice; a FlowFile that comes back is only looked for");
    static final Relationship FAILURE = relationship(JobOutcome.FAILURE, "Shots without a clip for any other reason: see video.error.class");

    private static final List<PropertyDescriptor> PROPERTY_DESCRIPTORS = List.of(SERVICE, PROMPT, NEGATIVE_PROMPT, WIDTH, HEIGHT, FRAME_RATE,
            CLIP_SECONDS, SEED, MAXIMUM_JOBS, POLL_INTERVAL, MAXIMUM_POLL_INTERVAL, QUEUE_DEADLINE, RUN_DEADLINE);
    private static final Set<Relationship> RELATIONSHIPS = Set.of(SUCCESS, REJECTED, TIMED_OUT, AMBIGUOUS, FAILURE);

    private final InstantSource clock;
    private final RandomGenerator random;
    private final JobLedger ledger = new JobLedger();
    private final UnsentIntents unsent = new UnsentIntents();
    private final JobQueue queue = new JobQueue(ledger, unsent);
    private volatile JobMachine machine;
    private volatile ClipReceiver receiver;
    private volatile int maximumJobs;
    private volatile long pauseMillis;

    public GenerateVideo() {
        this(Clock.systemUTC(), new SecureRandom());
    }

    GenerateVideo(final InstantSource clock, final RandomGenerator random) {
        this.clock = clock;
        this.random = random;
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
    protected Collection<ValidationResult> customValidate(final ValidationContext context) {
        final boolean grows = millis(context.getProperty(POLL_INTERVAL)) <= millis(context.getProperty(MAXIMUM_POLL_INTERVAL));
        return grows ? List.of() : List.of(new ValidationResult.Builder().subject(MAXIMUM_POLL_INTERVAL.getName()).valid(false)
                .explanation("it must not be shorter than " + POLL_INTERVAL.getName()).build());
    }

    @OnScheduled
    public void prepare(final ProcessContext context) {
        final TextToVideoService engine = context.getProperty(SERVICE).asControllerService(TextToVideoService.class);
        pauseMillis = millis(context.getProperty(MAXIMUM_POLL_INTERVAL));
        maximumJobs = context.getProperty(MAXIMUM_JOBS).asInteger();
        machine = new JobMachine(engine,
                new Deadlines(context.getProperty(QUEUE_DEADLINE).asDuration(), context.getProperty(RUN_DEADLINE).asDuration()),
                new PollPacing(millis(context.getProperty(POLL_INTERVAL)), pauseMillis, random), unsent, clock);
        receiver = new ClipReceiver(engine, clock);
    }

    /** While stopped the queue may change in every way, so what is known of it is forgotten. Which intents are unsent stays true. */
    @OnStopped
    public void forget() {
        queue.reset();
    }

    @Override
    public void onTrigger(final ProcessContext context, final ProcessSession session) {
        final Optional<FlowFile> taken = queue.take(session, clock.millis(), maximumJobs);
        if (taken.isEmpty()) {
            context.yield();
            return;
        }
        final FlowFile flowFile = taken.get();
        final JobTurn turn = new JobTurn(session, getLogger(), machine, receiver, ledger, unsent, clock, flowFile);
        final Optional<EngineException> problem = turn.run(() -> order(context, flowFile));
        if (problem.filter(JobTurn::needsPerson).isPresent()) {
            queue.pauseAdmission(clock.millis() + pauseMillis);
            context.yield();
        }
    }

    @Override
    public List<ConfigVerificationResult> verify(final ProcessContext context, final ComponentLog verificationLogger,
                                                 final Map<String, String> attributes) {
        return context.getProperty(SERVICE).asControllerService(TextToVideoService.class).verify().stream()
                .map(GenerateVideo::result)
                .toList();
    }

    private static ConfigVerificationResult result(final EngineCheck check) {
        return new ConfigVerificationResult.Builder()
                .verificationStepName(check.step())
                .outcome(check.passed() ? ConfigVerificationResult.Outcome.SUCCESSFUL : ConfigVerificationResult.Outcome.FAILED)
                .explanation(check.explanation())
                .build();
    }

    private static ClipOrder order(final ProcessContext context, final FlowFile flowFile) {
        return new ClipOrder(text(context, PROMPT, flowFile), text(context, NEGATIVE_PROMPT, flowFile), context.getProperty(WIDTH).asInteger(),
                context.getProperty(HEIGHT).asInteger(), context.getProperty(FRAME_RATE).asInteger(), text(context, CLIP_SECONDS, flowFile),
                text(context, SEED, flowFile), flowFile.getAttributes().getOrDefault(PromptAttributes.PROMPT_SPEC, ""));
    }

    private static String text(final ProcessContext context, final PropertyDescriptor property, final FlowFile flowFile) {
        final String value = context.getProperty(property).evaluateAttributeExpressions(flowFile).getValue();
        return value == null ? "" : value;
    }

    private static long millis(final PropertyValue period) {
        return period.asTimePeriod(TimeUnit.MILLISECONDS);
    }

    private static PropertyDescriptor perFlowFile(final String name, final String description, final String value, final boolean required) {
        return new PropertyDescriptor.Builder().name(name).description(description).defaultValue(value).required(required)
                .addValidator(required ? StandardValidators.NON_EMPTY_EL_VALIDATOR : Validator.VALID)
                .expressionLanguageSupported(ExpressionLanguageScope.FLOWFILE_ATTRIBUTES).build();
    }

    private static PropertyDescriptor number(final String name, final String description, final String value, final int maximum) {
        return new PropertyDescriptor.Builder().name(name).description(description).defaultValue(value).required(true)
                .addValidator(StandardValidators.createLongValidator(1, maximum, true)).build();
    }

    private static PropertyDescriptor period(final String name, final String description, final String value) {
        return new PropertyDescriptor.Builder().name(name).description(description).defaultValue(value).required(true)
                .addValidator(StandardValidators.createTimePeriodValidator(10, TimeUnit.MILLISECONDS, 30, TimeUnit.DAYS)).build();
    }

    private static Relationship relationship(final JobOutcome outcome, final String description) {
        return new Relationship.Builder().name(outcome.relationship()).description(description).build();
    }
}
