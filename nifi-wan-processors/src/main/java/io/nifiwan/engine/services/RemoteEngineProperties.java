package io.nifiwan.engine.services;

import io.nifiwan.engine.http.HttpSettings;
import okhttp3.HttpUrl;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.PropertyValue;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.components.Validator;
import org.apache.nifi.controller.ConfigurationContext;
import org.apache.nifi.expression.ExpressionLanguageScope;
import org.apache.nifi.processor.DataUnit;
import org.apache.nifi.processor.util.StandardValidators;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Properties that all engines behind HTTP share, and what they mean. */
final class RemoteEngineProperties {
    static final PropertyDescriptor TIMEOUT = new PropertyDescriptor.Builder()
            .name("Request Timeout")
            .description("Longest time of one call, from connecting to the last byte of the answer; downloads have their own. A submission that "
                    + "ends here may have been taken and is looked for before anything is sent again.")
            .required(true)
            .defaultValue("60 sec")
            .addValidator(StandardValidators.createTimePeriodValidator(100, TimeUnit.MILLISECONDS, 1, TimeUnit.DAYS))
            .build();
    static final PropertyDescriptor DOWNLOAD_TIMEOUT = new PropertyDescriptor.Builder()
            .name("Download Timeout")
            .description("Longest time of the download of one clip.")
            .required(true)
            .defaultValue("10 min")
            .addValidator(StandardValidators.createTimePeriodValidator(1, TimeUnit.SECONDS, 1, TimeUnit.DAYS))
            .build();
    static final PropertyDescriptor MAXIMUM_CLIP_SIZE = new PropertyDescriptor.Builder()
            .name("Maximum Clip Size")
            .description("Largest clip that is downloaded.")
            .required(true)
            .defaultValue("1 GB")
            .addValidator(StandardValidators.DATA_SIZE_VALIDATOR)
            .build();
    static final PropertyDescriptor PRIVATE_ADDRESSES = new PropertyDescriptor.Builder()
            .name("Allow Private Addresses")
            .description("Whether a clip may be fetched from a private address (10.0.0.0/8, 192.168.0.0/16, the machine itself and so on) that the "
                    + "engine's answer names. The host of Base URL is always allowed. Leave this off for engines outside your own network: their "
                    + "answers could make NiFi fetch from inside it.")
            .required(true)
            .allowableValues("true", "false")
            .defaultValue("false")
            .build();

    private RemoteEngineProperties() {
    }

    /** The address of the engine. */
    static PropertyDescriptor baseUrl(final String description, final String defaultValue) {
        final PropertyDescriptor.Builder builder = new PropertyDescriptor.Builder()
                .name("Base URL")
                .description(description + " A query, a user name or a password has no place in it.")
                .required(true)
                .expressionLanguageSupported(ExpressionLanguageScope.ENVIRONMENT)
                .addValidator(RemoteEngineProperties::validateUrl);
        return defaultValue.isEmpty() ? builder.build() : builder.defaultValue(defaultValue).build();
    }

    /** The key of the engine. */
    static PropertyDescriptor apiKey(final String description, final boolean required) {
        return new PropertyDescriptor.Builder()
                .name("API Key")
                .description(description)
                .sensitive(true)
                .required(required)
                .addValidator(RemoteEngineProperties::validateKey)
                .build();
    }

    static HttpUrl url(final ConfigurationContext context, final PropertyDescriptor baseUrl, final Map<String, String> variables) {
        return HttpUrl.get(context.getProperty(baseUrl).evaluateAttributeExpressions(variables).getValue().strip());
    }

    static String key(final ConfigurationContext context, final PropertyDescriptor apiKey) {
        final PropertyValue key = context.getProperty(apiKey);
        return key.isSet() ? key.getValue().strip() : "";
    }

    /** The settings that the shared properties make. */
    static HttpSettings settings(final ConfigurationContext context, final String name, final HttpUrl baseUrl, final Map<String, String> headers,
                                 final List<String> secrets, final long maximumReply) {
        return new HttpSettings(name, baseUrl, headers, secrets, duration(context, TIMEOUT), duration(context, DOWNLOAD_TIMEOUT), maximumReply,
                context.getProperty(MAXIMUM_CLIP_SIZE).asDataSize(DataUnit.B).longValue(), context.getProperty(PRIVATE_ADDRESSES).asBoolean());
    }

    private static Duration duration(final ConfigurationContext context, final PropertyDescriptor property) {
        return Duration.ofMillis(context.getProperty(property).asTimePeriod(TimeUnit.MILLISECONDS));
    }

    /** As {@link #validateUrl}, where no text stands for no address: the value of a parameter that is left empty. */
    static ValidationResult validateOptionalUrl(final String subject, final String input, final ValidationContext context) {
        return input.isBlank() ? Validator.VALID.validate(subject, input, context) : validateUrl(subject, input, context);
    }

    private static ValidationResult validateUrl(final String subject, final String input, final ValidationContext context) {
        if (context.isExpressionLanguagePresent(input)) {
            return Validator.VALID.validate(subject, input, context);
        }
        final HttpUrl url = HttpUrl.parse(input.strip());
        final boolean valid = url != null && url.query() == null && url.username().isEmpty() && url.password().isEmpty();
        // The value is not repeated: it may hold what has no place in it.
        return new ValidationResult.Builder().subject(subject).valid(valid)
                .explanation("it must be an http or https address without query, user name and password").build();
    }

    private static ValidationResult validateKey(final String subject, final String input, final ValidationContext context) {
        final boolean printable = !input.isBlank() && input.strip().chars().allMatch(letter -> letter > ' ' && letter < 127);
        return new ValidationResult.Builder().subject(subject).valid(printable)
                .explanation("it must be one word of printable ASCII characters").build();
    }
}
