package io.nifiwan.engine.processors;

import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.job.ClipOrder;
import io.nifiwan.engine.job.Deadlines;
import io.nifiwan.engine.job.ModelOrder;
import io.nifiwan.engine.job.PollPacing;
import io.nifiwan.engine.job.TakeOrder;
import io.nifiwan.engine.services.ClipCacheService;
import io.nifiwan.engine.services.TextToVideoService;
import io.nifiwan.prompt.PromptAttributes;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.PropertyValue;
import org.apache.nifi.components.Validator;
import org.apache.nifi.components.resource.ResourceCardinality;
import org.apache.nifi.components.resource.ResourceType;
import org.apache.nifi.context.PropertyContext;
import org.apache.nifi.expression.ExpressionLanguageScope;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.processor.util.StandardValidators;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The properties of GenerateVideo about the clip and its job; those about money are in {@link BudgetProperties}. */
final class GenerateProperties {
    static final PropertyDescriptor SERVICE = new PropertyDescriptor.Builder()
            .name("Text-to-Video Service")
            .description("The engine that makes the clips")
            .identifiesControllerService(TextToVideoService.class)
            .required(true)
            .build();
    static final PropertyDescriptor PROMPT = perFlowFile("Prompt", "What the clip shows", "${prompt}", true);
    static final PropertyDescriptor NEGATIVE_PROMPT = perFlowFile("Negative Prompt",
            "What the clip must not show; engines that know no negative prompt ignore it", "${prompt.negative}", false);
    static final PropertyDescriptor MODEL = perFlowFile("Model",
            "Name of the model as the engine knows it. Where it is empty, the engine's own setting holds", null, false);
    static final PropertyDescriptor WIDTH = number("Width", "Width of the clip in pixels", "1280", 16_384);
    static final PropertyDescriptor HEIGHT = number("Height", "Height of the clip in pixels", "720", 16_384);
    static final PropertyDescriptor FRAME_RATE = number("Frame Rate", "Frames per second", "16", 240);
    static final PropertyDescriptor CLIP_SECONDS = perFlowFile("Clip Seconds",
            "Length of the clip in seconds, rounded to a number of frames of the form 4n+1", "${shot.seconds}", true);
    static final PropertyDescriptor SEED = perFlowFile("Seed",
            "Seed from 0 to 2147483647. Where it is empty, a fresh one is drawn and recorded, so that every clip can be made again; only clips "
                    + "with a given seed are looked for in the cache. Further takes count on from a given seed", null, false);
    static final PropertyDescriptor STEPS = perFlowFile("Steps",
            "Denoising steps, 1 to 1000. Where it is empty, the engine's own setting holds", null, false);
    static final PropertyDescriptor GUIDANCE = perFlowFile("Guidance",
            "Scale of the classifier-free guidance, 0 to 100. Where it is empty, the engine's own setting holds", null, false);
    static final PropertyDescriptor TAKES = perFlowFile("Takes",
            "Clips to make of each prompt, 1 to 16, each with a seed of its own. With anything but 1 there is a relationship 'takes', which is to be "
                    + "connected back to this processor. A FlowFile that is a take already stays one", GenerateProperties.ONE, true);
    static final PropertyDescriptor CLIP_CACHE = new PropertyDescriptor.Builder()
            .name("Clip Cache")
            .description("Asked for the clip before the engine, and given every finished clip. A clip out of the cache costs nothing and takes no "
                    + "place among the jobs in flight. Only prompts with a given seed can be found")
            .identifiesControllerService(ClipCacheService.class)
            .required(false)
            .build();
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
    static final PropertyDescriptor CANCEL_REMOVED = new PropertyDescriptor.Builder()
            .name("Cancel Removed Jobs")
            .description("Whether the engine is told to stop a job whose FlowFile is removed from the incoming queue, or expires there, while this "
                    + "processor runs")
            .required(true)
            .allowableValues(CancelRemoved.class)
            .defaultValue(CancelRemoved.WHERE_CERTAIN)
            .build();
    static final PropertyDescriptor MAXIMUM_SIZE = new PropertyDescriptor.Builder()
            .name("Maximum Clip Size")
            .description("A larger clip is not received: the shot goes to 'failure' and is fetched when it comes back")
            .required(true)
            .defaultValue("2 GB")
            .addValidator(StandardValidators.DATA_SIZE_VALIDATOR)
            .build();
    static final PropertyDescriptor CLIP_CHECK = new PropertyDescriptor.Builder()
            .name("Clip Check")
            .description("How closely a clip is looked at when it arrives")
            .required(true)
            .allowableValues(ClipCheck.class)
            .defaultValue(ClipCheck.FFPROBE)
            .build();
    static final PropertyDescriptor FFMPEG = new PropertyDescriptor.Builder()
            .name("FFmpeg Executable")
            .description("Path of the ffmpeg executable, with ffprobe beside it. The bundled one is used where it is not set")
            .required(false)
            .identifiesExternalResource(ResourceCardinality.SINGLE, ResourceType.FILE)
            .addValidator(StandardValidators.FILE_EXISTS_VALIDATOR)
            .dependsOn(CLIP_CHECK, ClipCheck.FFPROBE)
            .build();
    static final List<PropertyDescriptor> DESCRIPTORS = Stream.of(
            List.of(SERVICE, PROMPT, NEGATIVE_PROMPT, MODEL, WIDTH, HEIGHT, FRAME_RATE, CLIP_SECONDS, SEED, STEPS, GUIDANCE, TAKES, CLIP_CACHE,
                    MAXIMUM_JOBS, POLL_INTERVAL, MAXIMUM_POLL_INTERVAL, QUEUE_DEADLINE, RUN_DEADLINE, CANCEL_REMOVED, MAXIMUM_SIZE, CLIP_CHECK,
                    FFMPEG),
            BudgetProperties.DESCRIPTORS).flatMap(List::stream).toList();
    private static final String ONE = "1";

