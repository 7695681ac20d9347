package io.nifiwan.prompt;

import java.util.Set;

/** FlowFile attributes written by the prompt stage. */
public final class PromptAttributes {
    /** The text that a text-to-video engine gets. */
    public static final String PROMPT = "prompt";
    public static final String PROMPT_NEGATIVE = "prompt.negative";
    /** Readable five-slot line: [mood]+[subject and action]+[environment]+[camera]+[tone]. */
    public static final String PROMPT_PATTERN = "prompt.pattern";
    /** Compact JSON of {@link PromptSpec}: the slots, the glossary terms and what of them can be measured. */
    public static final String PROMPT_SPEC = "prompt.spec";
    /** {@code zh}, {@code en}, or {@code zh+en} for a prompt in both. */
    public static final String PROMPT_LANGUAGE = "prompt.language";
    /** Template id and version, as {@code id@version}. */
    public static final String PROMPT_TEMPLATE = "prompt.template";
    /** SHA-256 of the body of the template, lower-case hex; of both bodies with a plus sign between for a prompt in two languages. */
    public static final String PROMPT_TEMPLATE_SHA256 = "prompt.template.sha256";
    /** Names of the characters whose looks from the cast file stand in the prompt, separated by commas; absent where there are none. */
    public static final String PROMPT_CAST = "prompt.cast";
    /** Repeatable seed of the variant, 0 to 2147483647. */
    public static final String PROMPT_SEED = "prompt.seed";
    /** Glossary id of the asked camera movement, for example {@code move.push_in}; absent where none is asked. */
    public static final String PROMPT_CAMERA = "prompt.camera";
    /** Glossary id of the asked colour tone, for example {@code tone.blue_grey}; absent where none is asked. */
    public static final String PROMPT_TONE = "prompt.tone";
    /** Size of the prompt in tokens, as counted for the budget. */
    public static final String PROMPT_TOKENS = "prompt.tokens";
    /** Id of the style, for example {@code style.cinematic}; absent on a variant without a style. */
    public static final String VARIANT_STYLE = "variant.style";
    /** Position among the variants of the shot, from 1. */
    public static final String VARIANT_INDEX = "variant.index";
    /** Number of variants of the shot. */
    public static final String VARIANT_COUNT = "variant.count";
    /** Tells the variants of a shot apart and is fit for file names, for example {@code cinematic}; absent on a variant without a style. */
    public static final String VARIANT_ID = "variant.id";
    public static final String ERROR_CODE = "prompt.error.code";
    public static final String ERROR_MESSAGE = "prompt.error.message";
    /** What went wrong without stopping the shot, as {@code CODE: sentence}. */
    public static final String WARNING = "prompt.warning";
    /** Model that was asked about what the rules could not read, as the server names it. */
    public static final String CHAT_MODEL = "prompt.chat.model";
    /** Tokens that the model read; absent where the server does not say. */
    public static final String CHAT_TOKENS_PROMPT = "prompt.chat.tokens.prompt";
    /** Tokens that the model wrote; absent where the server does not say. */
    public static final String CHAT_TOKENS_COMPLETION = "prompt.chat.tokens.completion";
    /**
     * What of the model's answer was taken over: {@code subject} and glossary ids; in a revision also glossary ids with a minus for terms that went,
     * {@code phrases} and {@code negative}. Separated by commas, at most 20; absent where nothing was.
     */
    public static final String CHAT_FILLED = "prompt.chat.filled";
    /** What of the model's answer was dropped, as {@code REASON:name} separated by commas, at most 20; absent where nothing was. */
    public static final String CHAT_DROPPED = "prompt.chat.dropped";
    /** Seed that all shots of a craft entry share, 0 to 2147483647. */
    public static final String SEED_FAMILY = "prompt.seed.family";
    /** Id of the craft entry that a shot was made of. */
    public static final String CRAFT_ENTRY = "prompt.craft.entry";
    /** Values of the craft entry that have no source, by name, separated by commas; absent where all have one. */
    public static final String CRAFT_UNKNOWN = "prompt.craft.unknown";

    /** Everything that a question to a chat model leaves on a FlowFile. */
    public static final Set<String> OF_CHAT = Set.of(CHAT_MODEL, CHAT_TOKENS_PROMPT, CHAT_TOKENS_COMPLETION, CHAT_FILLED, CHAT_DROPPED, WARNING);

    private PromptAttributes() {
    }
}
