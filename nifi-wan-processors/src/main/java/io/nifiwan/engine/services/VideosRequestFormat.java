package io.nifiwan.engine.services;

import io.nifiwan.engine.openai.VideosEncoding;
import org.apache.nifi.components.DescribedValue;

/** How requests for clips are written. */
enum VideosRequestFormat implements DescribedValue {
    MULTIPART("Multipart", "multipart/form-data, which OpenAI, SGLang and vLLM-Omni take; vLLM-Omni takes nothing else", VideosEncoding.MULTIPART),
    JSON("JSON", "application/json: for Guidance Scale 2 on SGLang, whose forms lack it, and for gateways", VideosEncoding.JSON);

    private final String displayName;
    private final String description;
    private final VideosEncoding encoding;

    VideosRequestFormat(final String displayName, final String description, final VideosEncoding encoding) {
        this.displayName = displayName;
        this.description = description;
        this.encoding = encoding;
    }

    VideosEncoding encoding() {
        return encoding;
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
