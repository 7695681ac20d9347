package io.nifiwan.engine.services;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.nifiwan.engine.ModelSettings;
import io.nifiwan.engine.http.HttpSettings;
import io.nifiwan.engine.openai.OpenAiVideos;
import io.nifiwan.engine.openai.VideosDialect;
import io.nifiwan.engine.openai.VideosEncoding;
import io.nifiwan.engine.openai.VideosField;
import io.nifiwan.engine.openai.VideosSettings;
import org.apache.nifi.annotation.behavior.DynamicProperty;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.SeeAlso;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.PropertyValue;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.components.Validator;
import org.apache.nifi.controller.ConfigurationContext;
import org.apache.nifi.expression.ExpressionLanguageScope;
import org.apache.nifi.processor.util.StandardValidators;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Servers with the videos API of OpenAI as a controller service. */
@Tags({"video", "text-to-video", "engine", "openai", "sglang", "vllm", "vllm-omni", "wan", "wan2.2", "gpu", "remote", "文生视频"})
@CapabilityDescription("Makes clips on a server with the videos API of OpenAI (/v1/videos): vLLM-Omni or SGLang on a GPU of your own, a gateway, or "
        + "OpenAI itself. Seed, size, frames and frame rate are always sent, so that a clip does not depend on the server's defaults. "
        + "The prompts are sent to that server.")
@DynamicProperty(name = "Name of a field", value = "JSON, such as 0.875, true or {\"name\":\"x\"}; anything else is a text",
        expressionLanguageScope = ExpressionLanguageScope.ENVIRONMENT,
        description = "A field that is added to every request, for what only some servers or models know: boundary_ratio, extra_params, lora, "
                + "output_path")
