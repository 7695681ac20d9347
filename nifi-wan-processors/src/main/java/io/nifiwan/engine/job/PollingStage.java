package io.nifiwan.engine.job;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.TextToVideoEngine;
import io.nifiwan.engine.VideoAttributes;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** From a task id to a clip: asks, waits, fetches, and gives up at a deadline. Nothing here submits. */
final class PollingStage {
    private final TextToVideoEngine engine;
    private final Deadlines deadlines;
    private final PollPacing pacing;
    private final InstantSource clock;

    PollingStage(final TextToVideoEngine engine, final Deadlines deadlines, final PollPacing pacing, final InstantSource clock) {
        this.engine = engine;
        this.deadlines = deadlines;
        this.pacing = pacing;
        this.clock = clock;
    }

    JobStep advance(final Job stored) {
        if (stored.taskId().isEmpty()) {
            throw new IllegalArgumentException("The attribute %s is missing".formatted(VideoAttributes.TASK_ID));
        }
        final String name = engine.capabilities().name();
        if (!stored.engine().isEmpty() && !stored.engine().equals(name)) {
            return JobMachine.leave(EngineDecision.FAIL_RESUMABLE, new AttributeChanges(), new EngineException(EngineError.CONFIGURATION, "",
                    "The job %s belongs to the engine %s, but the service is %s".formatted(stored.taskId(), stored.engine(), name)));
        }
        // A job that someone else started may come without the time of its submission: its clock starts here.
        final Job job = stored.submittedAt() > 0 ? stored : stored.submittedAt(clock.millis());
        final JobStatus status;
        try {
            status = poll(job.taskId());
        } catch (final EngineException e) {
            return notAnswered(job, e);
        }
        return switch (status.state()) {
            case QUEUED -> unfinished(job, status);
            case RUNNING -> unfinished(started(job), status);
            case SUCCEEDED -> new JobStep.Download(job, status.details());
            case FAILED -> ended(job, status, status.failure().orElseGet(() -> new EngineException(EngineError.TRANSIENT, "",
                    "The engine reports that the job failed and gives no reason")));
            case CANCELLED -> ended(job, status, new EngineException(EngineError.ENGINE_LOST, "CANCELLED", "The job was cancelled at the engine"));
        };
    }

    JobStep.Leave received(final JobStep.Download download, final Map<String, String> attributes, final ReceivedClip clip) {
        final Job job = download.job();
        final long end = clock.millis();
        // Where the engine was never seen working, all of the time counts as work.
        final long start = job.startedAt() > 0 ? job.startedAt() : job.submittedAt();
        final AttributeChanges changes = clocks(job)
                .remove(JobMachine.settled())
                .remove(VideoAttributes.POLL_AFTER)
                .set(VideoAttributes.PHASE, JobPhase.DONE)
                .set(VideoAttributes.STATUS, JobStatus.State.SUCCEEDED)
                .set(VideoAttributes.ENGINE, engine.capabilities().name())
                .set(VideoAttributes.QUEUE_SECONDS, seconds(start - job.submittedAt()))
                .set(VideoAttributes.RUN_SECONDS, seconds(end - start))
                .set(VideoAttributes.SHA256, clip.sha256())
                .set(VideoAttributes.MIME_TYPE, clip.format().mimeType())
                .set(VideoAttributes.FILENAME, ClipName.of(attributes, fallbackName(job), clip.format()));
        if (job.frames() > 0 && job.fps() > 0) {
            changes.set(VideoAttributes.DURATION, String.format(Locale.ROOT, "%.3f", (double) job.frames() / job.fps()));
        }
        return new JobStep.Leave(JobOutcome.SUCCESS, ToldFacts.add(changes, download.told()), Optional.empty(), "", false);
    }

    JobStep notReceived(final JobStep.Download download, final EngineException problem) {
        final Job job = download.job();
        // A clip above the limit does not shrink: fetching it again would move the same bytes for nothing.
        final int tries = problem.code().equals(ClipReceiver.TOO_LARGE) ? EngineDecision.DOWNLOAD_TRIES : job.tries() + 1;
        final EngineDecision decision = EngineDecision.after(EngineOperation.DOWNLOAD, problem.error(), tries);
        final AttributeChanges changes = ToldFacts.add(clocks(job).set(VideoAttributes.STATUS, JobStatus.State.SUCCEEDED), download.told());
        return decision == EngineDecision.RETRY_LATER ? failedLater(changes, tries, problem, 0) : JobMachine.leave(decision, changes, problem);
    }

