package io.nifiwan.engine.job;

import io.nifiwan.engine.EngineError;

import java.util.Optional;

/**
 * What to do after an engine call went wrong. {@link #after} is the one place that decides it, a pure function of the operation, the class
 * of the error and the failed tries so far. The reasons behind the table:
 * <ul>
 * <li>A submission is repeated only when the engine certainly did not take it; a second job is a second bill. An unreadable reply and a
 * timeout are doubt, whatever an adapter calls them.</li>
 * <li>Questions and downloads are safe to repeat. Questions are bounded by the deadlines, downloads by a number: the job is finished, so
 * no deadline runs any more.</li>
 * <li>Where the job may still live, the FlowFile leaves resumable: it keeps its phase, and coming back continues the same job.
 * Where the engine has ended it, the attempt is over, and coming back starts a new one.</li>
 * </ul>
 */
public enum EngineDecision {
    /** The same call again, at a later time. */
    RETRY_LATER(null, true),
    /** Ask the engine for the job before anything else. */
    RECONCILE(null, true),
    /** The failure has no consequence. */
    IGNORE(null, true),
    /** Route to failure; the attempt is over. */
    FAIL(JobOutcome.FAILURE, false),
    /** Route to failure; coming back continues the same job. */
    FAIL_RESUMABLE(JobOutcome.FAILURE, true),
    /** Route to rejected; the attempt is over. */
    REJECT(JobOutcome.REJECTED, false),
    /** Route to timed out; the attempt is over. */
    TIME_OUT(JobOutcome.TIMED_OUT, false),
    /** Route to ambiguous; coming back asks the engine again. */
    LEAVE_AMBIGUOUS(JobOutcome.AMBIGUOUS, true);

    /** Failed downloads of one finished job before it leaves. */
    public static final int DOWNLOAD_TRIES = 5;
    /** Failed searches for one request before it leaves. */
    public static final int FIND_TRIES = 8;
    /** Searches that end without a certain answer before the request leaves: a new job may take a moment to be listed. */
    public static final int UNCERTAIN_FINDS = 3;

    private final JobOutcome outcome;
    private final boolean resumable;

    EngineDecision(final JobOutcome outcome, final boolean resumable) {
        this.outcome = outcome;
        this.resumable = resumable;
    }

    /** How the FlowFile leaves, empty where it stays. */
    public Optional<JobOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** Whether a FlowFile that comes back continues the same job. */
    public boolean resumable() {
        return resumable;
    }

    /**
     * Decides.
     *
     * @param operation what was asked
     * @param error     class of the failure
     * @param tries     failed calls of this operation in a row, this one included, from 1
     */
    public static EngineDecision after(final EngineOperation operation, final EngineError error, final int tries) {
        return switch (operation) {
            case SUBMIT -> afterSubmit(error);
            case FIND -> afterFind(error, tries);
            case POLL -> afterPoll(error);
            case DOWNLOAD -> afterDownload(error, tries);
            case CANCEL -> IGNORE;
            case RESULT -> afterResult(error);
        };
    }

    private static EngineDecision afterSubmit(final EngineError error) {
        return switch (error) {
            case THROTTLED, TRANSIENT -> RETRY_LATER;
            case AMBIGUOUS, TIMEOUT, BAD_OUTPUT -> RECONCILE;
            case MODERATION -> REJECT;
            case INVALID, CONFIGURATION, QUOTA, ENGINE_LOST, OUT_OF_MEMORY -> FAIL;
        };
    }

    private static EngineDecision afterFind(final EngineError error, final int tries) {
        return switch (error) {
            case THROTTLED, TRANSIENT, TIMEOUT, BAD_OUTPUT -> tries < FIND_TRIES ? RETRY_LATER : LEAVE_AMBIGUOUS;
            case AMBIGUOUS -> tries < UNCERTAIN_FINDS ? RETRY_LATER : LEAVE_AMBIGUOUS;
            // Anything else says nothing about the job, which may exist and cost.
            case INVALID, MODERATION, CONFIGURATION, QUOTA, ENGINE_LOST, OUT_OF_MEMORY -> LEAVE_AMBIGUOUS;
        };
    }

    private static EngineDecision afterPoll(final EngineError error) {
        return switch (error) {
            case THROTTLED, TRANSIENT, AMBIGUOUS, TIMEOUT, BAD_OUTPUT -> RETRY_LATER;
            case INVALID, CONFIGURATION, QUOTA -> FAIL_RESUMABLE;
            case MODERATION -> REJECT;
            case ENGINE_LOST, OUT_OF_MEMORY -> FAIL;
        };
    }

    private static EngineDecision afterDownload(final EngineError error, final int tries) {
        return switch (error) {
            case THROTTLED, TRANSIENT, AMBIGUOUS, TIMEOUT, BAD_OUTPUT -> tries < DOWNLOAD_TRIES ? RETRY_LATER : FAIL_RESUMABLE;
            case INVALID, CONFIGURATION, QUOTA -> FAIL_RESUMABLE;
            case MODERATION -> REJECT;
            case ENGINE_LOST, OUT_OF_MEMORY -> FAIL;
        };
    }

    private static EngineDecision afterResult(final EngineError error) {
        return switch (error) {
            case MODERATION -> REJECT;
            case TIMEOUT -> TIME_OUT;
            // Of an engine that keeps our job while it makes one blocking call: the call ended in doubt.
            case AMBIGUOUS -> LEAVE_AMBIGUOUS;
            case INVALID, CONFIGURATION, QUOTA, THROTTLED, TRANSIENT, ENGINE_LOST, OUT_OF_MEMORY, BAD_OUTPUT -> FAIL;
        };
    }
}
