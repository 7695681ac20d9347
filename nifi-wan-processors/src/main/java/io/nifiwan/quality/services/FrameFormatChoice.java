package io.nifiwan.quality.services;

import io.nifiwan.quality.judge.FrameFormat;
import org.apache.nifi.components.DescribedValue;

/** How frames are sent to a model. */
enum FrameFormatChoice implements DescribedValue {
    JPEG("About 30 KB a frame of 384 lines", FrameFormat.JPEG),
    PNG("Without loss, about ten times as large", FrameFormat.PNG);

    private final String description;
    private final FrameFormat format;

    FrameFormatChoice(final String description, final FrameFormat format) {
        this.description = description;
        this.format = format;
    }

    FrameFormat format() {
        return format;
    }

    @Override
    public String getValue() {
        return name();
    }

    @Override
    public String getDisplayName() {
        return name();
    }

    @Override
    public String getDescription() {
        return description;
    }
}
