package io.nifiwan.engine.dashscope;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a model is told the size of the picture. */
public enum FrameField {
    /** {@code size}: width, an asterisk, height. */
    @JsonProperty("size")
    SIZE,
    /** {@code resolution} and {@code ratio}: a tier and a shape. */
    @JsonProperty("ratio")
    RATIO
}
