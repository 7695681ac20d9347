package io.nifiwan.launcher.nifi;

import java.io.IOException;

/** A failed start, stop or use of an instance; the message is for a person and says where to look. */
public class InstanceException extends IOException {
    private static final long serialVersionUID = 1L;

    private final InstanceFailure failure;

    public InstanceException(final InstanceFailure failure, final String message) {
        super(message);
        this.failure = failure;
    }

    public InstanceFailure failure() {
        return failure;
    }
}
