package io.nifiwan.engine.job;

import io.nifiwan.engine.EngineException;

import java.util.Optional;

/** What becomes of a FlowFile after one step of its job. */
public sealed interface JobStep {

    /**
     * It goes back to its queue until it is due.
     *
     * @param changes attributes, with the due time
     * @param unsent  whether the request is certain not to be at the engine once the changes are committed
     * @param problem what went wrong in this step, if anything did
     */
    record Wait(AttributeChanges changes, boolean unsent, Optional<EngineException> problem) implements JobStep {
    }

    /**
     * The engine has the job; it goes back to its queue until it is due.
     *
     * @param changes attributes, with the task id and the due time
     * @param taskId  the engine's id
     * @param found   whether the job was found, not submitted in this step
     */
    record Accepted(AttributeChanges changes, String taskId, boolean found) implements JobStep {
    }

    /** The clip is ready: fetch it in the same session, then ask {@link JobMachine} what becomes of the FlowFile. */
    record Download(Job job) implements JobStep {
    }

    /**
     * It leaves.
     *
     * @param outcome   by which relationship
     * @param changes   attributes
     * @param problem   why, absent exactly on success
     * @param cancelled task id of a job that the engine was told to stop, or empty
     */
    record Leave(JobOutcome outcome, AttributeChanges changes, Optional<EngineException> problem, String cancelled) implements JobStep {
    }
}
