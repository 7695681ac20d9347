package io.nifiwan.prompt.http;

/** Why a call to a server gave no usable body. */
public enum CallError {
    /** No connection, or it broke. */
    CONNECTION,
    /** The time limit passed, or the thread was told to stop. */
    TIMEOUT,
    /** HTTP 429. */
    THROTTLED,
    /** HTTP 503. */
    UNAVAILABLE,
    /** Another HTTP 5xx. */
    SERVER_FAULT,
    /** HTTP 401 or 403: the key is wrong. */
    UNAUTHORIZED,
    /** Another status that is no success: wrong address, wrong model, a redirect. */
    REJECTED,
    /** A success whose body is too large. */
    MALFORMED
}
