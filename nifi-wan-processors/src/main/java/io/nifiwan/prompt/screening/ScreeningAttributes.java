package io.nifiwan.prompt.screening;

/** FlowFile attributes of the screening. None of them ever holds the matched text. */
public final class ScreeningAttributes {
    /** Read: further names of the script's cast, separated by commas. */
    public static final String SCRIPT_CAST = "script.cast";
    /** {@code pass}, {@code review} or {@code blocked}. */
    public static final String OUTCOME = "screening.outcome";
    /** Ids of the rules and list entries that hit, comma-separated, strictest first, at most 20. */
    public static final String RULES = "screening.rules";
    /** Where they hit: {@code field:start-end}, UTF-16 code units, end exclusive, comma-separated, at most 20. */
    public static final String OFFSETS = "screening.offsets";
    /** Groups of the hits, comma-separated. */
    public static final String GROUPS = "screening.groups";
    /** Layers that ran, comma-separated: {@code rules}, {@code persons}, {@code moderation}. */
    public static final String LAYERS = "screening.layers";
    /** Reasons as the rules word them, for the reviewer, at most 5, separated by {@code "; "}. */
    public static final String REASONS = "screening.reasons";
    /** What to write instead, as the rules word it, at most 5, separated by {@code "; "}. */
    public static final String SUGGESTIONS = "screening.suggestions";
    /** Ids of the consents on file that were relied on, comma-separated. */
    public static final String CONSENTS = "screening.consents";
    /** Failed calls to the moderation service while the FlowFile waits in the queue for the next one. */
    public static final String ATTEMPTS = "screening.attempts";
    /** Epoch milliseconds before which the FlowFile is not taken from the queue again. */
    public static final String RETRY_AFTER = "screening.retry.after";
    public static final String ERROR_CODE = "screening.error.code";
    public static final String ERROR_MESSAGE = "screening.error.message";

    private ScreeningAttributes() {
    }
}