    private JobStep unfinished(final Job job, final JobStatus status) {
        final int polls = job.polls() + 1;
        final AttributeChanges changes = ToldFacts.add(clocks(job), status.details())
                .remove(JobMachine.settled())
                .set(VideoAttributes.STATUS, status.state())
                .set(VideoAttributes.POLL_COUNT, polls);
        return deadlines.passed(job, clock.millis())
                .<JobStep>map(reason -> timeOut(job, changes, reason))
                .orElseGet(() -> new JobStep.Wait(
                        changes.set(VideoAttributes.POLL_AFTER, clock.millis() + pacing.afterPolls(polls, status.pause())), false, Optional.empty()));
    }

    private JobStep ended(final Job job, final JobStatus status, final EngineException problem) {
        final AttributeChanges changes = ToldFacts.add(clocks(job).set(VideoAttributes.STATUS, status.state()), status.details());
        return JobMachine.leave(EngineDecision.after(EngineOperation.RESULT, problem.error(), 1), changes, problem);
    }

    private JobStep notAnswered(final Job job, final EngineException problem) {
        final int tries = job.tries() + 1;
        final EngineDecision decision = EngineDecision.after(EngineOperation.POLL, problem.error(), tries);
        final AttributeChanges changes = clocks(job);
        if (decision != EngineDecision.RETRY_LATER) {
            return JobMachine.leave(decision, changes, problem);
        }
        return deadlines.passed(job, clock.millis())
                .<JobStep>map(reason -> timeOut(job, changes, "%s; last answer: %s: %s".formatted(reason, problem.error(), problem.getMessage())))
                .orElseGet(() -> failedLater(changes, tries, problem, deadlines.leftMillis(job, clock.millis())));
    }

    /** The job is told to stop where the engine can; the phase stays, so a FlowFile that comes back asks once more what became of it. */
    private JobStep timeOut(final Job job, final AttributeChanges changes, final String reason) {
        final JobStep.Leave leave = JobMachine.leave(JobOutcome.TIMED_OUT, changes, new EngineException(EngineError.TIMEOUT, "", reason));
        return new JobStep.Leave(leave.outcome(), leave.changes(), leave.problem(), cancel(job.taskId()) ? job.taskId() : "", false);
    }

    private JobStep failedLater(final AttributeChanges changes, final int tries, final EngineException problem, final long leftMillis) {
        changes.error(problem)
                .set(VideoAttributes.TRIES, tries)
                .set(VideoAttributes.POLL_AFTER, clock.millis() + pacing.afterFailures(tries, problem, leftMillis));
        return new JobStep.Wait(changes, false, Optional.of(problem));
    }

    private Job started(final Job job) {
        return job.startedAt() > 0 ? job : job.startedAt(clock.millis());
    }

    private static AttributeChanges clocks(final Job job) {
        final AttributeChanges changes = new AttributeChanges()
                .set(VideoAttributes.PHASE, JobPhase.SUBMITTED)
                .set(VideoAttributes.SUBMITTED_AT, job.submittedAt());
        return job.startedAt() > 0 ? changes.set(VideoAttributes.STARTED_AT, job.startedAt()) : changes;
    }

    private static String fallbackName(final Job job) {
        return job.requestId().isEmpty() ? "clip" : job.requestId();
    }

    private static String seconds(final long millis) {
        return String.format(Locale.ROOT, "%.3f", Math.max(0, millis) / 1000.0);
    }

    private JobStatus poll(final String taskId) throws EngineException {
        try {
            return engine.poll(taskId);
        } catch (final RuntimeException e) {
            throw new EngineException(EngineError.TRANSIENT, "", "The question for the job failed unexpectedly: " + e, e);
        }
    }

    private boolean cancel(final String taskId) {
        try {
            engine.cancel(taskId);
            return true;
        } catch (final EngineException | RuntimeException e) {
            // By the table a failed cancel has no consequence: the FlowFile leaves with the task id, and a person can stop the job.
            return false;
        }
    }
}
