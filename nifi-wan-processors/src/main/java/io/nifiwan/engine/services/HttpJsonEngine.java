package io.nifiwan.engine.services;

import io.nifiwan.engine.http.HttpSettings;
import io.nifiwan.engine.httpjson.BlockingEngine;
import io.nifiwan.engine.httpjson.BlockingSettings;
import io.nifiwan.engine.httpjson.EngineProfile;
import io.nifiwan.engine.httpjson.PolledEngine;
import io.nifiwan.engine.httpjson.ProfileEngine;
import io.nifiwan.engine.httpjson.ProfileReader;
import okhttp3.HttpUrl;
import org.apache.nifi.annotation.behavior.DynamicProperties;
import org.apache.nifi.annotation.behavior.DynamicProperty;
import org.apache.nifi.annotation.behavior.SupportsSensitiveDynamicProperties;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.SeeAlso;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.components.PropertyDescriptor;
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
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Any engine with a JSON protocol as a controller service: a profile says how it is talked to. */
@Tags({"text-to-video", "video", "engine", "remote", "http", "json", "replicate", "fal", "novita", "siliconflow", "seedance", "cogvideox", "localai",
    "stable-diffusion.cpp", "wan"})
@CapabilityDescription("Makes clips at an engine that speaks JSON over HTTP, out of an engine profile: a JSON document that says how jobs are "
        + "started, asked about, fetched and cancelled, and what the engine's words and error codes mean. Profiles for Replicate, fal, Novita, "
        + "SiliconFlow, Volcengine Ark, Zhipu, LocalAI, stable-diffusion.cpp, vLLM-Omni and two plain calls are built in; others are written "
        + "without programming. Calls that block until the clip is made are made by threads of this service, with their jobs in a work folder.")
