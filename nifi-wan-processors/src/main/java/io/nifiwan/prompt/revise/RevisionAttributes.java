package io.nifiwan.prompt.revise;

/**
 * FlowFile attributes of the loop from a finished attempt to the next. The names of later stages stand here as texts, because the prompt
 * stage comes before them: they are the contract with the engine, the quality and the review stage.
 */
public final class RevisionAttributes {
    /** Which attempt at the shot this is; absent on the first, which is 1. */
    public static final String ATTEMPT_NUMBER = "attempt.number";
    /** The attempt that this one was made out of: its {@link #VIDEO_REQUEST_ID}, or the uuid of its FlowFile where it has none. */
    public static final String ATTEMPT_PARENT = "attempt.parent";
    /** The reviewer's note that this attempt follows; absent where there was none. */
    public static final String ATTEMPT_NOTE = "attempt.note";
    /** What changed in the prompt, for people. */
    public static final String PROMPT_DIFF = "prompt.diff";
    /** Ids of the rules that changed the prompt, separated by commas, in the order of their work. */
    public static final String REVISION_RULES = "prompt.revision.rules";
    /** Clauses of the note that no rule could read, separated by {@code " | "}. */
    public static final String REVISION_UNREAD = "prompt.revision.unread";
    /** Why there is no next attempt: a name of {@link Exhaustion}. */
    public static final String EXHAUSTED_CODE = "attempt.exhausted.code";
    /** The same for a person. */
    public static final String EXHAUSTED_MESSAGE = "attempt.exhausted.message";

    /** What a person asks to be changed, Chinese or English; used once. */
    public static final String REVIEW_NOTE = "review.note";
    /** Reason codes of the quality gate, separated by commas. */
    public static final String QUALITY_REASONS = "quality.reasons";
    /** Measured camera movements, separated by commas. */
    public static final String QUALITY_CAMERA_MEASURED = "quality.camera.measured";
    /** Measured tone classes, separated by commas. */
    public static final String QUALITY_TONE_MEASURED = "quality.tone.measured";
    /** Prefix of everything that the gate says of an attempt. */
    public static final String QUALITY_PREFIX = "quality.";
    /** Prefix of everything that describes the job and the clip of an attempt. */
    public static final String VIDEO_PREFIX = "video.";
    public static final String VIDEO_SEED = "video.seed";
    public static final String VIDEO_REQUEST_ID = "video.request.id";
    public static final String VIDEO_TASK_ID = "video.task.id";
    /** State of the job; {@value #PHASE_DONE} when it is over. */
    public static final String VIDEO_PHASE = "video.phase";
    public static final String PHASE_DONE = "DONE";

    private RevisionAttributes() {
    }
}
