package io.nifiwan.prompt.services;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.prompt.chat.ChatAnswer;
import io.nifiwan.prompt.chat.ChatBody;
import io.nifiwan.prompt.chat.ChatException;
import io.nifiwan.prompt.chat.ChatRequest;
import io.nifiwan.prompt.chat.ChatSettings;
import io.nifiwan.prompt.chat.OpenAiChatClient;
import okhttp3.HttpUrl;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.annotation.lifecycle.OnDisabled;
import org.apache.nifi.annotation.lifecycle.OnEnabled;
import org.apache.nifi.components.ConfigVerificationResult;
import org.apache.nifi.components.ConfigVerificationResult.Outcome;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.PropertyValue;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.context.PropertyContext;
import org.apache.nifi.controller.AbstractControllerService;
import org.apache.nifi.controller.ConfigurationContext;
import org.apache.nifi.controller.VerifiableControllerService;
import org.apache.nifi.logging.ComponentLog;
import org.apache.nifi.processor.util.StandardValidators;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A chat model behind a server with the OpenAI API. */
@Tags({"chat", "llm", "openai", "vllm", "ollama", "dashscope", "qwen", "prompt", "video"})
@CapabilityDescription("Asks a chat model on a server with the OpenAI API, such as vLLM, Ollama or DashScope, for JSON objects. "
        + "The texts are sent to that server.")
