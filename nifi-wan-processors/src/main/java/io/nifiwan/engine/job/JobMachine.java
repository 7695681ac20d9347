package io.nifiwan.engine.job;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.TextToVideoEngine;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.budget.Budget;
import io.nifiwan.engine.cache.ClipShelf;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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
    private final AdmissionStage admission;
    private final SubmissionStage submission;
    private final PollingStage polling;

    /**
     * @param shelf  asked before the engine
     * @param budget held within
     * @param action what happens to a shot that the budget does not cover
     */
    public JobMachine(final TextToVideoEngine engine, final Deadlines deadlines, final PollPacing pacing, final ClipShelf shelf,
                      final Budget budget, final BudgetAction action, final UnsentIntents unsent, final InstantSource clock) {
        admission = new AdmissionStage(engine, shelf, budget, action, unsent, clock, pacing.random());
        submission = new SubmissionStage(engine, deadlines, pacing, unsent, clock);
        polling = new PollingStage(engine, deadlines, pacing, clock);
    }

    /**
     * Makes the next step.
     *
     * @param flowFileId id of the FlowFile in this process
     * @param attributes all its attributes as committed; not modified
     * @param order      what the flow asks for; looked at only before a submission
     * @param place      whether a FlowFile without a job may get one; without a place it is only looked at
     */
    public JobStep advance(final String flowFileId, final Map<String, String> attributes, final Supplier<ClipOrder> order, final boolean place) {
        try {
            return switch (JobPhase.of(attributes)) {
                case NEW, DONE -> admission.advance(flowFileId, order.get(), place, true);
                case INTENT -> submission.advance(flowFileId, Job.of(attributes), order);
                case SUBMITTED -> polling.advance(Job.of(attributes));
            };
        } catch (final IllegalArgumentException e) {
            // Unreadable attributes may hide a paid job: the phase stays as it is.
            return leave(JobOutcome.FAILURE, new AttributeChanges(), new EngineException(EngineError.INVALID, "", e.getMessage(), e));
        }
    }

    /** Makes the step of a FlowFile without a job whose clip was found in the cache and could not be read there. */
    public JobStep uncached(final String flowFileId, final ClipOrder order, final boolean place) {
        return admission.advance(flowFileId, order, place, false);
    }

    /** What becomes of the FlowFile whose clip arrived. */
    public JobStep.Leave received(final JobStep.Download download, final Map<String, String> attributes, final ReceivedClip clip) {
        return polling.received(download, attributes, clip);
    }

    /** What becomes of the FlowFile whose clip did not arrive. */
    public JobStep notReceived(final JobStep.Download download, final EngineException problem) {
        return polling.notReceived(download, problem);
    }

    /** What becomes of the FlowFile whose clip was in the cache. */
    public static JobStep.Leave cached(final JobStep.Cached cached, final Map<String, String> attributes) {
        final Map<String, String> stored = new HashMap<>(cached.clip().attributes());
        stored.keySet().retainAll(VideoAttributes.FACTS);
        final ClipFormat format = ClipFormat.ofMimeType(stored.getOrDefault(VideoAttributes.MIME_TYPE, "")).orElse(ClipFormat.MP4);
        final AttributeChanges changes = new AttributeChanges().remove(VideoAttributes.ATTEMPT);
        stored.forEach(changes::set);
        changes.set(VideoAttributes.PHASE, JobPhase.DONE)
                .set(VideoAttributes.STATUS, JobStatus.State.SUCCEEDED)
                .set(VideoAttributes.CACHE, cached.clip().tier().name().toLowerCase(Locale.ROOT))
                .set(VideoAttributes.FINGERPRINT, cached.fingerprint().hex())
                .set(VideoAttributes.MIME_TYPE, format.mimeType())
                .set(VideoAttributes.FILENAME, ClipName.of(attributes, cached.fingerprint().hex(), format));
        return new JobStep.Leave(JobOutcome.SUCCESS, changes, Optional.empty(), "", true);
    }

    /** Leaving for a reason: the error as attributes, without what only waiting needs. */
    static JobStep.Leave leave(final JobOutcome outcome, final AttributeChanges changes, final EngineException problem) {
        changes.error(problem).remove(Set.of(VideoAttributes.POLL_AFTER, VideoAttributes.TRIES));
        return new JobStep.Leave(outcome, changes, Optional.of(problem), "", false);
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
