package io.nifiwan.engine.job;

import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.cache.CachedClip;
import io.nifiwan.engine.cache.ClipFingerprint;

import java.util.Map;
import java.util.Optional;

/** What becomes of a FlowFile after one step of its job. */
public sealed interface JobStep {

    /**
     * It has no job and goes back to its queue.
     *
     * @param changes attributes
     * @param held    why nothing can be sent now, if that is why
     */
    record Stay(AttributeChanges changes, Optional<EngineException> held) implements JobStep {
    }

    /**
     * It becomes several FlowFiles, before anything is written down for any of them.
     *
     * @param takes how many, at least 2
     * @param seed  the seed given for all of them, or empty
     */
    record Split(int takes, String seed) implements JobStep {
    }

    /**
     * The clip exists already.
     *
     * @param clip        the clip, to be closed
     * @param fingerprint its name in the cache
     */
    record Cached(CachedClip clip, ClipFingerprint fingerprint) implements JobStep {
    }

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

    /**
     * The clip is ready: fetch it in the same session, then ask {@link JobMachine} what becomes of the FlowFile.
     *
     * @param job  the job
     * @param told what the engine tells of it, by attribute
     */
    record Download(Job job, Map<String, String> told) implements JobStep {
        public Download {
            told = Map.copyOf(told);
        }
    }

    /**
     * It leaves.
     *
     * @param outcome   by which relationship
     * @param changes   attributes
     * @param problem   why, absent exactly on success
     * @param cancelled task id of a job that the engine was told to stop, or empty
     * @param unspent   whether the engine certainly never took the request
     */
    record Leave(JobOutcome outcome, AttributeChanges changes, Optional<EngineException> problem, String cancelled, boolean unspent)
            implements JobStep {
        /** This way out, for a request that the engine certainly never took. */
        Leave withoutCost() {
            return new Leave(outcome, changes, problem, cancelled, true);
        }
    }
}