public final class OpenAiChatCompletionService extends AbstractControllerService
        implements ChatCompletionService, VerifiableControllerService {
    /** Shared by the services that speak to such a server. */
    public static final PropertyDescriptor BASE_URL = new PropertyDescriptor.Builder()
            .name("Base URL")
            .description("Address that /chat/completions and /models are added to, with its version: http://localhost:8000/v1 for vLLM, "
                    + "http://localhost:11434/v1 for Ollama, https://dashscope.aliyuncs.com/compatible-mode/v1 for DashScope. "
                    + "A query, a user name or a password has no place in it.")
            .required(true)
            .addValidator(OpenAiChatCompletionService::validateUrl)
            .build();
    /** Shared by the services that speak to such a server. */
    public static final PropertyDescriptor API_KEY = new PropertyDescriptor.Builder()
            .name("API Key")
            .description("Sent as bearer token. Leave it empty for a server that needs none.")
            .sensitive(true)
            .addValidator(OpenAiChatCompletionService::validateKey)
            .build();
    static final PropertyDescriptor MODEL = new PropertyDescriptor.Builder()
            .name("Model")
            .description("Chat model as the server names it, for example qwen-plus or Qwen/Qwen3-8B.")
            .required(true)
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR)
            .build();
    static final PropertyDescriptor TIMEOUT = new PropertyDescriptor.Builder()
            .name("Timeout")
            .description("Longest time of one question, from connecting to the last byte of the answer, with the second call and the wait "
                    + "before it where the first call fails in a way that time may heal.")
            .required(true)
            .defaultValue("60 s")
            .addValidator(StandardValidators.createTimePeriodValidator(1, TimeUnit.MILLISECONDS, 10, TimeUnit.MINUTES))
            .build();
    /** Shared by the services that speak to such a server. */
    public static final PropertyDescriptor RESPONSE_FORMAT = new PropertyDescriptor.Builder()
            .name("Response Format")
            .description("How the server is told to answer with JSON. The answer is checked in any case.")
            .required(true)
            .allowableValues(ChatAnswerFormat.class)
            .defaultValue(ChatAnswerFormat.JSON_SCHEMA)
            .build();
    static final PropertyDescriptor TEMPERATURE = new PropertyDescriptor.Builder()
            .name("Temperature")
            .description("0 for the same answer to the same question as far as the server can, up to 2. Leave it empty for models that take none.")
            .defaultValue("0")
            .addValidator(OpenAiChatCompletionService::validateTemperature)
            .build();
    static final PropertyDescriptor SEED = new PropertyDescriptor.Builder()
            .name("Seed")
            .description("Makes answers repeatable on servers that know it. Leave it empty for servers that refuse it.")
            .defaultValue("0")
            .addValidator(StandardValidators.createLongValidator(0, Integer.MAX_VALUE, true))
            .build();
    static final PropertyDescriptor MAXIMUM_TOKENS = new PropertyDescriptor.Builder()
            .name("Maximum Tokens")
            .description("Longest answer in tokens; models that think aloud need more.")
            .required(true)
            .defaultValue("2048")
            .addValidator(StandardValidators.createLongValidator(1, 1_000_000, true))
            .build();
    static final PropertyDescriptor MAXIMUM_CHARACTERS = new PropertyDescriptor.Builder()
            .name("Maximum Characters")
            .description("Longest request that is sent, instructions, schema and text together. A longer one is not cut: it fails.")
            .required(true)
            .defaultValue("60000")
            .addValidator(StandardValidators.createLongValidator(1, 1_000_000, true))
            .build();
    /** Shared by the services that speak to such a server. */
    public static final PropertyDescriptor EXTRA_FIELDS = new PropertyDescriptor.Builder()
            .name("Extra Fields")
            .description("JSON object whose fields are added to every request, for what only some servers know: {\"enable_thinking\": false} for "
                    + "Qwen models on DashScope, {\"chat_template_kwargs\": {\"enable_thinking\": false}} for them on vLLM.")
            .addValidator(OpenAiChatCompletionService::validateExtraFields)
            .build();

    private static final List<PropertyDescriptor> PROPERTY_DESCRIPTORS = List.of(BASE_URL, API_KEY, MODEL, TIMEOUT, RESPONSE_FORMAT,
            TEMPERATURE, SEED, MAXIMUM_TOKENS, MAXIMUM_CHARACTERS, EXTRA_FIELDS);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private volatile OpenAiChatClient client;

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTY_DESCRIPTORS;
    }

    /** Builds the client; no connection is opened yet. */
    @OnEnabled
    public void onEnabled(final ConfigurationContext context) {
        client = new OpenAiChatClient(settings(context));
    }

    /** Closes idle connections. */
    @OnDisabled
    public void onDisabled() {
        if (client != null) {
            client.close();
            client = null;
        }
    }

    @Override
    public ChatAnswer ask(final ChatRequest request) throws ChatException {
        return client.ask(request);
    }

    @Override
    public List<ConfigVerificationResult> verify(final ConfigurationContext context, final ComponentLog verificationLogger,
                                                 final Map<String, String> variables) {
        final ConfigVerificationResult.Builder result = new ConfigVerificationResult.Builder().verificationStepName("List Models");
        final ChatSettings settings = settings(context);
        try (OpenAiChatClient candidate = new OpenAiChatClient(settings)) {
            final String models = candidate.models();
            final boolean listed = models.contains('"' + settings.model() + '"');
            result.outcome(Outcome.SUCCESSFUL).explanation("Reached " + candidate.address() + "; it lists the model "
                    + settings.model() + ": " + (listed ? "yes" : "no") + "; nothing was asked of it");
        } catch (final ChatException e) {
            result.outcome(Outcome.FAILED).explanation(e.error() + ": " + e.getMessage());
        }
        return List.of(result.build());
    }

    /** The object in {@link #EXTRA_FIELDS}, empty where there is none. */
    public static ObjectNode extraFields(final PropertyContext context) {
        return optional(context.getProperty(EXTRA_FIELDS)).flatMap(OpenAiChatCompletionService::object).orElseGet(MAPPER::createObjectNode);
    }

    private static ChatSettings settings(final ConfigurationContext context) {
        return new ChatSettings(
                HttpUrl.get(context.getProperty(BASE_URL).getValue().strip()),
                optional(context.getProperty(API_KEY)).map(String::strip).orElse(""),
                context.getProperty(MODEL).getValue().strip(),
                context.getProperty(TIMEOUT).asDuration(),
                context.getProperty(RESPONSE_FORMAT).asAllowableValue(ChatAnswerFormat.class).format(),
                optional(context.getProperty(TEMPERATURE)).map(Double::valueOf).orElse(null),
                context.getProperty(MAXIMUM_TOKENS).asInteger(),
                optional(context.getProperty(SEED)).map(Long::valueOf).orElse(null),
                context.getProperty(MAXIMUM_CHARACTERS).asInteger(),
                extraFields(context));
    }

    private static Optional<String> optional(final PropertyValue value) {
        return Optional.ofNullable(value.getValue());
    }

    private static Optional<ObjectNode> object(final String json) {
        try {
            final JsonNode node = MAPPER.readTree(json);
            return node instanceof final ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (final JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static ValidationResult validateUrl(final String subject, final String input, final ValidationContext context) {
        final HttpUrl url = HttpUrl.parse(input.strip());
        final boolean plain = url != null && url.username().isEmpty() && url.password().isEmpty() && url.query() == null && url.fragment() == null;
        return new ValidationResult.Builder().subject(subject).valid(plain)
                .explanation("an http or https address without user information, query and fragment is needed").build();
    }

    /** The explanation never repeats the key. */
    private static ValidationResult validateKey(final String subject, final String input, final ValidationContext context) {
        final boolean printable = input.strip().chars().allMatch(character -> character > ' ' && character < 0x7F);
        return new ValidationResult.Builder().subject(subject).valid(printable)
                .explanation("the key may hold visible ASCII characters only").build();
    }

    private static ValidationResult validateTemperature(final String subject, final String input, final ValidationContext context) {
        final boolean valid = input.matches("[01](\\.\\d{1,4})?|2(\\.0{1,4})?");
        return new ValidationResult.Builder().subject(subject).input(input).valid(valid).explanation("a number from 0 to 2 is needed").build();
    }

    private static ValidationResult validateExtraFields(final String subject, final String input, final ValidationContext context) {
        final Optional<ObjectNode> object = object(input);
        final boolean valid = object.isPresent() && ChatBody.RESERVED_FIELDS.stream().noneMatch(object.get()::has);
        return new ValidationResult.Builder().subject(subject).valid(valid)
                .explanation("a JSON object without the fields " + String.join(", ", ChatBody.RESERVED_FIELDS.stream().sorted().toList())
                        + " is needed").build();
    }
}
