package io.nifiwan.engine.processors;

import org.apache.nifi.components.DescribedValue;

/** Whether the engine is told to stop a job whose FlowFile disappeared from the incoming queue. */
enum CancelRemoved implements DescribedValue {
    WHERE_CERTAIN("Where Certain", "Only on a NiFi that is not part of a cluster: there a FlowFile that disappeared was removed or expired"),
    ALWAYS("Always", "In a cluster too, where a FlowFile that disappeared may have moved to another node. Only for incoming connections that are not "
            + "load balanced and nodes that are never offloaded"),
    NEVER("Never", "The job runs on, unwatched");

    private final String displayName;
    private final String description;

    CancelRemoved(final String displayName, final String description) {
        this.displayName = displayName;
        this.description = description;
    }

    /** Whether to cancel on this node. */
    boolean cancels(final boolean clustered) {
        return this == ALWAYS || (this == WHERE_CERTAIN && !clustered);
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
