package io.nifiwan.engine.job;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.TextToVideoEngine;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.VideoRequest;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The state machine of one clip. It makes at most one step a call, takes all it knows from the attributes, and says what must be committed
 * before the next step may be made; it keeps nothing itself.
 *
 * <pre>
 * NEW or DONE --write down--> INTENT --submit or find--> SUBMITTED --poll--> clip, or an end
 * </pre>
 *
 * <p>At most once rests on one rule: a request is sent only in a step that found its intent committed, and only if the intent is known to
 * be unsent ({@link UnsentIntents}) or the engine is certain not to have it. A crash anywhere therefore leaves either nothing sent, or
 * an intent that is asked about, or a task id.
 *
 * <p>Safe for use by several threads on different FlowFiles.
 */
public final class JobMachine {
    private final TextToVideoEngine engine;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final UnsentIntents unsent;
    private final SubmissionStage submission;
    private final PollingStage polling;

    public JobMachine(final TextToVideoEngine engine, final Deadlines deadlines, final PollPacing pacing, final UnsentIntents unsent,
                      final InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
        this.unsent = unsent;
        random = pacing.random();
        submission = new SubmissionStage(engine, deadlines, pacing, unsent, clock);
        polling = new PollingStage(engine, deadlines, pacing, clock);
    }

    /**
     * Makes the next step.
     *
     * @param flowFileId id of the FlowFile in this process
     * @param attributes all its attributes as committed; not modified
     * @param order      what the flow asks for; looked at only before a submission
     */
    public JobStep advance(final String flowFileId, final Map<String, String> attributes, final Supplier<ClipOrder> order) {
        try {
            return switch (JobPhase.of(attributes)) {
                case NEW, DONE -> intend(flowFileId, order.get());
                case INTENT -> submission.advance(flowFileId, Job.of(attributes), order);
                case SUBMITTED -> polling.advance(Job.of(attributes));
            };
        } catch (final IllegalArgumentException e) {
            // Unreadable attributes may hide a paid job: the phase stays as it is.
            return leave(JobOutcome.FAILURE, new AttributeChanges(), new EngineException(EngineError.INVALID, "", e.getMessage(), e));
        }
    }

    /** What becomes of the FlowFile whose clip arrived. */
    public JobStep.Leave received(final Job job, final Map<String, String> attributes, final ReceivedClip clip) {
        return polling.received(job, attributes, clip);
    }

    /** What becomes of the FlowFile whose clip did not arrive. */
    public JobStep notReceived(final Job job, final EngineException problem) {
        return polling.notReceived(job, problem);
    }

    private JobStep intend(final String flowFileId, final ClipOrder order) {
        final VideoRequest request;
        try {
            request = engine.prepare(RequestPlanner.plan(order, UUID.randomUUID().toString(), engine.capabilities(), random));
        } catch (final EngineException e) {
            return leave(JobOutcome.FAILURE, new AttributeChanges().remove(VideoAttributes.ATTEMPT).set(VideoAttributes.PHASE, JobPhase.DONE), e);
        }
        unsent.propose(flowFileId, request.requestId());
        final long now = clock.millis();
        final AttributeChanges changes = new AttributeChanges()
                .remove(VideoAttributes.ATTEMPT)
                .set(VideoAttributes.PHASE, JobPhase.INTENT)
                .set(VideoAttributes.REQUEST_ID, request.requestId())
                .set(VideoAttributes.ENGINE, engine.capabilities().name())
                .set(VideoAttributes.SEED, request.seed())
                .set(VideoAttributes.WIDTH, request.width())
                .set(VideoAttributes.HEIGHT, request.height())
                .set(VideoAttributes.FPS, request.fps())
                .set(VideoAttributes.FRAMES, request.frames())
                .set(VideoAttributes.INTENT_AT, now)
                .set(VideoAttributes.POLL_AFTER, now);
        return new JobStep.Wait(changes, true, Optional.empty());
    }

    /** Leaving for a reason: the error as attributes, without what only waiting needs. */
    static JobStep.Leave leave(final JobOutcome outcome, final AttributeChanges changes, final EngineException problem) {
        changes.error(problem).remove(Set.of(VideoAttributes.POLL_AFTER, VideoAttributes.TRIES));
        return new JobStep.Leave(outcome, changes, Optional.of(problem), "");
    }

    /** Leaving by a decision: the attempt is over unless it is resumable. */
    static JobStep.Leave leave(final EngineDecision decision, final AttributeChanges changes, final EngineException problem) {
        if (!decision.resumable()) {
            changes.set(VideoAttributes.PHASE, JobPhase.DONE);
        }
        return leave(decision.outcome().orElseThrow(), changes, problem);
    }

    /** Attributes that are gone once a call works. */
    static Set<String> settled() {
        final Set<String> names = new HashSet<>(VideoAttributes.ERROR);
        names.add(VideoAttributes.TRIES);
        return names;
    }
}