    private GenerateProperties() {
    }

    /** Whether FlowFiles may become several takes with this value of {@link #TAKES}. */
    static boolean severalTakes(final String value) {
        return value != null && !ONE.equals(value.strip());
    }

    /** What the flow asks for this FlowFile. */
    static ClipOrder order(final PropertyContext context, final FlowFile flowFile) {
        return new ClipOrder(text(context, PROMPT, flowFile), text(context, NEGATIVE_PROMPT, flowFile), context.getProperty(WIDTH).asInteger(),
                context.getProperty(HEIGHT).asInteger(), context.getProperty(FRAME_RATE).asInteger(), text(context, CLIP_SECONDS, flowFile),
                text(context, SEED, flowFile), attribute(flowFile, PromptAttributes.PROMPT_SPEC),
                new ModelOrder(text(context, MODEL, flowFile), text(context, STEPS, flowFile), text(context, GUIDANCE, flowFile)),
                new TakeOrder(text(context, TAKES, flowFile), attribute(flowFile, VideoAttributes.TAKE_INDEX),
                        attribute(flowFile, VideoAttributes.TAKE_SEED)));
    }

    static Deadlines deadlines(final PropertyContext context) {
        return new Deadlines(context.getProperty(QUEUE_DEADLINE).asDuration(), context.getProperty(RUN_DEADLINE).asDuration());
    }

    static PollPacing pacing(final PropertyContext context, final RandomGenerator random) {
        return new PollPacing(millis(context.getProperty(POLL_INTERVAL)), millis(context.getProperty(MAXIMUM_POLL_INTERVAL)), random);
    }

    /** The ffmpeg that is named, where one is. */
    static Optional<Path> ffmpeg(final PropertyContext context) {
        final PropertyValue value = context.getProperty(FFMPEG);
        return value.isSet() ? Optional.of(Path.of(value.getValue())) : Optional.empty();
    }

    static long millis(final PropertyValue period) {
        return period.asTimePeriod(TimeUnit.MILLISECONDS);
    }

    private static String text(final PropertyContext context, final PropertyDescriptor property, final FlowFile flowFile) {
        final String value = context.getProperty(property).evaluateAttributeExpressions(flowFile).getValue();
        return value == null ? "" : value;
    }

    private static String attribute(final FlowFile flowFile, final String name) {
        return flowFile.getAttributes().getOrDefault(name, "");
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
}
