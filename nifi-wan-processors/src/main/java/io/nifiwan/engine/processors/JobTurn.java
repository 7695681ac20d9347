package io.nifiwan.engine.processors;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.SignedUrls;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.job.AttributeChanges;
import io.nifiwan.engine.job.ClipOrder;
import io.nifiwan.engine.job.Job;
import io.nifiwan.engine.job.JobHandle;
import io.nifiwan.engine.job.JobMachine;
import io.nifiwan.engine.job.JobOutcome;
import io.nifiwan.engine.job.JobPhase;
import io.nifiwan.engine.job.JobStep;
import io.nifiwan.engine.job.ReceivedClip;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.logging.ComponentLog;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.Relationship;

import java.io.IOException;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One step of one FlowFile in one session: asks the state machine, writes down what it says, commits, and only then tells the ledger and
 * the day's account. For use by one thread, once.
 *
 * <p>No exception is handed to the log: its causes may quote what an engine or a library put into them. Messages of
 * {@link EngineException} are clean.
 */
final class JobTurn {
    private static final String SUBMITTED_COUNTER = "Jobs Submitted";
    private static final String FINISHED_COUNTER = "Clips Finished";
    private static final String CACHED_COUNTER = "Clips From Cache";
    private static final String FAILED_COUNTER = "Jobs Failed";
    private static final String MILLISECONDS_COUNTER = "Video Milliseconds";
    private static final String COST_COUNTER = "Cost in Hundredths";

    private final ProcessSession session;
    private final TurnTools tools;
    private final ComponentLog logger;
    private final CostBook costs;
    private final FlowFile taken;
    private final Supplier<ClipOrder> order;
    private final boolean place;
    private final String id;
    private final long started;

    JobTurn(final ProcessSession session, final TurnTools tools, final JobQueue.Taken taken, final Supplier<ClipOrder> order) {
        this.session = session;
        this.tools = tools;
        logger = tools.logger();
        costs = new CostBook(tools.budget(), logger);
        this.taken = taken.flowFile();
        this.order = order;
        place = taken.place();
        id = JobQueue.id(this.taken);
        started = tools.clock().millis();
    }

    /**
     * Makes the step.
     *
     * @return whether nothing new should be sent for a while
     */
    boolean run() {
        boolean settled = false;
        try {
            final boolean pause = make(tools.machine().advance(id, taken.getAttributes(), order, place));
            settled = true;
            return pause;
        } finally {
            if (!settled) {
                lookAgainLater();
            }
        }
    }

    private boolean make(final JobStep step) {
        return switch (step) {
            case JobStep.Stay stay -> stay(stay);
            case JobStep.Split split -> split(split);
            case JobStep.Cached cached -> cached(cached);
            case JobStep.Wait wait -> waiting(wait);
            case JobStep.Accepted accepted -> accepted(accepted);
            case JobStep.Download download -> download(download);
            case JobStep.Leave leave -> leave(taken, leave);
        };
    }

    private boolean stay(final JobStep.Stay stay) {
        // One bulletin a shot: it is tried again and again.
        stay.held().filter(problem -> !problem.code().equals(taken.getAttribute(VideoAttributes.ERROR_CODE)))
                .ifPresent(problem -> logger.warn("{} is held: {}", taken, problem.getMessage()));
        session.transfer(apply(taken, stay.changes()));
        session.commitAsync(() -> {
            tools.ledger().remove(id);
            tools.queue().stayed(id);
        }, failure -> lookAgainLater());
        return stay.held().isPresent();
    }

    /** NiFi takes no clone back into the queue it came from, so the first take stays here and the others leave, all in one commit. */
    private boolean split(final JobStep.Split split) {
        final Map<String, String> common = new HashMap<>(Map.of(VideoAttributes.TAKE_ID, id,
                VideoAttributes.TAKE_COUNT, String.valueOf(split.takes())));
        if (!split.seed().isEmpty()) {
            common.put(VideoAttributes.TAKE_SEED, split.seed());
        }
        for (int take = 2; take <= split.takes(); take++) {
            final FlowFile clone = session.putAllAttributes(session.clone(taken), common);
            session.transfer(session.putAttribute(clone, VideoAttributes.TAKE_INDEX, String.valueOf(take)), GenerateVideo.TAKES);
        }
        session.transfer(session.putAttribute(session.putAllAttributes(taken, common), VideoAttributes.TAKE_INDEX, "1"));
        session.commitAsync(() -> tools.ledger().remove(id), failure -> lookAgainLater());
        return false;
    }

