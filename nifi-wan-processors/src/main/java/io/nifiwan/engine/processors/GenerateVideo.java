package io.nifiwan.engine.processors;

import io.nifiwan.engine.EngineCheck;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.SignedUrls;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.budget.Budget;
import io.nifiwan.engine.cache.ClipShelf;
import io.nifiwan.engine.job.BudgetAction;
import io.nifiwan.engine.job.ClipProbe;
import io.nifiwan.engine.job.ClipReceiver;
import io.nifiwan.engine.job.JobHandle;
import io.nifiwan.engine.job.JobLedger;
import io.nifiwan.engine.job.JobMachine;
import io.nifiwan.engine.job.JobOutcome;
import io.nifiwan.engine.job.PlayableClip;
import io.nifiwan.engine.job.UnsentIntents;
import io.nifiwan.engine.services.ClipCacheService;
import io.nifiwan.engine.services.TextToVideoService;
import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.script.ScriptAttributes;
import org.apache.nifi.annotation.behavior.InputRequirement;
import org.apache.nifi.annotation.behavior.ReadsAttribute;
import org.apache.nifi.annotation.behavior.ReadsAttributes;
import org.apache.nifi.annotation.behavior.Stateful;
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
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.components.state.Scope;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.logging.ComponentLog;
import org.apache.nifi.processor.AbstractProcessor;
import org.apache.nifi.processor.DataUnit;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.processor.VerifiableProcessor;
import org.apache.nifi.scheduling.SchedulingStrategy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    @ReadsAttribute(attribute = VideoAttributes.TAKE_INDEX, description = "A FlowFile that is a take already does not become several"),
    @ReadsAttribute(attribute = VideoAttributes.PHASE, description = "State of the job: whether a request is sent or a job is taken up again"),
    @ReadsAttribute(attribute = VideoAttributes.TASK_ID, description = "A FlowFile that arrives with a running job is never submitted again")
})
@WritesAttributes({
    @WritesAttribute(attribute = VideoAttributes.ENGINE, description = "Engine that makes the clip"),
    @WritesAttribute(attribute = VideoAttributes.MODEL, description = "Model, as the flow names it or the engine tells it"),
    @WritesAttribute(attribute = VideoAttributes.STEPS, description = "Denoising steps, where the flow names them"),
    @WritesAttribute(attribute = VideoAttributes.GUIDANCE, description = "Scale of the guidance, where the flow names it"),
    @WritesAttribute(attribute = VideoAttributes.CONFIGURATION, description = "What a warm engine has loaded for the clip: jobs of one configuration "
            + "are sent one after the other"),
    @WritesAttribute(attribute = VideoAttributes.CACHE, description = "hot, cold or miss, where a cache is asked"),
    @WritesAttribute(attribute = VideoAttributes.FINGERPRINT, description = "Name of the clip in the cache, where one is asked"),
    @WritesAttribute(attribute = VideoAttributes.ACTUAL_PROMPT, description = "The prompt that the engine says it used"),
    @WritesAttribute(attribute = VideoAttributes.USAGE_SECONDS, description = "Seconds of video that the engine charges for"),
    @WritesAttribute(attribute = VideoAttributes.USAGE_TIER, description = "Price class that the engine charges by"),
    @WritesAttribute(attribute = VideoAttributes.VENDOR_REQUEST_ID, description = "The engine's id of a call, for its support"),
    @WritesAttribute(attribute = VideoAttributes.COST, description = "Price of the clip by the rates; on success"),
    @WritesAttribute(attribute = VideoAttributes.RESERVED, description = "What the day's budget holds back; while the job is not over"),
    @WritesAttribute(attribute = VideoAttributes.TAKE_ID, description = "Equal for all takes of one prompt"),
    @WritesAttribute(attribute = VideoAttributes.TAKE_INDEX, description = "Number of the take, from 1"),
    @WritesAttribute(attribute = VideoAttributes.TAKE_SEED, description = "The given seed that the takes count on from"),
    @WritesAttribute(attribute = VideoAttributes.TAKE_COUNT, description = "How many takes the prompt has"),
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
    @WritesAttribute(attribute = VideoAttributes.FILENAME, description = "<script.name>_<shot.id>_<variant.id>_take<take.index>"
            + "_attempt<attempt.number>.mp4, "
            + "without the parts that are absent; on success"),
    @WritesAttribute(attribute = VideoAttributes.ERROR_CLASS, description = "What went wrong last: INVALID, MODERATION, TIMEOUT and so on"),
    @WritesAttribute(attribute = VideoAttributes.ERROR_CODE, description = "The engine's own error code"),
    @WritesAttribute(attribute = VideoAttributes.ERROR_MESSAGE, description = "What happened, for a person")
})
@Stateful(scopes = Scope.CLUSTER, description = "The seconds of video and the money spent and held back today, over all nodes; only where a daily "
        + "limit is set. Jobs are not in it: they are in the attributes of the FlowFiles")
