package io.nifiwan.quality.services;

import io.nifiwan.prompt.chat.ChatException;
import io.nifiwan.prompt.chat.ChatSettings;
import io.nifiwan.prompt.chat.OpenAiChatClient;
import io.nifiwan.prompt.services.ChatAnswerFormat;
import io.nifiwan.prompt.services.OpenAiChatCompletionService;
import io.nifiwan.quality.decode.RgbFrame;
import io.nifiwan.quality.judge.JudgeLimits;
import io.nifiwan.quality.judge.VlmScorer;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.semantic.SemanticBrief;
import io.nifiwan.quality.semantic.SemanticException;
import io.nifiwan.quality.semantic.SemanticLayer;
import okhttp3.HttpUrl;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.SeeAlso;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.annotation.lifecycle.OnDisabled;
import org.apache.nifi.annotation.lifecycle.OnEnabled;
import org.apache.nifi.components.ConfigVerificationResult;
import org.apache.nifi.components.ConfigVerificationResult.Outcome;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.controller.AbstractControllerService;
import org.apache.nifi.controller.ConfigurationContext;
import org.apache.nifi.controller.VerifiableControllerService;
import org.apache.nifi.logging.ComponentLog;
import org.apache.nifi.processor.util.StandardValidators;

import java.io.InterruptedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A vision and language model behind a server with the OpenAI API. */
@Tags({"vlm", "judge", "vision", "openai", "vllm", "ollama", "qwen-vl", "semantic", "video", "quality", "prompt"})
@CapabilityDescription("Judges whether a clip shows its prompt by asking a vision and language model on a server with the OpenAI API, such as vLLM, "
        + "Ollama or DashScope, questions about frames: subject, action, place, count, anatomy and stray writing. Frames and phrases of the prompt "
        + "are sent to that server.")
