package io.nifiwan.prompt.screening.moderation;

/** Why a moderation call gave no verdict. */
public enum ModerationError {
    /** No connection, or it broke. */
    CONNECTION(true),
    /** The time limit passed. */
    TIMEOUT(false),
    /** HTTP 429. */
    THROTTLED(true),
    /** HTTP 503. */
    UNAVAILABLE(true),
    /** Another HTTP 5xx. */
    SERVER_FAULT(false),
    /** HTTP 401 or 403: the key is wrong. */
    UNAUTHORIZED(false),
    /** Another status that is no success: wrong address, wrong model, a redirect. */
    REJECTED(false),
    /** A success whose body is no verdict. */
    MALFORMED(false),
    /** The text is longer than may be sent. */
    TOO_LONG(false);

    private final boolean healedByTime;

    ModerationError(final boolean healedByTime) {
        this.healedByTime = healedByTime;
    }

    /** Whether one more call later makes sense. */
    public boolean isHealedByTime() {
        return healedByTime;
    }
}
