package io.nifiwan.engine.processors;

import org.apache.nifi.components.DescribedValue;

/** How closely a clip is looked at when it arrives. */
enum ClipCheck implements DescribedValue {
    FFPROBE("ffprobe", "Size, first bytes, and ffprobe: a clip without a video stream, without frames or without length is fetched again "
            + "and then fails"),
    FIRST_BYTES("First Bytes", "Size and first bytes only; nothing is copied and no program is run");

    private final String displayName;
    private final String description;

    ClipCheck(final String displayName, final String description) {
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
