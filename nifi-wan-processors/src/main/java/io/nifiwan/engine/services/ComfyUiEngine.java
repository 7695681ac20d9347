package io.nifiwan.engine.services;

import io.nifiwan.engine.comfyui.ComfyUiJobs;
import io.nifiwan.engine.comfyui.Workflow;
import io.nifiwan.engine.comfyui.WorkflowException;
import io.nifiwan.engine.comfyui.WorkflowTemplate;
import org.apache.nifi.annotation.behavior.DynamicProperty;
import org.apache.nifi.annotation.behavior.SupportsSensitiveDynamicProperties;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.SeeAlso;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.components.Validator;
import org.apache.nifi.components.resource.ResourceCardinality;
import org.apache.nifi.components.resource.ResourceType;
import org.apache.nifi.context.PropertyContext;
import org.apache.nifi.controller.ConfigurationContext;
import org.apache.nifi.expression.ExpressionLanguageScope;
import org.apache.nifi.processor.util.StandardValidators;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A ComfyUI as a controller service. */
@Tags({"comfyui", "wan", "wan2.2", "text-to-video", "video", "engine", "gpu", "local", "workflow"})
@CapabilityDescription("Makes clips on a ComfyUI server by a workflow: a shipped one for Wan2.2-T2V-A14B, or one of your own in the API format. "
        + "Prompt, size, length, frame rate and seed of each request are written into the workflow's nodes. Jobs carry the id of the request, so "
        + "they are found again after any interruption and never sent twice.")
@SeeAlso(classNames = "io.nifiwan.engine.processors.GenerateVideo")
@SupportsSensitiveDynamicProperties
@DynamicProperty(name = "Name of an HTTP header", value = "Value of the header", description = "Sent with every call to the server, for a proxy in "
        + "front of it that asks for a key, such as Authorization. All values are sensitive.")