    private boolean cached(final JobStep.Cached cached) {
        final FlowFile written;
        try {
            written = new ClipArrival(session, taken).fromCache(cached.clip());
        } catch (final IOException e) {
            logger.warn("{}: the clip cache broke off, the clip is made anew: {}", taken, SignedUrls.strip(e.getMessage()));
            return make(tools.machine().uncached(id, order.get(), place));
        }
        final JobStep.Leave leave = JobMachine.cached(cached, taken.getAttributes());
        final FlowFile finished = apply(written, leave.changes());
        session.getProvenanceReporter().fetch(finished, "cache:" + cached.fingerprint().hex(), "Clip out of the cache",
                tools.clock().millis() - started);
        logger.info("Clip {} finished: out of the cache, {} bytes", finished, finished.getSize());
        session.adjustCounter(CACHED_COUNTER, 1, false);
        return transfer(finished, leave);
    }

    private boolean waiting(final JobStep.Wait wait) {
        final FlowFile waiting = apply(taken, wait.changes());
        wait.problem().ifPresentOrElse(
                problem -> logger.info("{} waits after {}: {}", waiting, problem.error(), problem.getMessage()),
                () -> logger.debug("{} waits in phase {}", waiting, waiting.getAttribute(VideoAttributes.PHASE)));
        final boolean admitted = !JobPhase.isJob(taken.getAttributes());
        if (admitted) {
            tools.queue().admitted(waiting.getAttribute(VideoAttributes.CONFIGURATION));
        }
        session.transfer(waiting);
        session.commitAsync(() -> {
            if (wait.unsent()) {
                tools.unsent().confirm(id, waiting.getAttribute(VideoAttributes.REQUEST_ID));
            }
            release(waiting);
        }, failure -> {
            if (admitted) {
                costs.release(waiting.getAttribute(VideoAttributes.RESERVED));
            }
            lookAgainLater();
        });
        return false;
    }

    private boolean accepted(final JobStep.Accepted accepted) {
        final FlowFile submitted = apply(taken, accepted.changes());
        final String requestId = submitted.getAttribute(VideoAttributes.REQUEST_ID);
        if (accepted.found()) {
            session.getProvenanceReporter().invokeRemoteProcess(submitted, transitUri(submitted), "Job found by request id " + requestId);
        } else {
            // Forced: the job exists even if this session does not reach its commit.
            session.getProvenanceReporter().send(submitted, transitUri(submitted), "Request id " + requestId, true);
            session.adjustCounter(SUBMITTED_COUNTER, 1, false);
        }
        logger.debug("{} has job {}", submitted, SignedUrls.strip(accepted.taskId()));
        session.transfer(submitted);
        session.commitAsync(() -> release(submitted), failure -> lookAgainLater());
        return false;
    }

    private boolean download(final JobStep.Download download) {
        final String taskId = download.job().taskId();
        final ClipArrival.Received received;
        try {
            received = new ClipArrival(session, taken).fromEngine(tools.receiver(), taskId);
        } catch (final EngineException e) {
            return make(tools.machine().notReceived(download, e));
        }
        final ReceivedClip clip = received.clip();
        final JobStep.Leave leave = tools.machine().received(download, taken.getAttributes(), clip);
        final FlowFile finished = priced(apply(received.flowFile(), leave.changes()));
        clip.unchecked().ifPresent(reason -> logger.warn("{} was not looked into: {}", finished, reason));
        session.getProvenanceReporter().fetch(finished, transitUri(finished), "Clip of %d bytes".formatted(clip.bytes()), clip.millis());
        logger.info("Clip {} finished: job {}, {} bytes, {} s waiting, {} s running", finished, SignedUrls.strip(taskId), clip.bytes(),
                finished.getAttribute(VideoAttributes.QUEUE_SECONDS), finished.getAttribute(VideoAttributes.RUN_SECONDS));
        session.adjustCounter(FINISHED_COUNTER, 1, false);
        ClipArrival.keep(session, finished, tools.shelf());
        return transfer(finished, leave);
    }

