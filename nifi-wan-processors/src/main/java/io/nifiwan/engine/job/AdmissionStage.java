package io.nifiwan.engine.job;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.ModelSettings;
import io.nifiwan.engine.TextToVideoEngine;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.budget.Budget;
import io.nifiwan.engine.budget.OverBudgetException;
import io.nifiwan.engine.budget.Reservation;
import io.nifiwan.engine.budget.Spending;
import io.nifiwan.engine.cache.CachedClip;
import io.nifiwan.engine.cache.ClipFingerprint;
import io.nifiwan.engine.cache.ClipShelf;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * From a shot to a request that is written down: takes are told apart, the cache is asked, the budget holds back. Nothing here asks the
 * engine for anything.
 */
final class AdmissionStage {
    /** Code of the error with which a shot waits or leaves for want of budget. */
    static final String BUDGET = "BUDGET";

    private final TextToVideoEngine engine;
    private final ClipShelf shelf;
    private final Budget budget;
    private final BudgetAction action;
    private final UnsentIntents unsent;
    private final InstantSource clock;
    private final RandomGenerator random;

    AdmissionStage(final TextToVideoEngine engine, final ClipShelf shelf, final Budget budget, final BudgetAction action,
                   final UnsentIntents unsent, final InstantSource clock, final RandomGenerator random) {
        this.engine = engine;
        this.shelf = shelf;
        this.budget = budget;
        this.action = action;
        this.unsent = unsent;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Makes the step of a shot without a job.
     *
     * @param place whether there is a free place for a job; without one the shot is only looked at
     * @param ask   whether to ask the cache
     */
    JobStep advance(final String flowFileId, final ClipOrder order, final boolean place, final boolean ask) {
        final VideoRequest request;
        try {
            final int takes = order.take().remaining();
            if (takes > 1) {
                return new JobStep.Split(takes, RequestPlanner.givenSeed(order));
            }
            request = engine.prepare(RequestPlanner.plan(order, UUID.randomUUID().toString(), engine.capabilities(), random));
        } catch (final EngineException e) {
            return JobMachine.leave(JobOutcome.FAILURE,
                    new AttributeChanges().remove(VideoAttributes.ATTEMPT).set(VideoAttributes.PHASE, JobPhase.DONE), e);
        }
        // A seed drawn at random names a clip that nobody has made.
        final ClipFingerprint fingerprint = fingerprint(engine, request);
        final Optional<CachedClip> cached = ask && !order.seed().isBlank() ? shelf.find(fingerprint) : Optional.empty();
        if (cached.isPresent()) {
            return new JobStep.Cached(cached.get(), fingerprint);
        }
        return place ? admit(flowFileId, request, fingerprint)
                : new JobStep.Stay(new AttributeChanges()
                .set(VideoAttributes.CONFIGURATION, WarmConfiguration.of(engine, request)), Optional.empty());
    }

    private JobStep admit(final String flowFileId, final VideoRequest request, final ClipFingerprint fingerprint) {
        final AttributeChanges changes = intent(request);
        try {
            final Optional<Reservation> reserved = budget.reserve(expected(request));
            reserved.ifPresent(reservation -> changes.set(VideoAttributes.RESERVED, reservation.text()));
        } catch (final OverBudgetException e) {
            return overBudget(e);
        } catch (final IOException e) {
            return stay(new EngineException(EngineError.TRANSIENT, BUDGET, "The account of the day's budget cannot be used: " + e.getMessage(), e));
        }
        if (shelf.present()) {
            changes.set(VideoAttributes.CACHE, "miss").set(VideoAttributes.FINGERPRINT, fingerprint.hex());
        }
        unsent.propose(flowFileId, request.requestId());
        return new JobStep.Wait(changes, true, Optional.empty());
    }

    private AttributeChanges intent(final VideoRequest request) {
        final long now = clock.millis();
        final AttributeChanges changes = new AttributeChanges()
                .remove(VideoAttributes.ATTEMPT)
                .set(VideoAttributes.PHASE, JobPhase.INTENT)
                .set(VideoAttributes.REQUEST_ID, request.requestId())
                .set(VideoAttributes.ENGINE, engine.capabilities().name())
                .set(VideoAttributes.CONFIGURATION, WarmConfiguration.of(engine, request))
                .set(VideoAttributes.SEED, request.seed())
                .set(VideoAttributes.WIDTH, request.width())
                .set(VideoAttributes.HEIGHT, request.height())
                .set(VideoAttributes.FPS, request.fps())
                .set(VideoAttributes.FRAMES, request.frames())
                .set(VideoAttributes.INTENT_AT, now)
                .set(VideoAttributes.POLL_AFTER, now);
        final ModelSettings settings = request.settings();
        if (!settings.model().isEmpty()) {
            changes.set(VideoAttributes.MODEL, settings.model());
        }
        if (settings.steps() > 0) {
            changes.set(VideoAttributes.STEPS, settings.steps());
        }
        if (settings.guidance() >= 0) {
            changes.set(VideoAttributes.GUIDANCE, settings.guidance());
        }
        return changes;
    }

    /** A shot that is held keeps all it came with but the error; coming back by the relationship starts as if it had never been here. */
    private JobStep overBudget(final OverBudgetException refusal) {
        final EngineException problem = new EngineException(EngineError.QUOTA, BUDGET, "Over budget: " + refusal.getMessage(), refusal);
        return action == BudgetAction.HOLD ? stay(problem) : JobMachine.leave(JobOutcome.OVER_BUDGET, new AttributeChanges(), problem);
    }

    private static JobStep stay(final EngineException problem) {
        return new JobStep.Stay(new AttributeChanges().error(problem), Optional.of(problem));
    }

    private Spending expected(final VideoRequest request) {
        final BigDecimal seconds = BigDecimal.valueOf(request.frames()).divide(BigDecimal.valueOf(request.fps()), 3, RoundingMode.HALF_UP);
        return budget.rates().spending(request.settings().model(), engine.capabilities().name(), seconds);
    }

    /** Name of the clip that this engine would make of this request today. */
    static ClipFingerprint fingerprint(final TextToVideoEngine engine, final VideoRequest request) {
        return ClipFingerprint.of(engine.capabilities().name(), engine.configuration(request), request);
    }
}
