package io.nifiwan.quality.verdict;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The limits of one criterion. A missing limit is never breached.
 *
 * @param criterion what is compared
 * @param review    beyond it a person has to look
 * @param reject    beyond it the clip is rejected
 */
public record Threshold(Criterion criterion, OptionalDouble review, OptionalDouble reject) {

    /**
     * A breached limit.
     *
     * @param severity what the breach does
     * @param limit    the limit that was breached
     */
    public record Breach(Severity severity, double limit) {
    }

    /** The worst limit that a value breaches; a value that is not finite breaches none. */
    public Optional<Breach> breach(final double value) {
        if (!Double.isFinite(value)) {
            return Optional.empty();
        }
        if (reject.isPresent() && criterion.direction().isBreached(value, reject.getAsDouble())) {
            return Optional.of(new Breach(Severity.REJECT, reject.getAsDouble()));
        }
        if (review.isPresent() && criterion.direction().isBreached(value, review.getAsDouble())) {
            return Optional.of(new Breach(Severity.REVIEW, review.getAsDouble()));
        }
        return Optional.empty();
    }

    /** Why the two limits contradict each other: what is rejected must lie beyond what is reviewed. */
    public Optional<String> contradiction() {
        if (review.isEmpty() || reject.isEmpty() || !criterion.direction().isBreached(review.getAsDouble(), reject.getAsDouble())) {
            return Optional.empty();
        }
        return Optional.of("the review limit " + Decimals.text(review.getAsDouble()) + " is already "
                + criterion.direction().id() + " the reject limit " + Decimals.text(reject.getAsDouble())
                + ", so nothing could ever be reviewed");
    }

    /** The same limits with one replaced; {@link Severity#NOTE} has no limit. */
    Threshold with(final Severity severity, final double limit) {
        return switch (severity) {
            case REVIEW -> new Threshold(criterion, OptionalDouble.of(limit), reject);
            case REJECT -> new Threshold(criterion, review, OptionalDouble.of(limit));
            case NOTE -> throw new IllegalArgumentException("A note has no limit");
        };
    }
}