    private FlowFile priced(final FlowFile finished) {
        return costs.spent(finished.getAttributes()).map(spending -> {
            session.adjustCounter(MILLISECONDS_COUNTER, spending.seconds().movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValue(), false);
            if (!costs.priced(finished.getAttributes())) {
                return finished;
            }
            session.adjustCounter(COST_COUNTER, spending.cost().movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValue(), false);
            return session.putAttribute(finished, VideoAttributes.COST, spending.cost().stripTrailingZeros().toPlainString());
        }).orElse(finished);
    }

    private boolean leave(final FlowFile flowFile, final JobStep.Leave leave) {
        final FlowFile left = apply(flowFile, leave.changes());
        if (!leave.cancelled().isEmpty()) {
            session.getProvenanceReporter().invokeRemoteProcess(left, transitUri(left), "Job cancelled");
        }
        leave.problem().ifPresent(problem -> report(left, leave.outcome(), problem));
        if (leave.outcome() != JobOutcome.OVER_BUDGET) {
            session.adjustCounter(FAILED_COUNTER, 1, false);
        }
        return transfer(left, leave);
    }

    private boolean transfer(final FlowFile flowFile, final JobStep.Leave leave) {
        final boolean over = JobPhase.DONE.name().equals(flowFile.getAttribute(VideoAttributes.PHASE));
        final FlowFile left = over ? session.removeAttribute(flowFile, VideoAttributes.RESERVED) : flowFile;
        session.transfer(left, new Relationship.Builder().name(leave.outcome().relationship()).build());
        session.commitAsync(() -> {
            tools.ledger().remove(id);
            costs.close(left, taken.getAttribute(VideoAttributes.RESERVED), leave.unspent());
        }, failure -> lookAgainLater());
        return leave.outcome() != JobOutcome.OVER_BUDGET && leave.problem().filter(JobTurn::needsPerson).isPresent();
    }

    /** Bulletins, that is warnings and errors, are for what a person should look at; a refused prompt is everyday work of the flow. */
    private void report(final FlowFile flowFile, final JobOutcome outcome, final EngineException problem) {
        if (outcome == JobOutcome.REJECTED || outcome == JobOutcome.OVER_BUDGET) {
            logger.info("{} to {}: {} {}", flowFile, outcome.relationship(), problem.error(), problem.getMessage());
        } else if (needsPerson(problem)) {
            logger.error("{} to {}: {} {}", flowFile, outcome.relationship(), problem.error(), problem.getMessage());
        } else {
            logger.warn("{} to {}: {} {}", flowFile, outcome.relationship(), problem.error(), problem.getMessage());
        }
    }

    /** Whether no other request can succeed either until a person acts. */
    private static boolean needsPerson(final EngineException problem) {
        return problem.error() == EngineError.CONFIGURATION || problem.error() == EngineError.QUOTA;
    }

    private void release(final FlowFile flowFile) {
        tools.ledger().release(id, Job.dueAt(flowFile.getAttributes()), JobHandle.of(flowFile.getAttributes()));
    }

    /** What was only looked at holds no place. */
    private void lookAgainLater() {
        if (place) {
            tools.ledger().release(id, tools.clock().millis() + JobQueue.MISS_MILLIS);
        }
    }

    private FlowFile apply(final FlowFile flowFile, final AttributeChanges changes) {
        return session.putAllAttributes(session.removeAllAttributes(flowFile, changes.removed()), changes.values());
    }

    /** Task ids may be URLs: their queries can open a door. */
    private static String transitUri(final FlowFile flowFile) {
        final Map<String, String> attributes = flowFile.getAttributes();
        return "text-to-video://%s/%s".formatted(encode(attributes.getOrDefault(VideoAttributes.ENGINE, "engine")),
                encode(SignedUrls.strip(attributes.getOrDefault(VideoAttributes.TASK_ID, ""))));
    }

    private static String encode(final String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
