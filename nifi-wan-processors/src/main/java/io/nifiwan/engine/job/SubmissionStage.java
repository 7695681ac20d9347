package io.nifiwan.engine.job;

import io.nifiwan.engine.Capabilities;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.TextToVideoEngine;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.VideoRequest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** From a committed intent to a task id: sends what is known to be unsent, and asks the engine first about everything else. */
final class SubmissionStage {
    private final TextToVideoEngine engine;
    private final Deadlines deadlines;
    private final PollPacing pacing;
    private final UnsentIntents unsent;
    private final InstantSource clock;

    SubmissionStage(final TextToVideoEngine engine, final Deadlines deadlines, final PollPacing pacing, final UnsentIntents unsent,
                    final InstantSource clock) {
        this.engine = engine;
        this.deadlines = deadlines;
        this.pacing = pacing;
        this.unsent = unsent;
        this.clock = clock;
    }

    JobStep advance(final String flowFileId, final Job job, final Supplier<ClipOrder> order) {
        if (job.requestId().isEmpty()) {
            throw new IllegalArgumentException("The attribute %s is missing".formatted(VideoAttributes.REQUEST_ID));
        }
        if (!UnsentIntents.beginSending(job.requestId())) {
            return beingSent(job);
        }
        try {
            final JobStep step = unsent.take(flowFileId, job.requestId()) ? submit(job, order.get()) : reconcile(job, order);
            if (step instanceof final JobStep.Wait wait && wait.unsent()) {
                unsent.propose(flowFileId, job.requestId());
            }
            return step;
        } finally {
            UnsentIntents.endSending(job.requestId());
        }
    }

    /** Some other thread of this process is inside the submission: its end must be known before the engine is asked. */
    private JobStep beingSent(final Job job) {
        return deadlines.passed(job, clock.millis())
                .<JobStep>map(reason -> JobMachine.leave(EngineDecision.LEAVE_AMBIGUOUS, new AttributeChanges(),
                        new EngineException(EngineError.AMBIGUOUS, "", "A submission of this request has not ended. " + reason)))
                .orElseGet(() -> later(new AttributeChanges(), pacing.afterFailures(1), false, Optional.empty()));
    }

    private JobStep reconcile(final Job job, final Supplier<ClipOrder> order) {
        final Capabilities capabilities = engine.capabilities();
        if (!job.engine().equals(capabilities.name())) {
            return JobMachine.leave(EngineDecision.LEAVE_AMBIGUOUS, new AttributeChanges(), new EngineException(EngineError.AMBIGUOUS, "",
                    "The request was meant for the engine %s, which the service %s cannot ask".formatted(job.engine(), capabilities.name())));
        }
        final FoundJob found;
        try {
            found = find(job.request(order.get()), Instant.ofEpochMilli(job.intentAt()));
        } catch (final EngineException e) {
            return notFound(job, capabilities, e);
        }
        return switch (found.certainty()) {
            case FOUND -> accepted(found.taskId(), job.intentAt(), true, new AttributeChanges());
            case ABSENT -> submit(job, order.get());
            case UNKNOWN -> notFound(job, capabilities, new EngineException(EngineError.AMBIGUOUS, "",
                    "The engine cannot tell whether it has the request %s".formatted(job.requestId())));
        };
    }

    private JobStep notFound(final Job job, final Capabilities capabilities, final EngineException problem) {
        final boolean hopeless = problem.error() == EngineError.AMBIGUOUS && !capabilities.findable();
        final EngineDecision decision = hopeless ? EngineDecision.LEAVE_AMBIGUOUS
                : EngineDecision.after(EngineOperation.FIND, problem.error(), job.tries() + 1);
        if (decision == EngineDecision.RETRY_LATER) {
            return failedLater(job, problem, false);
        }
        final EngineException doubt = problem.error() == EngineError.AMBIGUOUS ? problem : new EngineException(EngineError.AMBIGUOUS,
                problem.code(), "The engine could not be asked for the request %s: %s: %s"
                .formatted(job.requestId(), problem.error(), problem.getMessage()), problem);
        return JobMachine.leave(decision, new AttributeChanges(), doubt);
    }

