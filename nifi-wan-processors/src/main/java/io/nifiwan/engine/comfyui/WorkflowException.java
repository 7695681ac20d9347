package io.nifiwan.engine.comfyui;

/** A workflow, or what was said about its nodes, cannot be used; the message tells its owner why. */
public final class WorkflowException extends Exception {
    private static final long serialVersionUID = 1L;

    WorkflowException(final String message) {
        super(message);
    }

    WorkflowException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