@SeeAlso(AnimaticEngine.class)
public final class OpenAiVideosEngine extends AbstractEngineService {
    static final PropertyDescriptor SERVER = new PropertyDescriptor.Builder()
            .name("Server")
            .description("What answers at Base URL. Servers of this API differ in the fields that they take, in how they show jobs, and in "
                    + "whether a job can be stopped or found again.")
            .required(true)
            .allowableValues(VideosServer.class)
            .defaultValue(VideosServer.VLLM_OMNI)
            .build();
    static final PropertyDescriptor BASE_URL = RemoteEngineProperties.baseUrl("Address that /videos is added to, with its version: "
            + "http://localhost:8091/v1 for vLLM-Omni, http://localhost:30010/v1 for SGLang, https://api.openai.com/v1 for OpenAI.", "");
    static final PropertyDescriptor API_KEY = RemoteEngineProperties.apiKey(
            "Sent as bearer token. Leave it empty for a server that needs none.", false);
    static final PropertyDescriptor MODEL = new PropertyDescriptor.Builder()
            .name("Model")
            .description("Model as the server names it, for example Wan-AI/Wan2.2-T2V-A14B-Diffusers, unless the shot names one. vLLM-Omni and "
                    + "SGLang make every clip with the model that they were started with, whatever is asked for; gateways and OpenAI need the name.")
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR)
            .expressionLanguageSupported(ExpressionLanguageScope.ENVIRONMENT)
            .build();
    static final PropertyDescriptor REQUEST_FORMAT = new PropertyDescriptor.Builder()
            .name("Request Format")
            .description("How requests for clips are written.")
            .required(true)
            .allowableValues(VideosRequestFormat.class)
            .defaultValue(VideosRequestFormat.MULTIPART)
            .build();
    static final PropertyDescriptor STEPS = new PropertyDescriptor.Builder()
            .name("Inference Steps")
            .description("Denoising steps, unless the shot names them; 40 for Wan2.2-T2V-A14B. Empty leaves them to the server.")
            .addValidator(StandardValidators.createLongValidator(1, 1000, true))
            .build();
    static final PropertyDescriptor GUIDANCE = number("Guidance Scale", "Scale of the classifier-free guidance, 0 to 100, unless the shot names it. "
            + "For a model of two experts it is that of the expert for high noise: 4.0 for Wan2.2-T2V-A14B. Empty leaves it to the server.", 0, 100);
    static final PropertyDescriptor SECOND_GUIDANCE = number("Guidance Scale 2", "Scale of the guidance of the expert for low noise, 0 to 100: 3.0 "
            + "for Wan2.2-T2V-A14B. SGLang takes it in JSON only. Empty leaves it to the server.", 0, 100);
    static final PropertyDescriptor FLOW_SHIFT = number("Flow Shift", "Shift of the noise schedule, above 0 to 100: 12.0 in Wan2.2's own scripts, "
            + "less for small sizes. Empty leaves it to the server.", Double.MIN_VALUE, 100);
    static final PropertyDescriptor MAXIMUM_SECONDS = new PropertyDescriptor.Builder()
            .name("Maximum Clip Seconds")
            .description("Longest clip that is asked for; longer shots fail before they are sent. Wan2.2 is made for clips of 5 seconds. OpenAI "
                    + "has its own limit of 12 seconds.")
            .required(true)
            .defaultValue("10")
            .addValidator(StandardValidators.createLongValidator(1, 600, true))
            .build();

    private static final List<PropertyDescriptor> PROPERTIES = List.of(SERVER, BASE_URL, API_KEY, MODEL, REQUEST_FORMAT, STEPS, GUIDANCE,
            SECOND_GUIDANCE, FLOW_SHIFT, MAXIMUM_SECONDS, RemoteEngineProperties.TIMEOUT, RemoteEngineProperties.DOWNLOAD_TIMEOUT,
            RemoteEngineProperties.MAXIMUM_CLIP_SIZE, RemoteEngineProperties.PRIVATE_ADDRESSES);
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTIES;
    }

    @Override
    protected PropertyDescriptor getSupportedDynamicPropertyDescriptor(final String name) {
        return new PropertyDescriptor.Builder()
                .name(name)
                .dynamic(true)
                .expressionLanguageSupported(ExpressionLanguageScope.ENVIRONMENT)
                .addValidator(OpenAiVideosEngine::validateField)
                .build();
    }

    @Override
    protected Collection<ValidationResult> customValidate(final ValidationContext context) {
        final List<ValidationResult> results = new ArrayList<>();
        final VideosDialect dialect = context.getProperty(SERVER).asAllowableValue(VideosServer.class).dialect();
        final VideosEncoding encoding = context.getProperty(REQUEST_FORMAT).asAllowableValue(VideosRequestFormat.class).encoding();
        if (encoding == VideosEncoding.JSON && !dialect.request().takesJson()) {
            results.add(invalid(REQUEST_FORMAT, "%s takes Multipart only".formatted(dialect.title())));
        }
        final Map<PropertyDescriptor, VideosField> optional = Map.of(STEPS, VideosField.STEPS, GUIDANCE, VideosField.GUIDANCE,
                SECOND_GUIDANCE, VideosField.SECOND_GUIDANCE, FLOW_SHIFT, VideosField.FLOW_SHIFT);
        optional.forEach((property, field) -> {
            final boolean lost = encoding == VideosEncoding.MULTIPART && dialect.request().lostByForms().contains(field);
            if (context.getProperty(property).isSet() && (lost || !dialect.request().fields().contains(field))) {
                results.add(invalid(property, lost ? "%s takes it with the Request Format JSON only".formatted(dialect.title())
                        : "%s does not know it".formatted(dialect.title())));
            }
        });
        if (dialect == VideosDialect.OPENAI && !context.getProperty(MODEL).isSet()) {
            results.add(invalid(MODEL, "OpenAI needs it"));
        }
        return results;
    }

    @Override
    OpenAiVideos open(final ConfigurationContext context, final Map<String, String> variables) {
        final VideosDialect dialect = context.getProperty(SERVER).asAllowableValue(VideosServer.class).dialect();
        final PropertyValue model = context.getProperty(MODEL).evaluateAttributeExpressions(variables);
        final PropertyValue steps = context.getProperty(STEPS);
        final ModelSettings modelSettings = new ModelSettings(model.isSet() ? model.getValue().strip() : "", steps.isSet() ? steps.asInteger() : 0,
                optional(context, GUIDANCE).orElse(-1));
        final VideosSettings settings = new VideosSettings(dialect,
                context.getProperty(REQUEST_FORMAT).asAllowableValue(VideosRequestFormat.class).encoding(), modelSettings,
                optional(context, SECOND_GUIDANCE), optional(context, FLOW_SHIFT), context.getProperty(MAXIMUM_SECONDS).asInteger(),
                fields(context, variables));
        final String key = RemoteEngineProperties.key(context, API_KEY);
        final HttpSettings http = RemoteEngineProperties.settings(context, dialect.title(), RemoteEngineProperties.url(context, BASE_URL, variables),
                key.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + key), key.isEmpty() ? List.of() : List.of(key),
                dialect.answersHoldClips() ? OpenAiVideos.LARGE_REPLIES : HttpSettings.SMALL_REPLIES);
        return new OpenAiVideos(settings, http, Clock.systemUTC());
    }

    private static SortedMap<String, JsonNode> fields(final ConfigurationContext context, final Map<String, String> variables) {
        final SortedMap<String, JsonNode> fields = new TreeMap<>();
        for (final PropertyDescriptor property : context.getProperties().keySet()) {
            if (property.isDynamic() && context.getProperty(property).isSet()) {
                fields.put(property.getName(), typed(context.getProperty(property).evaluateAttributeExpressions(variables).getValue()));
            }
        }
        return fields;
    }

    /** What is JSON is meant as JSON. */
    private static JsonNode typed(final String value) {
        try {
            final JsonNode node = JSON.readTree(value);
            return node.isMissingNode() ? TextNode.valueOf(value) : node;
        } catch (final JsonProcessingException e) {
            return TextNode.valueOf(value);
        }
    }

    private static OptionalDouble optional(final ConfigurationContext context, final PropertyDescriptor property) {
        final PropertyValue value = context.getProperty(property);
        return value.isSet() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
    }

    private static PropertyDescriptor number(final String name, final String description, final double least, final double most) {
        return new PropertyDescriptor.Builder().name(name).description(description)
                .addValidator((subject, input, context) -> new ValidationResult.Builder().subject(subject).input(input)
                        .valid(isWithin(input, least, most))
                        .explanation("it must be a number%s up to %.0f".formatted(least > 0 ? " above 0" : " from 0", most)).build())
                .build();
    }

    private static boolean isWithin(final String input, final double least, final double most) {
        try {
            final double number = Double.parseDouble(input);
            return number >= least && number <= most;
        } catch (final NumberFormatException e) {
            return false;
        }
    }

    private static ValidationResult validateField(final String subject, final String input, final ValidationContext context) {
        if (VideosField.isReserved(subject)) {
            return new ValidationResult.Builder().subject(subject).valid(false)
                    .explanation("the shot or a property of its own says it").build();
        }
        return Validator.VALID.validate(subject, input, context);
    }

    private static ValidationResult invalid(final PropertyDescriptor property, final String explanation) {
        return new ValidationResult.Builder().subject(property.getName()).valid(false).explanation(explanation).build();
    }
}