@SupportsSensitiveDynamicProperties
@DynamicProperties({
    @DynamicProperty(name = "header. and the name of a header", value = "Value of the header",
            description = "A header of every call to the engine, for example header.X-Workspace. May be sensitive."),
    @DynamicProperty(name = "Name of a value of the engine profile", value = "The value",
            description = "Replaces a value of the profile, for example steps, guidance or flow_shift. The profile says which there are.")
})
@SeeAlso(AnimaticEngine.class)
public class HttpJsonEngine extends AbstractEngineService {
    static final PropertyDescriptor PRESET = new PropertyDescriptor.Builder()
            .name("Preset")
            .description("Which engine profile is used.")
            .required(true)
            .allowableValues(EnginePreset.class)
            .defaultValue(EnginePreset.REPLICATE)
            .build();
    static final PropertyDescriptor PROFILE_FILE = new PropertyDescriptor.Builder()
            .name("Profile File")
            .description("File with an engine profile in JSON. It is read when the service is enabled.")
            .required(true)
            .dependsOn(PRESET, EnginePreset.PROFILE_FILE)
            .identifiesExternalResource(ResourceCardinality.SINGLE, ResourceType.FILE)
            .expressionLanguageSupported(ExpressionLanguageScope.ENVIRONMENT)
            .build();
    static final PropertyDescriptor BASE_URL = new PropertyDescriptor.Builder()
            .fromPropertyDescriptor(RemoteEngineProperties.baseUrl("Address of the engine, for example http://gpu1:8080. Where it is empty, the "
                    + "profile's own is used; the plain calls have none.", ""))
            .required(false)
            .clearValidators()
            .addValidator(RemoteEngineProperties::validateOptionalUrl)
            .build();
    static final PropertyDescriptor API_KEY = RemoteEngineProperties.apiKey("Key of the engine; how it is sent stands in the profile.", false);
    static final PropertyDescriptor MODEL = new PropertyDescriptor.Builder()
            .name("Model")
            .description("Name of the model as the engine knows it. Where it is empty, the profile's own is used.")
            .required(false)
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR)
            .expressionLanguageSupported(ExpressionLanguageScope.ENVIRONMENT)
            .build();
    static final PropertyDescriptor WORK_FOLDER = new PropertyDescriptor.Builder()
            .name("Work Folder")
            .description("Folder for the jobs of engines whose call blocks until the clip is made, created where absent; other engines do not use "
                    + "it. It must outlast restarts. Relative to the folder NiFi runs in. Every service and every node needs its own.")
            .required(true)
            .defaultValue("./state/nifi-wan/http-json")
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR)
            .expressionLanguageSupported(ExpressionLanguageScope.ENVIRONMENT)
            .build();
    static final PropertyDescriptor BLOCKING_CALLS = new PropertyDescriptor.Builder()
            .name("Blocking Calls")
            .description("Number of calls made at the same time to an engine whose call blocks until the clip is made; one for each graphics card is "
                    + "usual. Each holds a thread. Other engines do not use it.")
            .required(true)
            .defaultValue("1")
            .addValidator(StandardValidators.createLongValidator(1, 64, true))
            .build();
    static final PropertyDescriptor BLOCKING_TIMEOUT = new PropertyDescriptor.Builder()
            .name("Blocking Call Timeout")
            .description("Longest time of one call that blocks until the clip is made. A call that ends here may have made the clip, so the FlowFile "
                    + "goes to ambiguous. Longer than the Run Deadline of GenerateVideo, which drops the call.")
            .required(true)
            .defaultValue("6 hours")
            .addValidator(StandardValidators.createTimePeriodValidator(100, TimeUnit.MILLISECONDS, 30, TimeUnit.DAYS))
            .build();
    static final PropertyDescriptor KEEP_FINISHED = new PropertyDescriptor.Builder()
            .name("Keep Finished Jobs")
            .description("How long the folder of a job stays after the end of a call that blocks until the clip is made.")
            .required(true)
            .defaultValue("24 hours")
            .addValidator(StandardValidators.createTimePeriodValidator(1, TimeUnit.SECONDS, 365, TimeUnit.DAYS))
            .build();

    private static final String HEADER = "header.";
    private static final List<PropertyDescriptor> PROPERTIES = List.of(PRESET, PROFILE_FILE, BASE_URL, API_KEY, MODEL, RemoteEngineProperties.TIMEOUT,
            RemoteEngineProperties.DOWNLOAD_TIMEOUT, RemoteEngineProperties.MAXIMUM_CLIP_SIZE, RemoteEngineProperties.PRIVATE_ADDRESSES, WORK_FOLDER,
            BLOCKING_CALLS, BLOCKING_TIMEOUT, KEEP_FINISHED);

    private final InstantSource clock;
    private final IntFunction<Executor> executors;

    public HttpJsonEngine() {
        this(Clock.systemUTC(), threads -> Executors.newFixedThreadPool(threads,
                Thread.ofPlatform().daemon().name("HttpJsonEngine call-", 1).factory()));
    }

    /** @param executors makes blocking calls, by their number */
    HttpJsonEngine(final InstantSource clock, final IntFunction<Executor> executors) {
        this.clock = clock;
        this.executors = executors;
    }

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTIES;
    }

    @Override
    protected PropertyDescriptor getSupportedDynamicPropertyDescriptor(final String name) {
        return new PropertyDescriptor.Builder().name(name).dynamic(true).required(false)
                .expressionLanguageSupported(ExpressionLanguageScope.ENVIRONMENT)
                .addValidator(name.startsWith(HEADER) ? HeaderValidators.header(name.substring(HEADER.length()))
                        : StandardValidators.NON_BLANK_VALIDATOR)
                .build();
    }

    @Override
    protected Collection<ValidationResult> customValidate(final ValidationContext context) {
        final List<ValidationResult> problems = new ArrayList<>();
        try {
            final EngineProfile profile = profile(context);
            if (profile.baseUrl() == null && !hasAddress(context)) {
                problems.add(problem(BASE_URL.getName(), "the profile %s has no address of its own".formatted(profile.name())));
            }
            if (profile.key() != null && profile.key().required() && !context.getProperty(API_KEY).isSet()) {
                problems.add(problem(API_KEY.getName(), "%s answers nobody without a key".formatted(profile.title())));
            }
            operatorValues(context, profile, Map.of()).keySet().stream().filter(name -> !profile.values().containsKey(name))
                    .forEach(name -> problems.add(problem(name, "the profile %s has no such value; it has %s"
                            .formatted(profile.name(), new TreeMap<>(profile.values()).keySet()))));
        } catch (final IOException e) {
            problems.add(problem(PROFILE_FILE.getName(), e.getMessage()));
        }
        return problems;
    }

    @Override
    ProfileEngine open(final ConfigurationContext context, final Map<String, String> variables) throws IOException {
        final EngineProfile profile = profile(context);
        final HttpUrl baseUrl = hasAddress(context) ? RemoteEngineProperties.url(context, BASE_URL, variables)
                : HttpUrl.get(profile.baseUrl());
        final List<String> secrets = new ArrayList<>();
        final Map<String, String> headers = new HashMap<>(profile.headers());
        final String key = RemoteEngineProperties.key(context, API_KEY);
        if (!key.isEmpty() && profile.key() != null) {
            headers.put(profile.key().header(), profile.key().prefix() + key);
            secrets.add(key);
        }
        dynamic(context).forEach(property -> {
            if (property.getName().startsWith(HEADER)) {
                final String value = context.getProperty(property).evaluateAttributeExpressions(variables).getValue();
                headers.put(property.getName().substring(HEADER.length()), value);
                if (property.isSensitive()) {
                    secrets.add(value);
                }
            }
        });
        final HttpSettings settings = RemoteEngineProperties.settings(context, profile.title(), baseUrl, headers, secrets,
                HttpSettings.SMALL_REPLIES);
        final Map<String, String> values = operatorValues(context, profile, variables);
        try {
            return profile.isBlocking()
                    ? new BlockingEngine(profile, values, settings, blocking(context, variables), clock,
                            executors.apply(context.getProperty(BLOCKING_CALLS).asInteger()))
                    : new PolledEngine(profile, values, settings, clock);
        } catch (final IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static BlockingSettings blocking(final ConfigurationContext context, final Map<String, String> variables) {
        return new BlockingSettings(Path.of(context.getProperty(WORK_FOLDER).evaluateAttributeExpressions(variables).getValue()),
                Duration.ofMillis(context.getProperty(BLOCKING_TIMEOUT).asTimePeriod(TimeUnit.MILLISECONDS)),
                Duration.ofMillis(context.getProperty(KEEP_FINISHED).asTimePeriod(TimeUnit.MILLISECONDS)));
    }

    private static EngineProfile profile(final PropertyContext context) throws IOException {
        final EnginePreset preset = context.getProperty(PRESET).asAllowableValue(EnginePreset.class);
        if (preset != EnginePreset.PROFILE_FILE) {
            return preset.profile();
        }
        return ProfileReader.read(Path.of(context.getProperty(PROFILE_FILE).evaluateAttributeExpressions().getValue()));
    }

    private static boolean hasAddress(final PropertyContext context) {
        final String address = context.getProperty(BASE_URL).evaluateAttributeExpressions().getValue();
        return address != null && !address.isBlank();
    }

    /** Values for templates that properties set: the model and the dynamic properties that are no headers. */
    private static Map<String, String> operatorValues(final PropertyContext context, final EngineProfile profile,
                                                      final Map<String, String> variables) {
        final Map<String, String> values = new TreeMap<>();
        dynamic(context).stream().filter(property -> !property.getName().startsWith(HEADER))
                .forEach(property -> values.put(property.getName(),
                        context.getProperty(property).evaluateAttributeExpressions(variables).getValue()));
        if (context.getProperty(MODEL).isSet() && profile.values().containsKey("model")) {
            values.put("model", context.getProperty(MODEL).evaluateAttributeExpressions(variables).getValue());
        }
        return values;
    }

    private static List<PropertyDescriptor> dynamic(final PropertyContext context) {
        final Map<PropertyDescriptor, String> all = context instanceof final ValidationContext validation ? validation.getProperties()
                : ((ConfigurationContext) context).getProperties();
        return all.keySet().stream().filter(PropertyDescriptor::isDynamic).toList();
    }

    private static ValidationResult problem(final String subject, final String explanation) {
        return new ValidationResult.Builder().subject(subject).valid(false).explanation(explanation).build();
    }
}
