package io.nifiwan.prompt;

/** Why the prompt stage cannot go on with a shot; the name is the value of {@link PromptAttributes#ERROR_CODE}. */
public enum PromptError {
    /** The content is no JSON. */
    NOT_JSON,
    /** The content is JSON but no shot. */
    NOT_A_SHOT,
    /** The content is JSON but no craft entry, or one that cannot be filmed as it stands. */
    NOT_A_CRAFT_ENTRY,
    /** The chat model gave no answer, and the rules alone shall not do. */
    CHAT_FAILED,
    /** The content is longer than any shot. */
    TOO_LARGE,
    /** The shot names no one and nothing that could be seen. */
    NOTHING_TO_SHOW,
    /** The shot has no parsed slots. */
    NOT_PARSED,
    /** No template has the asked id in the language of the prompt. */
    UNKNOWN_TEMPLATE,
    /** The template asks for a value that the shot does not have. */
    MISSING_KEY,
    /** The list of styles names one that there is not, or one twice. */
    UNKNOWN_STYLE,
    /** The prompt does not fit the token budget, however short the subject is. */
    PROMPT_TOO_LONG,
    /** An attribute that the next attempt is made of is not there. */
    MISSING_ATTRIBUTE,
    /** An attribute holds something that cannot be used. */
    INVALID_ATTRIBUTE,
    /** The engine may still be at work on the attempt. */
    JOB_NOT_OVER
}
