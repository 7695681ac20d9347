package io.nifiwan.prompt.processors;

import org.apache.nifi.components.DescribedValue;

/** What happens to a shot when the chat model gives no answer. */
enum ChatFailure implements DescribedValue {
    CONTINUE_WITH_RULES("Continue With Rules", "The shot goes on with what the rules found and says so in prompt.warning"),
    FAILURE("Failure", "The shot goes to failure unchanged, from where it can be sent again");

    private final String displayName;
    private final String description;

    ChatFailure(final String displayName, final String description) {
        this.displayName = displayName;
        this.description = description;
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
