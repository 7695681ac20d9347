package io.nifiwan.prompt.services;

import io.nifiwan.prompt.screening.moderation.CategoryThreshold;
import io.nifiwan.prompt.screening.moderation.ModerationException;
import io.nifiwan.prompt.screening.moderation.ModerationVerdict;
import io.nifiwan.prompt.screening.moderation.OpenAiModerationClient;
import io.nifiwan.prompt.screening.moderation.OpenAiModerationClient.Settings;
import okhttp3.HttpUrl;
import org.apache.nifi.annotation.behavior.DynamicProperty;
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
import org.apache.nifi.controller.AbstractControllerService;
import org.apache.nifi.controller.ConfigurationContext;
import org.apache.nifi.controller.VerifiableControllerService;
import org.apache.nifi.logging.ComponentLog;
import org.apache.nifi.processor.util.StandardValidators;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Moderation by a server with the OpenAI API. */
@Tags({"moderation", "screening", "openai", "content safety", "prompt", "video"})
@CapabilityDescription("Asks a server with the OpenAI moderation API whether a text is harmful and judges the scores by thresholds per category. "
        + "The texts are sent to that server.")
@DynamicProperty(name = "Name of a moderation category", value = "review,block",
        description = "Scores from 0 to 1 from which on the category asks for a review or a block, for example 0.5,0.9; "
                + "never in place of a number switches that step off")
public final class OpenAiModerationService extends AbstractControllerService implements ModerationService, VerifiableControllerService {
    static final PropertyDescriptor BASE_URL = new PropertyDescriptor.Builder()
            .name("Base URL")
            .description("Address of the server, with or without /v1 at its end. A query, a user name or a password has no place in it.")
            .required(true)
            .defaultValue("https://api.openai.com")
            .addValidator(OpenAiModerationService::validateUrl)
            .build();
    static final PropertyDescriptor API_KEY = new PropertyDescriptor.Builder()
            .name("API Key")
            .description("Sent as bearer token. Leave it empty for a server that needs none.")
            .sensitive(true)
            .addValidator(OpenAiModerationService::validateKey)
            .build();
    static final PropertyDescriptor MODEL = new PropertyDescriptor.Builder()
            .name("Model")
            .description("Moderation model as the server names it.")
            .required(true)
            .defaultValue("omni-moderation-latest")
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR)
            .build();
    static final PropertyDescriptor TIMEOUT = new PropertyDescriptor.Builder()
            .name("Timeout")
            .description("Longest time of one call, from connecting to the last byte of the answer.")
            .required(true)
            .defaultValue("10 s")
            .addValidator(StandardValidators.createTimePeriodValidator(1, TimeUnit.MILLISECONDS, 5, TimeUnit.MINUTES))
            .build();
    static final PropertyDescriptor MAXIMUM_CHARACTERS = new PropertyDescriptor.Builder()
            .name("Maximum Characters")
            .description("Longest text that is sent. A longer one is not cut: it counts as not moderated.")
            .required(true)
            .defaultValue("20000")
            .addValidator(StandardValidators.createLongValidator(1, 1_000_000, true))
            .build();

    private static final List<PropertyDescriptor> PROPERTY_DESCRIPTORS = List.of(BASE_URL, API_KEY, MODEL, TIMEOUT, MAXIMUM_CHARACTERS);

    private volatile OpenAiModerationClient client;

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTY_DESCRIPTORS;
    }

    @Override
    protected PropertyDescriptor getSupportedDynamicPropertyDescriptor(final String name) {
        return new PropertyDescriptor.Builder()
                .name(name)
                .description("Thresholds of the category " + name + " as review,block")
                .dynamic(true)
                .addValidator(OpenAiModerationService::validateThreshold)
                .build();
    }

    /** Builds the client; no connection is opened yet. */
    @OnEnabled
    public void onEnabled(final ConfigurationContext context) {
        client = client(context);
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
    public ModerationVerdict moderate(final String text) throws ModerationException {
        return client.moderate(text);
    }

    @Override
    public List<ConfigVerificationResult> verify(final ConfigurationContext context, final ComponentLog verificationLogger,
                                                 final Map<String, String> variables) {
        final ConfigVerificationResult.Builder result = new ConfigVerificationResult.Builder().verificationStepName("List Models");
        try (OpenAiModerationClient candidate = client(context)) {
            candidate.checkReachable();
            result.outcome(Outcome.SUCCESSFUL).explanation("Reached " + candidate.address() + "; nothing was moderated");
        } catch (final ModerationException e) {
            result.outcome(Outcome.FAILED).explanation(e.error() + ": " + e.getMessage());
        }
        return List.of(result.build());
    }

    private static OpenAiModerationClient client(final ConfigurationContext context) {
        final Map<String, CategoryThreshold> thresholds = new HashMap<>(CategoryThreshold.DEFAULTS);
        context.getProperties().forEach((descriptor, value) -> {
            if (descriptor.isDynamic() && value != null) {
                thresholds.put(descriptor.getName(), CategoryThreshold.parse(value));
            }
        });
        final PropertyValue key = context.getProperty(API_KEY);
        return new OpenAiModerationClient(new Settings(
                HttpUrl.get(context.getProperty(BASE_URL).getValue().strip()),
                key.isSet() ? key.getValue().strip() : "",
                context.getProperty(MODEL).getValue(),
                context.getProperty(TIMEOUT).asDuration(),
                context.getProperty(MAXIMUM_CHARACTERS).asInteger(),
                thresholds), InstantSource.system());
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

    private static ValidationResult validateThreshold(final String subject, final String input,
                                                      final ValidationContext context) {
        final ValidationResult.Builder result = new ValidationResult.Builder().subject(subject).input(input);
        try {
            CategoryThreshold.parse(input);
            return result.valid(true).build();
        } catch (final IllegalArgumentException e) {
            return result.valid(false).explanation(e.getMessage()).build();
        }
    }
}
