package io.nifiwan.quality;

/** Why a clip could not be judged. None of these says anything about the clip. */
public enum CheckError {
    /** {@code prompt.spec} is absent, and that is configured as a failure. */
    MISSING_PROMPT_SPEC(false),
    /** {@code prompt.spec} is not readable. */
    INVALID_PROMPT_SPEC(false),
    /** A {@code video.*} attribute is absent, and that is configured as a failure. */
    MISSING_VIDEO_ATTRIBUTES(false),
    /** A {@code video.*} attribute is no number above zero. */
    INVALID_VIDEO_ATTRIBUTE(false),
    /** The clip cannot be copied to the temporary folder. */
    TEMPORARY_FILE(true),
    /** Nothing on this machine can decode video. */
    NO_DECODER(true),
    /** The decoder could not be run to its end, for a reason that is not the clip. */
    DECODER(true),
    /** A model that judges failed, and that is configured as a failure. */
    SCORER(true),
    /** The content is no report that can be judged again. */
    INVALID_REPORT(false),
    /** A fault in a metric. */
    INTERNAL(false);

    private final boolean passing;

    CheckError(final boolean passing) {
        this.passing = passing;
    }

    /** Whether time or an operator may heal it without a change of the FlowFile. */
    public boolean isPassing() {
        return passing;
    }
}
