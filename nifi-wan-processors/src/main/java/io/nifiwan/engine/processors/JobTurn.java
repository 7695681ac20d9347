package io.nifiwan.engine.processors;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.job.AttributeChanges;
import io.nifiwan.engine.job.ClipOrder;
import io.nifiwan.engine.job.ClipReceiver;
import io.nifiwan.engine.job.Job;
import io.nifiwan.engine.job.JobLedger;
import io.nifiwan.engine.job.JobMachine;
import io.nifiwan.engine.job.JobOutcome;
import io.nifiwan.engine.job.JobStep;
import io.nifiwan.engine.job.ReceivedClip;
import io.nifiwan.engine.job.UnsentIntents;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.logging.ComponentLog;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.Relationship;

import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One step of one FlowFile in one session: asks the state machine, writes down what it says, commits, and only then tells the ledger.
 * For use by one thread, once.
 */
final class JobTurn {
    private static final String SUBMITTED_COUNTER = "Jobs Submitted";
    private static final String FINISHED_COUNTER = "Clips Finished";
    private static final String FAILED_COUNTER = "Jobs Failed";

    private final ProcessSession session;
    private final ComponentLog logger;
    private final JobMachine machine;
    private final ClipReceiver receiver;
    private final JobLedger ledger;
    private final UnsentIntents unsent;
    private final InstantSource clock;
    private final FlowFile taken;
    private final String id;

    JobTurn(final ProcessSession session, final ComponentLog logger, final JobMachine machine, final ClipReceiver receiver,
            final JobLedger ledger, final UnsentIntents unsent, final InstantSource clock, final FlowFile taken) {
        this.session = session;
        this.logger = logger;
        this.machine = machine;
        this.receiver = receiver;
        this.ledger = ledger;
        this.unsent = unsent;
        this.clock = clock;
        this.taken = taken;
        id = JobQueue.id(taken);
    }

    /**
     * Makes the step.
     *
     * @return the problem with which the FlowFile left, if it left with one
     */
    Optional<EngineException> run(final Supplier<ClipOrder> order) {
        boolean settled = false;
        try {
            final JobStep step = machine.advance(id, taken.getAttributes(), order);
            final Optional<EngineException> problem = switch (step) {
                case JobStep.Wait wait -> waiting(wait);
                case JobStep.Accepted accepted -> accepted(accepted);
                case JobStep.Download download -> download(download.job());
                case JobStep.Leave leave -> leave(taken, leave);
            };
            settled = true;
            return problem;
        } finally {
            if (!settled) {
                lookAgainLater();
            }
        }
    }

    private Optional<EngineException> waiting(final JobStep.Wait wait) {
        final FlowFile waiting = apply(taken, wait.changes());
        wait.problem().ifPresentOrElse(
                problem -> logger.info("{} waits after {}: {}", waiting, problem.error(), problem.getMessage()),
                () -> logger.debug("{} waits in phase {}", waiting, waiting.getAttribute(VideoAttributes.PHASE)));
        session.transfer(waiting);
        session.commitAsync(() -> {
            if (wait.unsent()) {
                unsent.confirm(id, waiting.getAttribute(VideoAttributes.REQUEST_ID));
            }
            ledger.release(id, Job.dueAt(waiting.getAttributes()));
        }, failure -> lookAgainLater());
        return Optional.empty();
    }

    private Optional<EngineException> accepted(final JobStep.Accepted accepted) {
        final FlowFile submitted = apply(taken, accepted.changes());
        final String requestId = submitted.getAttribute(VideoAttributes.REQUEST_ID);
        if (accepted.found()) {
            session.getProvenanceReporter().invokeRemoteProcess(submitted, transitUri(submitted), "Job found by request id " + requestId);
        } else {
            // Forced: the job exists even if this session does not reach its commit.
            session.getProvenanceReporter().send(submitted, transitUri(submitted), "Request id " + requestId, true);
            session.adjustCounter(SUBMITTED_COUNTER, 1, false);
        }
        logger.debug("{} has job {}", submitted, accepted.taskId());
        session.transfer(submitted);
        session.commitAsync(() -> ledger.release(id, Job.dueAt(submitted.getAttributes())), failure -> lookAgainLater());
        return Optional.empty();
    }

