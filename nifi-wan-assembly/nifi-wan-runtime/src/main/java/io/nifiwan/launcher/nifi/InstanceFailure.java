package io.nifiwan.launcher.nifi;

/** Why an instance cannot be started, stopped or used; each has an exit code of its own. */
public enum InstanceFailure {
    /** The folder is not an instance and not empty, or is in use by another launcher. */
    UNUSABLE_HOME(2),
    /** The assembled NiFi is missing or incomplete. */
    NOT_BUILT(2),
    /** Another program listens on a port that NiFi needs. */
    PORT_TAKEN(3),
    /** The NiFi process ended by itself. */
    DIED(4),
    /** NiFi runs but does not answer within the limit. */
    NOT_READY(5),
    /** No NiFi runs in this home. */
    NOT_RUNNING(6);

    private final int exitCode;

    InstanceFailure(final int exitCode) {
        this.exitCode = exitCode;
    }

    /** Exit code of a launcher that fails for this reason. */
    public int exitCode() {
        return exitCode;
    }
}
