package io.nifiwan.prompt.chat;

/** How a server is told to answer with JSON. */
public enum AnswerFormat {
    /** By {@code response_format} of type {@code json_schema}, strict. */
    JSON_SCHEMA,
    /** By {@code response_format} of type {@code json_object}; the schema stands in the instructions. */
    JSON_OBJECT,
    /** By the instructions alone, for servers that know no {@code response_format}. */
    INSTRUCTIONS
}