    private Optional<EngineException> download(final Job job) {
        final Incoming incoming = new Incoming(job.taskId());
        final FlowFile written;
        try {
            written = session.write(taken, incoming::receive);
        } catch (final NotReceivedException e) {
            // A callback that throws leaves the content as it was: the shot is still there.
            final JobStep step = machine.notReceived(job, e.problem);
            return step instanceof final JobStep.Wait wait ? waiting(wait) : leave(taken, (JobStep.Leave) step);
        }
        final ReceivedClip clip = incoming.clip;
        final JobStep.Leave leave = machine.received(job, taken.getAttributes(), clip);
        final FlowFile finished = apply(written, leave.changes());
        session.getProvenanceReporter().fetch(finished, transitUri(finished), "Clip of %d bytes".formatted(clip.bytes()), clip.millis());
        logger.info("Clip {} finished: job {}, {} bytes, {} s waiting, {} s running", finished, job.taskId(), clip.bytes(),
                finished.getAttribute(VideoAttributes.QUEUE_SECONDS), finished.getAttribute(VideoAttributes.RUN_SECONDS));
        session.adjustCounter(FINISHED_COUNTER, 1, false);
        return transfer(finished, leave);
    }

    private Optional<EngineException> leave(final FlowFile flowFile, final JobStep.Leave leave) {
        final FlowFile left = apply(flowFile, leave.changes());
        if (!leave.cancelled().isEmpty()) {
            session.getProvenanceReporter().invokeRemoteProcess(left, transitUri(left), "Job cancelled");
        }
        leave.problem().ifPresent(problem -> report(left, leave.outcome(), problem));
        session.adjustCounter(FAILED_COUNTER, 1, false);
        return transfer(left, leave);
    }

    private Optional<EngineException> transfer(final FlowFile flowFile, final JobStep.Leave leave) {
        session.transfer(flowFile, new Relationship.Builder().name(leave.outcome().relationship()).build());
        session.commitAsync(() -> ledger.remove(id), failure -> lookAgainLater());
        return leave.problem();
    }

    /** Bulletins, that is warnings and errors, are for what a person should look at; a refused prompt is everyday work of the flow. */
    private void report(final FlowFile flowFile, final JobOutcome outcome, final EngineException problem) {
        if (needsPerson(problem)) {
            logger.error("{} to {}: {} {}", flowFile, outcome.relationship(), problem.error(), problem.getMessage(), problem);
        } else if (outcome == JobOutcome.REJECTED) {
            logger.info("{} to {}: {} {}", flowFile, outcome.relationship(), problem.error(), problem.getMessage());
        } else {
            logger.warn("{} to {}: {} {}", flowFile, outcome.relationship(), problem.error(), problem.getMessage());
        }
    }

    /** Whether no other request can succeed either until a person acts. */
    static boolean needsPerson(final EngineException problem) {
        return problem.error() == EngineError.CONFIGURATION || problem.error() == EngineError.QUOTA;
    }

    private void lookAgainLater() {
        ledger.release(id, clock.millis() + JobQueue.MISS_MILLIS);
    }

    private FlowFile apply(final FlowFile flowFile, final AttributeChanges changes) {
        return session.putAllAttributes(session.removeAllAttributes(flowFile, changes.removed()), changes.values());
    }

    private static String transitUri(final FlowFile flowFile) {
        final Map<String, String> attributes = flowFile.getAttributes();
        return "text-to-video://%s/%s".formatted(encode(attributes.getOrDefault(VideoAttributes.ENGINE, "engine")),
                encode(attributes.getOrDefault(VideoAttributes.TASK_ID, "")));
    }

    private static String encode(final String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Carries the engine's problem out of the session's write callback. */
    private static final class NotReceivedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final EngineException problem;

        private NotReceivedException(final EngineException problem) {
            super(problem);
            this.problem = problem;
        }
    }

    /** The clip of one download. */
    private final class Incoming {
        private final String taskId;
        private ReceivedClip clip;

        private Incoming(final String taskId) {
            this.taskId = taskId;
        }

        private void receive(final OutputStream output) {
            try {
                clip = receiver.receive(taskId, output);
            } catch (final EngineException e) {
                throw new NotReceivedException(e);
            }
        }
    }
}
