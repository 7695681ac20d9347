package io.nifiwan.engine.dashscope;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a model takes its negative prompt. */
public enum PromptField {
    @JsonProperty("input")
    INPUT,
    @JsonProperty("parameters")
    PARAMETERS,
    /** Nowhere: it is not sent. */
    @JsonProperty("none")
    NONE
}
