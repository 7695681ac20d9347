package io.nifiwan.engine.services;

import io.nifiwan.engine.dashscope.DashScopeJobs;
import io.nifiwan.engine.dashscope.DashScopeSettings;
import io.nifiwan.engine.dashscope.ModelTable;
import io.nifiwan.engine.http.HttpSettings;
import io.nifiwan.prompt.data.DataFile;
import io.nifiwan.prompt.data.DataFileException;
import okhttp3.HttpUrl;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.PropertyValue;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.components.resource.ResourceCardinality;
import org.apache.nifi.components.resource.ResourceType;
import org.apache.nifi.context.PropertyContext;
import org.apache.nifi.controller.ConfigurationContext;
import org.apache.nifi.expression.ExpressionLanguageScope;
import org.apache.nifi.processor.util.StandardValidators;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Alibaba Cloud Model Studio as a controller service. */
@Tags({"dashscope", "alibaba", "model studio", "bailian", "wan", "wanx", "text-to-video", "video", "engine", "remote"})
@CapabilityDescription("Has clips made by the Wan models of Alibaba Cloud Model Studio (DashScope, Bailian). Every clip is charged by the second. "
        + "Requests are held against a table of models before they are sent, since the service itself checks them only after it took them. "
        + "The prompts are sent to the service.")
public class DashScopeEngine extends AbstractEngineService {

    static final PropertyDescriptor REGION = new PropertyDescriptor.Builder()
            .name("Region")
            .description("Where the service runs. The key must have been made in the same region.")
            .required(true)
            .allowableValues(DashScopeRegion.class)
            .defaultValue(DashScopeRegion.BEIJING)
            .build();

    static final PropertyDescriptor BASE_URL = new PropertyDescriptor.Builder()
            .fromPropertyDescriptor(RemoteEngineProperties.baseUrl("Address that /tasks and /services are added to, with its version: it ends "
                    + "with /api/v1 as a rule.", ""))
            .dependsOn(REGION, DashScopeRegion.OTHER)
            .build();

    static final PropertyDescriptor WORKSPACE = new PropertyDescriptor.Builder()
            .name("Workspace")
            .description("Id of the workspace. It is part of the address where the region has workspace hosts, and is sent as a header "
                    + "(X-DashScope-WorkSpace) otherwise. Leave it empty for the workspace of the key.")
            .addValidator(StandardValidators.createRegexMatchingValidator(Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"), false,
                    "letters, digits and dashes are expected, at most 63"))
            .build();

    static final PropertyDescriptor API_KEY = RemoteEngineProperties.apiKey("Key of Model Studio. It is sent to the service as bearer token, and "
            + "not to the store that clips are fetched from.", true);