    private JobStep submit(final Job job, final ClipOrder order) {
        final VideoRequest request = job.request(order);
        final String taskId;
        try {
            RequestPlanner.check(request, engine.capabilities());
            engine.prepare(request);
            unsent.revoke(job.requestId());
            taskId = send(request);
        } catch (final EngineException e) {
            return notAccepted(job, e);
        }
        // What was really sent names the clip: properties and the engine's set-up may have changed since the intent.
        final AttributeChanges sent = new AttributeChanges().set(VideoAttributes.CONFIGURATION, WarmConfiguration.of(engine, request));
        if (job.named()) {
            sent.set(VideoAttributes.FINGERPRINT, AdmissionStage.fingerprint(engine, request).hex());
        }
        return accepted(taskId, clock.millis(), false, sent);
    }

    private JobStep notAccepted(final Job job, final EngineException problem) {
        final EngineDecision decision = EngineDecision.after(EngineOperation.SUBMIT, problem.error(), job.tries() + 1);
        final Optional<String> late = deadlines.passed(job, clock.millis());
        if (decision == EngineDecision.RETRY_LATER) {
            return late.<JobStep>map(reason -> JobMachine.leave(EngineDecision.TIME_OUT, new AttributeChanges(),
                    new EngineException(EngineError.TIMEOUT, problem.code(),
                            "%s; last answer: %s: %s".formatted(reason, problem.error(), problem.getMessage()), problem)).withoutCost())
                    .orElseGet(() -> failedLater(job, problem, true));
        }
        if (decision == EngineDecision.RECONCILE) {
            final int doubts = job.doubts() + 1;
            final AttributeChanges changes = new AttributeChanges().error(problem).set(VideoAttributes.DOUBTS, doubts);
            return late.<JobStep>map(reason -> JobMachine.leave(EngineDecision.LEAVE_AMBIGUOUS, changes, problem))
                    .orElseGet(() -> later(changes.remove(VideoAttributes.TRIES), waiting(job, doubts, problem), false, Optional.of(problem)));
        }
        return JobMachine.leave(decision, new AttributeChanges(), problem).withoutCost();
    }

    private JobStep accepted(final String taskId, final long submittedAt, final boolean found, final AttributeChanges known) {
        final AttributeChanges changes = known
                .remove(JobMachine.settled())
                .set(VideoAttributes.PHASE, JobPhase.SUBMITTED)
                .set(VideoAttributes.TASK_ID, taskId)
                .set(VideoAttributes.ENGINE, engine.capabilities().name())
                .set(VideoAttributes.SUBMITTED_AT, submittedAt)
                .set(VideoAttributes.POLL_COUNT, 0)
                .set(VideoAttributes.STATUS, JobStatus.State.QUEUED)
                .set(VideoAttributes.POLL_AFTER, clock.millis() + pacing.afterPolls(0));
        return new JobStep.Accepted(changes, taskId, found);
    }

    private JobStep failedLater(final Job job, final EngineException problem, final boolean knownUnsent) {
        final int tries = job.tries() + 1;
        final AttributeChanges changes = new AttributeChanges().error(problem).set(VideoAttributes.TRIES, tries);
        return later(changes, waiting(job, tries, problem), knownUnsent, Optional.of(problem));
    }

    private long waiting(final Job job, final int failures, final EngineException problem) {
        return pacing.afterFailures(failures, problem, deadlines.leftMillis(job, clock.millis()));
    }

    private JobStep later(final AttributeChanges changes, final long wait, final boolean knownUnsent, final Optional<EngineException> problem) {
        return new JobStep.Wait(changes.set(VideoAttributes.POLL_AFTER, clock.millis() + wait), knownUnsent, problem);
    }

    /** An engine that breaks while it sends may have sent. */
    private String send(final VideoRequest request) throws EngineException {
        final String taskId;
        try {
            taskId = engine.submit(request);
        } catch (final RuntimeException e) {
            throw new EngineException(EngineError.AMBIGUOUS, "", "The submission failed unexpectedly: " + e, e);
        }
        if (taskId == null || taskId.isBlank()) {
            throw new EngineException(EngineError.AMBIGUOUS, "", "The engine accepted the request but gave no task id");
        }
        return taskId;
    }

    private FoundJob find(final VideoRequest request, final Instant sentAfter) throws EngineException {
        final FoundJob found;
        try {
            found = engine.find(request, sentAfter);
        } catch (final RuntimeException e) {
            throw new EngineException(EngineError.TRANSIENT, "", "The search failed unexpectedly: " + e, e);
        }
        if (found.certainty() == FoundJob.Certainty.FOUND && found.taskId().isBlank()) {
            throw new EngineException(EngineError.AMBIGUOUS, "", "The engine found the request but gave no task id");
        }
        return found;
    }
}