@SystemResourceConsideration(resource = SystemResource.DISK, description = "With Clip Check ffprobe a copy of each clip in the temporary folder "
        + "while it is looked at")
@SystemResourceConsideration(resource = SystemResource.NETWORK, description = "Downloads every clip once; polls grow rarer with time")
@DefaultSchedule(strategy = SchedulingStrategy.TIMER_DRIVEN, period = "50 ms")
@DefaultSettings(yieldDuration = "200 ms")
public final class GenerateVideo extends AbstractProcessor implements VerifiableProcessor {
    static final Relationship SUCCESS = relationship(JobOutcome.SUCCESS, "The finished clip");
    static final Relationship REJECTED = relationship(JobOutcome.REJECTED, "Shots whose prompt or picture the engine refuses on content grounds");
    static final Relationship TIMED_OUT = relationship(JobOutcome.TIMED_OUT, "Shots whose job passed a deadline. A FlowFile that comes back is asked "
            + "about once more, never submitted again, if it has a job");
    static final Relationship AMBIGUOUS = relationship(JobOutcome.AMBIGUOUS, "Shots whose request may or may not have reached the engine. A person "
            + "decides whether to send it again, for that may pay twice; a FlowFile that comes back is only looked for");
    static final Relationship FAILURE = relationship(JobOutcome.FAILURE, "Shots without a clip for any other reason: see video.error.class");

    static final Relationship OVER_BUDGET = relationship(JobOutcome.OVER_BUDGET,
            "Shots that a daily limit does not cover, where Over Budget is Route");
    static final Relationship TAKES = new Relationship.Builder().name("takes")
            .description("Further takes of a prompt, unsent, where Takes asks for several: connect it back to this processor").build();

    private static final Set<Relationship> RELATIONSHIPS = Set.of(SUCCESS, REJECTED, TIMED_OUT, AMBIGUOUS, OVER_BUDGET, FAILURE);
    private static final Set<Relationship> RELATIONSHIPS_OF_TAKES = Set.of(SUCCESS, REJECTED, TIMED_OUT, AMBIGUOUS, OVER_BUDGET, FAILURE, TAKES);

