package io.nifiwan.prompt.services;

import io.nifiwan.prompt.chat.AnswerFormat;
import org.apache.nifi.components.DescribedValue;

/** How a server is told to answer with JSON. */
public enum ChatAnswerFormat implements DescribedValue {
    JSON_SCHEMA("JSON Schema", "The server holds the model to the schema: OpenAI, vLLM, Ollama 0.5 and newer", AnswerFormat.JSON_SCHEMA),
    JSON_OBJECT("JSON Object", "The server holds the model to JSON, the schema stands in the instructions: most others, such as DashScope",
            AnswerFormat.JSON_OBJECT),
    NONE("None", "Only the instructions ask for JSON, for servers that refuse the field response_format", AnswerFormat.INSTRUCTIONS);

    private final String displayName;
    private final String description;
    private final AnswerFormat format;

    ChatAnswerFormat(final String displayName, final String description, final AnswerFormat format) {
        this.displayName = displayName;
        this.description = description;
        this.format = format;
    }

    /** What the client is told. */
    public AnswerFormat format() {
        return format;
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