public final class ComfyUiEngine extends AbstractEngineService {
    static final PropertyDescriptor BASE_URL = RemoteEngineProperties.baseUrl("Address of the ComfyUI server, as its editor is opened in a browser.",
            "http://127.0.0.1:8188");
    static final PropertyDescriptor WORKFLOW = new PropertyDescriptor.Builder()
            .name("Workflow")
            .description("What the server runs for each clip.")
            .required(true)
            .allowableValues(ComfyUiWorkflow.class)
            .defaultValue(ComfyUiWorkflow.WAN_2_2_T2V_14B)
            .build();
    static final PropertyDescriptor WORKFLOW_FILE = new PropertyDescriptor.Builder()
            .name("Workflow File")
            .description("The workflow in the API format, as ComfyUI's editor writes it by Workflow > Export (API). It is read when the service is "
                    + "enabled; every node needs it.")
            .required(true)
            .dependsOn(WORKFLOW, ComfyUiWorkflow.FILE)
            .identifiesExternalResource(ResourceCardinality.SINGLE, ResourceType.FILE)
            .expressionLanguageSupported(ExpressionLanguageScope.ENVIRONMENT)
            .build();
    static final PropertyDescriptor MAPPING = new PropertyDescriptor.Builder()
            .name("Workflow Mapping")
            .description("Where each part of a request belongs, one line each: role = node.input, the node by its title, id or class, for example "
                    + "seed = High Noise Sampler.noise_seed. Roles are prompt, negative, width, height, frames, fps, seed, steps, guidance and "
                    + "filename_prefix. A role may stand in several lines. negative, steps, guidance and filename_prefix can be none, which leaves "
                    + "them to the workflow. What no line names is found by the classes of the nodes, and refused where that is ambiguous.")
            .addValidator(Validator.VALID)
            .build();
    static final PropertyDescriptor OUTPUT_NODE = new PropertyDescriptor.Builder()
            .name("Output Node")
            .description("The node that saves the clip, by its title, id or class. Only needed where the workflow saves several videos, or saves by "
                    + "a node other than SaveVideo, SaveWEBM and VHS_VideoCombine.")
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR)
            .build();
    static final PropertyDescriptor FILENAME_PREFIX = new PropertyDescriptor.Builder()
            .name("Filename Prefix")
            .description("Where clips lie in the server's output folder, relative to it; the id of the job is added, so that no job is answered with "
                    + "the file of another.")
            .required(true)
            .defaultValue("video/nifi")
            .addValidator(StandardValidators.createRegexMatchingValidator(Pattern.compile("(?![A-Za-z]:)(?!.*\\.\\.)[^/\\\\\\s][^\\\\]*")))
            .build();
    static final PropertyDescriptor PROMPT_WEIGHTS = new PropertyDescriptor.Builder()
            .name("Prompt Weights")
            .description("Whether parentheses in prompts weight words, as in (red umbrella:1.2). Otherwise they are sent as plain characters.")
            .required(true)
            .allowableValues("true", "false")
            .defaultValue("false")
            .build();
    static final PropertyDescriptor MAXIMUM_SECONDS = new PropertyDescriptor.Builder()
            .name("Maximum Clip Length")
            .description("Longest clip. Wan2.2 is trained on 81 frames, 5 seconds at 16 frames per second; longer clips take more memory and tend to "
                    + "run back.")
            .required(true)
            .defaultValue("10 sec")
            .addValidator(StandardValidators.createTimePeriodValidator(100, TimeUnit.MILLISECONDS, 10, TimeUnit.MINUTES))
            .build();
    static final PropertyDescriptor MAXIMUM_PIXELS = new PropertyDescriptor.Builder()
            .name("Maximum Pixels")
            .description("Largest product of width and height that the server's graphics memory is good for; 921600 is 1280x720.")
            .required(true)
            .defaultValue("921600")
            .addValidator(StandardValidators.createLongValidator(256, 268_435_456, true))
            .build();

    private static final List<PropertyDescriptor> PROPERTIES = List.of(BASE_URL, WORKFLOW, WORKFLOW_FILE, MAPPING, OUTPUT_NODE, FILENAME_PREFIX,
            PROMPT_WEIGHTS, MAXIMUM_SECONDS, MAXIMUM_PIXELS, RemoteEngineProperties.TIMEOUT, RemoteEngineProperties.DOWNLOAD_TIMEOUT,
            RemoteEngineProperties.MAXIMUM_CLIP_SIZE, RemoteEngineProperties.PRIVATE_ADDRESSES);
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    /** Headers that the client itself must set. */
    private static final Set<String> OWN_HEADERS = Set.of("host", "content-length", "content-type", "transfer-encoding", "connection");
    private static final long LARGEST_WORKFLOW = 16L << 20;
    /** Shorter values would hide harmless words of messages, and are no keys. */
    private static final int SHORTEST_SECRET = 6;

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTIES;
    }

    @Override
    protected PropertyDescriptor getSupportedDynamicPropertyDescriptor(final String name) {
        return new PropertyDescriptor.Builder()
                .name(name)
                .description("HTTP header " + name)
                .dynamic(true)
                .sensitive(true)
                .addValidator(ComfyUiEngine::validateHeader)
                .build();
    }

    @Override
    protected Collection<ValidationResult> customValidate(final ValidationContext context) {
        try {
            template(context, Map.of());
            return List.of();
        } catch (final IOException e) {
            return List.of(new ValidationResult.Builder().subject(WORKFLOW.getName()).valid(false).explanation(e.getMessage()).build());
        }
    }

    @Override
    ComfyUiJobs open(final ConfigurationContext context, final Map<String, String> variables) throws IOException {
        final Map<String, String> headers = new TreeMap<>();
        final List<String> secrets = new ArrayList<>();
        context.getProperties().keySet().stream().filter(PropertyDescriptor::isDynamic).forEach(header -> {
            final String value = context.getProperty(header).getValue();
            if (value != null) {
                headers.put(header.getName(), value.strip());
                secrets.add(value.strip());
                secrets.addAll(List.of(value.strip().split("\\s+")));
            }
        });
        secrets.removeIf(secret -> secret.length() < SHORTEST_SECRET);
        return new ComfyUiJobs(RemoteEngineProperties.settings(context, ComfyUiJobs.NAME, RemoteEngineProperties.url(context, BASE_URL, variables),
                headers, secrets, ComfyUiJobs.MAXIMUM_REPLY), template(context, variables), new ComfyUiJobs.Settings(
                context.getProperty(FILENAME_PREFIX).getValue().strip(),
                context.getProperty(MAXIMUM_SECONDS).asTimePeriod(TimeUnit.MILLISECONDS) / 1000.0,
                context.getProperty(MAXIMUM_PIXELS).asLong()));
    }

    private static WorkflowTemplate template(final PropertyContext context, final Map<String, String> variables) throws IOException {
        final ComfyUiWorkflow choice = context.getProperty(WORKFLOW).asAllowableValue(ComfyUiWorkflow.class);
        final String text = choice.text().isPresent() ? choice.text().get()
                : read(Path.of(context.getProperty(WORKFLOW_FILE).evaluateAttributeExpressions(variables).getValue()));
        try {
            return WorkflowTemplate.of(Workflow.parse(text), value(context, MAPPING), value(context, OUTPUT_NODE),
                    context.getProperty(PROMPT_WEIGHTS).asBoolean());
        } catch (final WorkflowException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String value(final PropertyContext context, final PropertyDescriptor property) {
        return context.getProperty(property).isSet() ? context.getProperty(property).getValue() : "";
    }

    private static String read(final Path file) throws IOException {
        if (!Files.isReadable(file) || Files.size(file) > LARGEST_WORKFLOW) {
            throw new IOException("The workflow file %s cannot be read or is larger than %d bytes".formatted(file, LARGEST_WORKFLOW));
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static ValidationResult validateHeader(final String subject, final String input, final ValidationContext context) {
        final boolean valid = HEADER_NAME.matcher(subject).matches() && !OWN_HEADERS.contains(subject.toLowerCase(Locale.ROOT))
                && !input.isBlank() && input.strip().chars().allMatch(letter -> letter >= ' ' && letter < 127);
        // The value is not repeated: it may be a key.
        return new ValidationResult.Builder().subject(subject).valid(valid)
                .explanation("it must be the name of an HTTP header that the client leaves free, with a value of printable ASCII characters").build();
    }
}
