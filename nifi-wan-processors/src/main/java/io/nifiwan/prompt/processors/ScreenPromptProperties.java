package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.screening.RuleSources;
import io.nifiwan.prompt.screening.moderation.RetryPolicy;
import io.nifiwan.prompt.services.ModerationService;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.PropertyValue;
import org.apache.nifi.components.resource.ResourceCardinality;
import org.apache.nifi.components.resource.ResourceReference;
import org.apache.nifi.components.resource.ResourceType;
import org.apache.nifi.context.PropertyContext;
import org.apache.nifi.processor.util.StandardValidators;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The properties of {@link ScreenPrompt} and what they mean together. */
final class ScreenPromptProperties {
    static final PropertyDescriptor SCREENED_ATTRIBUTES = new PropertyDescriptor.Builder()
            .name("Screened Attributes")
            .description("Comma-separated names of the attributes to screen beside the shot itself. Absent ones are left out. A name that ends with "
                    + ".negative is a negative prompt: it names what must not be seen, so a hit there is at most a review.")
            .required(true)
            .defaultValue("prompt,prompt.negative,review.note")
            .addValidator(StandardValidators.NON_BLANK_VALIDATOR)
            .build();
    static final PropertyDescriptor USE_DEFAULT_RULES = new PropertyDescriptor.Builder()
            .name("Use Default Rules")
            .description("Whether the short list of rules that comes with the bundle is the base that the rule files are merged over.")
            .required(true)
            .allowableValues("true", "false")
            .defaultValue("true")
            .build();
    static final PropertyDescriptor RULE_FILES = new PropertyDescriptor.Builder()
            .name("Rule Files")
            .description("Comma-separated paths of JSON rule files, each merged over those before it and over the default rules: a rule replaces "
                    + "the one of the same id. A changed file is read again while the processor runs.")
            .identifiesExternalResource(ResourceCardinality.MULTIPLE, ResourceType.FILE)
            .build();
    static final PropertyDescriptor WATCH_LIST_FILE = new PropertyDescriptor.Builder()
            .name("Watch List File")
            .description("Path of a text file with real persons to hold back, one a line: name, aliases | block or review | reason.")
            .identifiesExternalResource(ResourceCardinality.SINGLE, ResourceType.FILE)
            .build();
    static final PropertyDescriptor CONSENT_LIST_FILE = new PropertyDescriptor.Builder()
            .name("Consent List File")
            .description("Path of a text file with real persons whose consent is on file, one a line: name, aliases | consent id | name or "
                    + "likeness. It comes before the watch list.")
            .identifiesExternalResource(ResourceCardinality.SINGLE, ResourceType.FILE)
            .build();
    static final PropertyDescriptor CHECK_INTERVAL = new PropertyDescriptor.Builder()
            .name("Check Interval")
            .description("How often the files are looked at for changes. A file that became broken is reported, and its last good version stays.")
            .required(true)
            .defaultValue("10 s")
            .addValidator(StandardValidators.TIME_PERIOD_VALIDATOR)
            .build();
    static final PropertyDescriptor MODERATION_SERVICE = new PropertyDescriptor.Builder()
            .name("Moderation Service")
            .description("Optional service that judges the texts after the rules did; not asked about shots that the rules block.")
            .identifiesControllerService(ModerationService.class)
            .build();
    static final PropertyDescriptor ON_MODERATION_OUTAGE = new PropertyDescriptor.Builder()
            .name("On Moderation Outage")
            .description("Where a shot goes that the moderation service gave no usable answer for, after one more call where that makes sense.")
            .required(true)
            .allowableValues(ModerationOutage.class)
            .defaultValue(ModerationOutage.REVIEW)
            .dependsOn(MODERATION_SERVICE)
            .build();
    static final PropertyDescriptor RETRY_DELAY = new PropertyDescriptor.Builder()
            .name("Retry Delay")
            .description("How long a shot waits in the queue for its second call when the service does not say with Retry-After.")
            .required(true)
            .defaultValue("5 s")
            .addValidator(StandardValidators.TIME_PERIOD_VALIDATOR)
            .dependsOn(MODERATION_SERVICE)
            .build();
    static final PropertyDescriptor LONGEST_RETRY_WAIT = new PropertyDescriptor.Builder()
            .name("Longest Retry Wait")
            .description("A service that asks with Retry-After for a longer wait is not called a second time.")
            .required(true)
            .defaultValue("2 min")
            .addValidator(StandardValidators.TIME_PERIOD_VALIDATOR)
            .dependsOn(MODERATION_SERVICE)
            .build();

    static final List<PropertyDescriptor> ALL = List.of(SCREENED_ATTRIBUTES, USE_DEFAULT_RULES, RULE_FILES, WATCH_LIST_FILE,
            CONSENT_LIST_FILE, CHECK_INTERVAL, MODERATION_SERVICE, ON_MODERATION_OUTAGE, RETRY_DELAY, LONGEST_RETRY_WAIT);

    private ScreenPromptProperties() {
    }

    static RuleSources sources(final PropertyContext context) {
        return new RuleSources(context.getProperty(USE_DEFAULT_RULES).asBoolean(), paths(context.getProperty(RULE_FILES)),
                path(context.getProperty(WATCH_LIST_FILE)), path(context.getProperty(CONSENT_LIST_FILE)));
    }

    static List<String> screenedAttributes(final PropertyContext context) {
        return Arrays.stream(context.getProperty(SCREENED_ATTRIBUTES).getValue().split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** The limits of the second call; the properties hold their defaults where there is no service. */
    static RetryPolicy retries(final PropertyContext context) {
        return new RetryPolicy(context.getProperty(RETRY_DELAY).asDuration(), context.getProperty(LONGEST_RETRY_WAIT).asDuration());
    }

    private static List<Path> paths(final PropertyValue value) {
        return value.isSet()
                ? value.asResources().asList().stream().map(ResourceReference::getLocation).map(Path::of).toList()
                : List.of();
    }

    private static Optional<Path> path(final PropertyValue value) {
        return value.isSet() ? Optional.of(Path.of(value.asResource().getLocation())) : Optional.empty();
    }
}
