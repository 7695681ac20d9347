package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.screening.Outcome;
import io.nifiwan.prompt.screening.RouteDecision.Moderation;
import io.nifiwan.prompt.screening.ScreeningAttributes;
import io.nifiwan.prompt.screening.moderation.ModerationException;
import io.nifiwan.prompt.screening.moderation.ModerationVerdict;
import io.nifiwan.prompt.screening.moderation.RetryPolicy;
import io.nifiwan.prompt.services.ModerationService;
import org.apache.nifi.flowfile.FlowFile;

import java.time.Instant;
import java.util.Optional;

/**
 * What came of asking the moderation service about one shot.
 *
 * @param state    for the decision
 * @param verdict  present when it answered
 * @param failure  present when it did not
 * @param attempts calls made for this FlowFile so far
 * @param retryAt  present when one more call is to be made
 */
record ModerationStep(Moderation state, Optional<ModerationVerdict> verdict, Optional<ModerationException> failure, int attempts,
                      Optional<Instant> retryAt) {
    static final ModerationStep NOT_ASKED =
            new ModerationStep(Moderation.NOT_ASKED, Optional.empty(), Optional.empty(), 0, Optional.empty());

    static ModerationStep ask(final ModerationService service, final String text, final FlowFile flowFile, final RetryPolicy retries,
                              final Instant now) {
        final int attempts = (int) number(flowFile, ScreeningAttributes.ATTEMPTS) + 1;
        try {
            final ModerationVerdict verdict = service.moderate(text);
            return new ModerationStep(state(verdict.outcome()), Optional.of(verdict), Optional.empty(), attempts, Optional.empty());
        } catch (final ModerationException e) {
            final Optional<Instant> retryAt = retries.next(e, attempts, now);
            final Moderation state = retryAt.isPresent() ? Moderation.RETRY_LATER : Moderation.UNAVAILABLE;
            return new ModerationStep(state, Optional.empty(), Optional.of(e), attempts, retryAt);
        }
    }

    /** Whether a FlowFile that may wait for its second call can be taken from the queue. */
    static boolean isDue(final FlowFile flowFile, final Instant now) {
        return number(flowFile, ScreeningAttributes.RETRY_AFTER) <= now.toEpochMilli();
    }

    private static Moderation state(final Outcome outcome) {
        return switch (outcome) {
            case PASS -> Moderation.PASS;
            case REVIEW -> Moderation.REVIEW;
            case BLOCKED -> Moderation.BLOCKED;
        };
    }

    /** An attribute that is absent or was changed by hand into something else counts as 0. */
    private static long number(final FlowFile flowFile, final String name) {
        final String value = flowFile.getAttribute(name);
        return value != null && value.matches("[0-9]{1,15}") ? Long.parseLong(value) : 0;
    }
}
