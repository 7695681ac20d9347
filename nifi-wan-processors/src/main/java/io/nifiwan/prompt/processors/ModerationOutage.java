package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.screening.RouteDecision.OutagePolicy;
import org.apache.nifi.components.DescribedValue;

/** What happens to a shot when the moderation service gives no answer; there is no choice that lets it pass. */
enum ModerationOutage implements DescribedValue {
    REVIEW("Review", "The shot goes to review, and a person decides in place of the service", OutagePolicy.REVIEW),
    FAILURE("Failure", "The shot goes to failure, from where it can be screened again", OutagePolicy.FAILURE);

    private final String displayName;
    private final String description;
    private final OutagePolicy policy;

    ModerationOutage(final String displayName, final String description, final OutagePolicy policy) {
        this.displayName = displayName;
        this.description = description;
        this.policy = policy;
    }

    OutagePolicy policy() {
        return policy;
    }

    @Override
    public String getValue() {
        return displayName;
    }

    @Override
    public String getDisplayName() {
        return displayName;
    }

    @Override
    public String getDescription() {
        return description;
    }
}
