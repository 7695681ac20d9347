package io.nifiwan.engine.services;

import org.apache.nifi.components.DescribedValue;

/** What becomes of a request for a size that the model does not make. */
enum OtherSizes implements DescribedValue {
    ROUND("Round", "The clip is made in the nearest size of about the same shape, never of a dearer tier than asked; the size is written to "
            + "video.width and video.height. A shape that the model does not make goes to failure"),
    REFUSE("Refuse", "The FlowFile goes to failure");

    private final String displayName;
    private final String description;

    OtherSizes(final String displayName, final String description) {
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