@SeeAlso({ClipSemanticScorer.class, OpenAiChatCompletionService.class})
public final class VlmSemanticScorer extends AbstractControllerService implements SemanticScorerService, VerifiableControllerService {
    static final PropertyDescriptor MODEL = new PropertyDescriptor.Builder()
            .name("Model")
            .description("Model that sees, as the server names it, for example Qwen/Qwen2.5-VL-7B-Instruct or qwen-vl-plus.")
            .required(true)
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR)
            .build();
    static final PropertyDescriptor TIMEOUT = new PropertyDescriptor.Builder()
            .name("Timeout")
            .description("Longest time of one question with its repetition where the server fails in a way that time may heal.")
            .required(true)
            .defaultValue("2 min")
            .addValidator(StandardValidators.createTimePeriodValidator(1, TimeUnit.MILLISECONDS, 30, TimeUnit.MINUTES))
            .build();
    static final PropertyDescriptor MAXIMUM_TOKENS = new PropertyDescriptor.Builder()
            .name("Maximum Tokens")
            .description("Longest answer in tokens; models that think aloud need more.")
            .required(true)
            .defaultValue("512")
            .addValidator(StandardValidators.createLongValidator(1, 1_000_000, true))
            .build();
    static final PropertyDescriptor FRAMES = new PropertyDescriptor.Builder()
            .name("Frames")
            .description("Frames of a clip that are sent, the middles of as many equal parts. Servers limit the number: vLLM by "
                    + "--limit-mm-per-prompt.")
            .required(true)
            .defaultValue("6")
            .addValidator(StandardValidators.createLongValidator(1, 32, true))
            .build();
    static final PropertyDescriptor FRAME_SHORT_SIDE = new PropertyDescriptor.Builder()
            .name("Frame Short Side")
            .description("Most pixels of the short side of a frame; frames are measured with 480.")
            .required(true)
            .defaultValue("384")
            .addValidator(StandardValidators.createLongValidator(64, 480, true))
            .build();
    static final PropertyDescriptor FRAME_FORMAT = new PropertyDescriptor.Builder()
            .name("Frame Format")
            .description("How frames are sent.")
            .required(true)
            .allowableValues(FrameFormatChoice.class)
            .defaultValue(FrameFormatChoice.JPEG)
            .build();
    static final PropertyDescriptor CALLS_A_DAY = new PropertyDescriptor.Builder()
            .name("Maximum Calls per Day")
            .description("Questions a day (UTC) on each node, counted in memory since the service was enabled. Further clips are not judged. "
                    + "0 is no limit.")
            .required(true)
            .defaultValue("2000")
            .addValidator(StandardValidators.createLongValidator(0, Long.MAX_VALUE, true))
            .build();
    static final PropertyDescriptor TOKENS_A_DAY = new PropertyDescriptor.Builder()
            .name("Maximum Tokens per Day")
            .description("Tokens read and written a day (UTC) on each node, as the server counts them. Further clips are not judged. 0 is no limit.")
            .required(true)
            .defaultValue("0")
            .addValidator(StandardValidators.createLongValidator(0, Long.MAX_VALUE, true))
            .build();
    static final PropertyDescriptor JUDGE_REJECTED = new PropertyDescriptor.Builder()
            .name("Judge Rejected Clips")
            .description("Whether clips are judged that are rejected already by their measurements.")
            .required(true)
            .allowableValues("true", "false")
            .defaultValue("false")
            .build();
    private static final List<PropertyDescriptor> PROPERTY_DESCRIPTORS = List.of(OpenAiChatCompletionService.BASE_URL,
            OpenAiChatCompletionService.API_KEY, MODEL, TIMEOUT, OpenAiChatCompletionService.RESPONSE_FORMAT, MAXIMUM_TOKENS, FRAMES,
            FRAME_SHORT_SIDE, FRAME_FORMAT, CALLS_A_DAY, TOKENS_A_DAY, JUDGE_REJECTED, OpenAiChatCompletionService.EXTRA_FIELDS);
    /** The questions are short by themselves: phrases are cut. */
    private static final int MAXIMUM_CHARACTERS = 60_000;

    private volatile OpenAiChatClient client;
    private volatile VlmScorer scorer;
    private volatile ChatSettings settings;

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTY_DESCRIPTORS;
    }

    /** Builds the client; no connection is opened yet. */
    @OnEnabled
    public void onEnabled(final ConfigurationContext context) {
        settings = settings(context);
        client = new OpenAiChatClient(settings);
        scorer = new VlmScorer(client::ask, limits(context), InstantSource.system());
    }

    /** Closes idle connections. */
    @OnDisabled
    public void onDisabled() {
        if (client != null) {
            client.close();
            client = null;
            scorer = null;
        }
    }

    @Override
    public SemanticLayer layer() {
        return SemanticLayer.VLM_JUDGE;
    }

    @Override
    public int frames() {
        return scorer.frames();
    }

    @Override
    public boolean sparesRejected() {
        return scorer.sparesRejected();
    }

    @Override
    public Measurement score(final List<RgbFrame> frames, final SemanticBrief brief) throws SemanticException, InterruptedIOException {
        return scorer.score(frames, brief);
    }

    @Override
    public String live() throws SemanticException {
        try {
            client.models();
            return settings.model() + " at " + client.address();
        } catch (final ChatException e) {
            throw new SemanticException(e.error() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public List<ConfigVerificationResult> verify(final ConfigurationContext context, final ComponentLog verificationLogger,
                                                 final Map<String, String> variables) {
        final ConfigVerificationResult.Builder result = new ConfigVerificationResult.Builder().verificationStepName("List Models");
        final ChatSettings candidates = settings(context);
        try (OpenAiChatClient candidate = new OpenAiChatClient(candidates)) {
            final boolean listed = candidate.models().contains('"' + candidates.model() + '"');
            result.outcome(Outcome.SUCCESSFUL).explanation("Reached " + candidate.address() + "; it lists the model " + candidates.model() + ": "
                    + (listed ? "yes" : "no") + "; nothing was asked of it");
        } catch (final ChatException e) {
            result.outcome(Outcome.FAILED).explanation(e.error() + ": " + e.getMessage());
        }
        return List.of(result.build());
    }

    private static ChatSettings settings(final ConfigurationContext context) {
        final String key = context.getProperty(OpenAiChatCompletionService.API_KEY).getValue();
        return new ChatSettings(HttpUrl.get(context.getProperty(OpenAiChatCompletionService.BASE_URL).getValue().strip()),
                key == null ? "" : key.strip(), context.getProperty(MODEL).getValue().strip(), context.getProperty(TIMEOUT).asDuration(),
                context.getProperty(OpenAiChatCompletionService.RESPONSE_FORMAT).asAllowableValue(ChatAnswerFormat.class).format(), 0.0,
                context.getProperty(MAXIMUM_TOKENS).asInteger(), null, MAXIMUM_CHARACTERS, OpenAiChatCompletionService.extraFields(context));
    }

    private static JudgeLimits limits(final ConfigurationContext context) {
        return new JudgeLimits(context.getProperty(FRAMES).asInteger(), context.getProperty(FRAME_SHORT_SIDE).asInteger(),
                context.getProperty(FRAME_FORMAT).asAllowableValue(FrameFormatChoice.class).format(), context.getProperty(CALLS_A_DAY).asLong(),
                context.getProperty(TOKENS_A_DAY).asLong(), context.getProperty(JUDGE_REJECTED).asBoolean());
    }
}
