package io.nifiwan.script;

/** A script that cannot be used, with a code for machines and a message for people. */
public final class ScriptException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ScriptErrorCode code;

    public ScriptException(final ScriptErrorCode code, final String message) {
        super(message);
        this.code = code;
    }

    public ScriptException(final ScriptErrorCode code, final String message, final Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** What kind of fault this is. */
    public ScriptErrorCode code() {
        return code;
    }
}
