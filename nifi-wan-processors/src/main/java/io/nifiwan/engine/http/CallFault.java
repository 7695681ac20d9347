package io.nifiwan.engine.http;

/**
 * How a call ended that gave no usable answer.
 *
 * @param kind   what broke
 * @param status HTTP status, only with {@link Kind#STATUS}, else 0
 */
public record CallFault(Kind kind, int status) {
    /** No byte of the request left: no name, no connection, no agreement on encryption. */
    public static final CallFault NOT_SENT = new CallFault(Kind.NOT_SENT, 0);
    /** The connection broke after the request began to leave. */
    public static final CallFault BROKEN = new CallFault(Kind.BROKEN, 0);
    /** The time limit passed after the request began to leave. */
    public static final CallFault TIMED_OUT = new CallFault(Kind.TIMED_OUT, 0);
    /** A success whose body is not what was agreed. */
    public static final CallFault UNREADABLE = new CallFault(Kind.UNREADABLE, 0);

    /** What broke. */
    public enum Kind {
        NOT_SENT, BROKEN, TIMED_OUT, UNREADABLE, STATUS
    }

    /** An answer with a status that is no success. */
    public static CallFault status(final int status) {
        return new CallFault(Kind.STATUS, status);
    }
}