    private final InstantSource clock;
    private final RandomGenerator random;
    private final JobLedger ledger = new JobLedger();
    private final UnsentIntents unsent = new UnsentIntents();
    private final JobQueue queue = new JobQueue(ledger, unsent);
    private volatile Set<Relationship> relationships = RELATIONSHIPS;
    private volatile TurnTools tools;
    private volatile TextToVideoService engine;
    private volatile boolean cancelsLost;
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
        return GenerateProperties.DESCRIPTORS;
    }

    @Override
    public Set<Relationship> getRelationships() {
        return relationships;
    }

    /** A flow that makes one clip of each prompt has no use for the loop of takes. */
    @Override
    public void onPropertyModified(final PropertyDescriptor descriptor, final String oldValue, final String newValue) {
        if (descriptor.equals(GenerateProperties.TAKES)) {
            relationships = GenerateProperties.severalTakes(newValue) ? RELATIONSHIPS_OF_TAKES : RELATIONSHIPS;
        }
    }

    @Override
    protected Collection<ValidationResult> customValidate(final ValidationContext context) {
        final List<ValidationResult> results = new ArrayList<>(BudgetProperties.validate(context));
        if (GenerateProperties.millis(context.getProperty(GenerateProperties.POLL_INTERVAL))
                > GenerateProperties.millis(context.getProperty(GenerateProperties.MAXIMUM_POLL_INTERVAL))) {
            results.add(new ValidationResult.Builder().subject(GenerateProperties.MAXIMUM_POLL_INTERVAL.getName()).valid(false)
                    .explanation("it must not be shorter than " + GenerateProperties.POLL_INTERVAL.getName()).build());
        }
        return results;
    }

    @OnScheduled
    public void prepare(final ProcessContext context) throws IOException {
        engine = context.getProperty(GenerateProperties.SERVICE).asControllerService(TextToVideoService.class);
        pauseMillis = GenerateProperties.millis(context.getProperty(GenerateProperties.MAXIMUM_POLL_INTERVAL));
        maximumJobs = context.getProperty(GenerateProperties.MAXIMUM_JOBS).asInteger();
        cancelsLost = context.getProperty(GenerateProperties.CANCEL_REMOVED).asAllowableValue(CancelRemoved.class)
                .cancels(getNodeTypeProvider().isConfiguredForClustering() || getNodeTypeProvider().isClustered());
        final ClipShelf shelf = new ClipShelf(
                Optional.ofNullable(context.getProperty(GenerateProperties.CLIP_CACHE).asControllerService(ClipCacheService.class)),
                (what, cause) -> getLogger().warn("{}: {}", what, SignedUrls.strip(cause.getMessage())));
        final Budget budget = BudgetProperties.budget(context, new ClusterAccount(context.getStateManager()), clock);
        final BudgetAction action = context.getProperty(BudgetProperties.OVER_BUDGET).asAllowableValue(OverBudget.class).action();
        final JobMachine machine = new JobMachine(engine, GenerateProperties.deadlines(context), GenerateProperties.pacing(context, random), shelf,
                budget, action, unsent, clock);
        tools = new TurnTools(getLogger(), machine, receiver(context), shelf, budget, ledger, queue, unsent, clock);
    }

    /** While stopped the queue may change in every way, so what is known of it is forgotten. Which intents are unsent stays true. */
    @OnStopped
    public void forget() {
        queue.reset();
    }

    @Override
    public void onTrigger(final ProcessContext context, final ProcessSession session) {
        final Optional<JobQueue.Taken> taken = queue.take(session, clock.millis(), maximumJobs);
        queue.takeLost().forEach(this::lost);
        if (taken.isEmpty()) {
            context.yield();
            return;
        }
        final FlowFile flowFile = taken.get().flowFile();
        final boolean pause = new JobTurn(session, tools, taken.get(), () -> GenerateProperties.order(context, flowFile)).run();
        if (pause) {
            queue.pauseAdmission(clock.millis() + pauseMillis);
            context.yield();
        }
    }

    @Override
    public List<ConfigVerificationResult> verify(final ProcessContext context, final ComponentLog verificationLogger,
                                                 final Map<String, String> attributes) {
        return context.getProperty(GenerateProperties.SERVICE).asControllerService(TextToVideoService.class).verify().stream()
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

    /** Nobody will ever fetch this clip. */
    private void lost(final JobHandle job) {
        if (!cancelsLost || !job.isAt(engine.capabilities().name())) {
            return;
        }
        final String name = SignedUrls.strip(job.taskId());
        try {
            engine.cancel(job.taskId());
            getLogger().info("Job {} cancelled: its FlowFile was removed from the queue", name);
        } catch (final EngineException | RuntimeException e) {
            getLogger().warn("Job {} runs on though its FlowFile was removed from the queue: {}", name, SignedUrls.strip(e.getMessage()));
        }
    }

    private ClipReceiver receiver(final ProcessContext context) throws IOException {
        final long maximumBytes = context.getProperty(GenerateProperties.MAXIMUM_SIZE).asDataSize(DataUnit.B).longValue();
        if (context.getProperty(GenerateProperties.CLIP_CHECK).asAllowableValue(ClipCheck.class) == ClipCheck.FIRST_BYTES) {
            return new ClipReceiver(engine, clock, maximumBytes, Optional.empty());
        }
        return new ClipReceiver(engine, clock, maximumBytes, Optional.of(probe(GenerateProperties.ffmpeg(context), maximumBytes)));
    }

    /** Without an ffmpeg clips are made all the same, each with a warning. */
    private static ClipProbe probe(final Optional<Path> named, final long maximumBytes) throws IOException {
        if (named.isPresent()) {
            return PlayableClip.with(FfmpegInstallation.installed(named.get()), maximumBytes);
        }
        if (FfmpegInstallation.isBundled()) {
            return PlayableClip.with(FfmpegInstallation.bundled(), maximumBytes);
        }
        return file -> {
            throw new IOException("no ffmpeg is bundled for this platform: name one, or set %s to %s".formatted(
                    GenerateProperties.CLIP_CHECK.getName(), ClipCheck.FIRST_BYTES.getDisplayName()));
        };
    }

    private static Relationship relationship(final JobOutcome outcome, final String description) {
        return new Relationship.Builder().name(outcome.relationship()).description(description).build();
    }
}
