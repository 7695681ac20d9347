package io.nifiwan.prompt;

/** FlowFile attributes written by the prompt stage. */
public final class PromptAttributes {
    /** The text that a text-to-video engine gets. */
    public static final String PROMPT = "prompt";
    public static final String PROMPT_NEGATIVE = "prompt.negative";
    /** Readable five-slot line: [mood]+[subject and action]+[environment]+[camera]+[tone]. */
    public static final String PROMPT_PATTERN = "prompt.pattern";
    /** Compact JSON of {@link PromptSpec}: the slots, the glossary terms and what of them can be measured. */
    public static final String PROMPT_SPEC = "prompt.spec";
    /** {@code zh} or {@code en}. */
    public static final String PROMPT_LANGUAGE = "prompt.language";
    /** Template id and version, as {@code id@version}. */
    public static final String PROMPT_TEMPLATE = "prompt.template";
    /** Glossary id of the asked camera movement, for example {@code move.push_in}; absent where none is asked. */
    public static final String PROMPT_CAMERA = "prompt.camera";
    /** Glossary id of the asked colour tone, for example {@code tone.blue_grey}; absent where none is asked. */
    public static final String PROMPT_TONE = "prompt.tone";
    /** Size of the prompt in tokens, as counted for the budget. */
    public static final String PROMPT_TOKENS = "prompt.tokens";
    public static final String ERROR_CODE = "prompt.error.code";
    public static final String ERROR_MESSAGE = "prompt.error.message";

    private PromptAttributes() {
    }
}