    static final PropertyDescriptor MODEL = new PropertyDescriptor.Builder()
            .name("Model")
            .description("Model of FlowFiles that name none. wan2.2-t2v-plus makes 5 s in 480P and 1080P without sound; wan2.5-t2v-preview 5 or "
                    + "10 s; wan2.6-t2v and wan2.7-t2v 2 to 15 s in 720P and 1080P.")
            .required(true)
            .defaultValue("wan2.2-t2v-plus")
            .expressionLanguageSupported(ExpressionLanguageScope.ENVIRONMENT)
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR)
            .build();

    static final PropertyDescriptor UNKNOWN_MODELS = flag("Allow Unknown Models",
            "Whether models outside the model table are asked for. They are taken for models like the newest of the table; what they do not take "
                    + "shows only after the job was taken.");

    static final PropertyDescriptor MODEL_TABLE = new PropertyDescriptor.Builder()
            .name("Model Table File")
            .description("JSON file with models that the bundle does not know, or knows differently: sizes, lengths, limits. It is read when the "
                    + "service is enabled; the additional details show its form.")
            .identifiesExternalResource(ResourceCardinality.SINGLE, ResourceType.FILE)
            .expressionLanguageSupported(ExpressionLanguageScope.ENVIRONMENT)
            .build();

    static final PropertyDescriptor OTHER_SIZES = new PropertyDescriptor.Builder()
            .name("Other Sizes")
            .description("What becomes of a request for a size that the model does not make.")
            .required(true)
            .allowableValues(OtherSizes.class)
            .defaultValue(OtherSizes.ROUND)
            .build();

    static final PropertyDescriptor PROMPT_EXTEND = flag("Extend Prompt",
            "Whether the service rewrites the prompt with a language model. The same request then makes another clip each time; the prompt that "
                    + "was used is written to video.actual.prompt where the service tells it.");

    static final PropertyDescriptor WATERMARK = flag("Watermark", "Whether the service draws its own mark that the clip is generated.");

    static final PropertyDescriptor SOUND = flag("Sound",
            "Whether models that make sound on request do: wan2.5 and wan2.6. wan2.7 makes it always, older models never.");

    static final PropertyDescriptor CALLS_PER_SECOND = new PropertyDescriptor.Builder()
            .name("Calls per Second")
            .description("Most calls of this service in any second. The account as a whole has 20: give each node of a cluster, and everything else "
                    + "that uses the account, its share. What comes too early is not sent and waits its turn.")
            .required(true)
            .defaultValue("20")
            .addValidator(StandardValidators.createLongValidator(1, 1000, true))
            .build();

    static final PropertyDescriptor ABSENT_AFTER = new PropertyDescriptor.Builder()
            .name("Absent After")
            .description("How long after a submission of unknown outcome the service's list of jobs is held to be complete. A job that is not in "
                    + "it by then is submitted again. The service promises no such time: while this is empty, such FlowFiles go to ambiguous, "
                    + "and none is ever submitted twice.")
            .addValidator(StandardValidators.createTimePeriodValidator(1, TimeUnit.MINUTES, 12, TimeUnit.HOURS))
            .build();

    private static final List<PropertyDescriptor> PROPERTIES = List.of(REGION, BASE_URL, WORKSPACE, API_KEY, MODEL, UNKNOWN_MODELS, MODEL_TABLE,
            OTHER_SIZES, PROMPT_EXTEND, WATERMARK, SOUND, CALLS_PER_SECOND, ABSENT_AFTER, RemoteEngineProperties.TIMEOUT,
            RemoteEngineProperties.DOWNLOAD_TIMEOUT, RemoteEngineProperties.MAXIMUM_CLIP_SIZE, RemoteEngineProperties.PRIVATE_ADDRESSES);

    private final InstantSource clock;

    /** An engine by the clock of this machine. */
    public DashScopeEngine() {
        this(Clock.systemUTC());
    }

    DashScopeEngine(final InstantSource clock) {
        this.clock = clock;
    }

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTIES;
    }

    @Override
    protected Collection<ValidationResult> customValidate(final ValidationContext context) {
        final List<ValidationResult> results = new ArrayList<>();
        if (region(context).hasWorkspaceHost() && !context.getProperty(WORKSPACE).isSet()) {
            results.add(invalid(WORKSPACE, "the region has a host for each workspace, so the workspace is needed"));
        }
        try {
            final String model = context.getProperty(MODEL).evaluateAttributeExpressions().getValue();
            final ModelTable models = models(context, Map.of());
            if (!context.getProperty(UNKNOWN_MODELS).asBoolean() && !models.has(model.strip())) {
                results.add(invalid(MODEL, "the model table has no such model, and Allow Unknown Models is false; known are "
                        + String.join(", ", models.names())));
            }
        } catch (final DataFileException e) {
            results.add(invalid(MODEL_TABLE, e.getMessage()));
        }
        return results;
    }

    @Override
    DashScopeJobs open(final ConfigurationContext context, final Map<String, String> variables) throws IOException {
        final String key = RemoteEngineProperties.key(context, API_KEY);
        final String workspace = context.getProperty(WORKSPACE).isSet() ? context.getProperty(WORKSPACE).getValue().strip() : "";
        final DashScopeRegion region = region(context);
        final Map<String, String> headers = new HashMap<>(Map.of("Authorization", "Bearer " + key));
        if (!workspace.isEmpty() && !region.hasWorkspaceHost()) {
            headers.put("X-DashScope-WorkSpace", workspace);
        }
        final HttpUrl address = region == DashScopeRegion.OTHER ? RemoteEngineProperties.url(context, BASE_URL, variables)
                : HttpUrl.get(region.address(workspace));
        return new DashScopeJobs(RemoteEngineProperties.settings(context, "DashScope", address, headers, List.of(key), HttpSettings.SMALL_REPLIES),
                settings(context, variables), clock);
    }

    private static DashScopeSettings settings(final ConfigurationContext context, final Map<String, String> variables) throws IOException {
        final PropertyValue absentAfter = context.getProperty(ABSENT_AFTER);
        try {
            return new DashScopeSettings(context.getProperty(MODEL).evaluateAttributeExpressions(variables).getValue().strip(),
                    models(context, variables), context.getProperty(UNKNOWN_MODELS).asBoolean(),
                    context.getProperty(OTHER_SIZES).asAllowableValue(OtherSizes.class) == OtherSizes.ROUND,
                    context.getProperty(PROMPT_EXTEND).asBoolean(), context.getProperty(WATERMARK).asBoolean(),
                    context.getProperty(SOUND).asBoolean(), context.getProperty(CALLS_PER_SECOND).asInteger(),
                    absentAfter.isSet() ? Optional.of(Duration.ofMillis(absentAfter.asTimePeriod(TimeUnit.MILLISECONDS))) : Optional.empty());
        } catch (final DataFileException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static ModelTable models(final PropertyContext context, final Map<String, String> variables) throws DataFileException {
        final PropertyValue file = context.getProperty(MODEL_TABLE).evaluateAttributeExpressions(variables);
        return file.isSet() ? ModelTable.bundled().with(DataFile.read(Path.of(file.getValue()))) : ModelTable.bundled();
    }

    private static DashScopeRegion region(final PropertyContext context) {
        return context.getProperty(REGION).asAllowableValue(DashScopeRegion.class);
    }

    private static ValidationResult invalid(final PropertyDescriptor property, final String explanation) {
        return new ValidationResult.Builder().subject(property.getName()).valid(false).explanation(explanation).build();
    }

    private static PropertyDescriptor flag(final String name, final String description) {
        return new PropertyDescriptor.Builder()
                .name(name)
                .description(description)
                .required(true)
                .allowableValues("true", "false")
                .defaultValue("false")
                .build();
    }
}
