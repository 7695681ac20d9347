package io.nifiwan.prompt.chat;

/** Why a chat call gave no answer. */
public enum ChatError {
    /** No connection, or it broke. */
    CONNECTION(true),
    /** The time limit passed, or the thread was told to stop. */
    TIMEOUT(false),
    /** HTTP 429. */
    THROTTLED(true),
    /** HTTP 503. */
    UNAVAILABLE(true),
    /** Another HTTP 5xx. */
    SERVER_FAULT(true),
    /** HTTP 401 or 403: the key is wrong. */
    UNAUTHORIZED(false),
    /** Another status that is no success: wrong address, wrong model, a field that the server does not take. */
    REJECTED(false),
    /** A success whose body is no chat completion, or whose text holds no JSON object. */
    MALFORMED(false),
    /** The model ran out of tokens before its answer was complete. */
    CUT_OFF(false),
    /** The model or a filter of the server declined to answer. */
    DECLINED(false),
    /** The request is longer than may be sent. */
    TOO_LONG(false);

    private final boolean healedByTime;

    ChatError(final boolean healedByTime) {
        this.healedByTime = healedByTime;
    }

    /** Whether one more call later makes sense. */
    public boolean isHealedByTime() {
        return healedByTime;
    }
}
