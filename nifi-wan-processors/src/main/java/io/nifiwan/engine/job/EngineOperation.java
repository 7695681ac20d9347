package io.nifiwan.engine.job;

/** What was asked of an engine when something went wrong. */
public enum EngineOperation {
    /** Start a job: the one call that is never repeated blindly. */
    SUBMIT,
    /** Look for a job by our request id. */
    FIND,
    /** Ask for the state of a job. */
    POLL,
    /** Fetch the clip of a finished job. */
    DOWNLOAD,
    /** Stop a job. */
    CANCEL,
    /** No call failed: the engine reports that the job itself did. */
    RESULT
}
