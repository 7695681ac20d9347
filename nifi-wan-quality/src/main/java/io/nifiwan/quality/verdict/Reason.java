package io.nifiwan.quality.verdict;

import io.nifiwan.quality.measure.ReasonCode;

import java.util.Comparator;
import java.util.OptionalDouble;

/**
 * Why a clip is not a clean pass, with everything a person needs to agree or disagree.
 *
 * @param code        what is wrong
 * @param severity    what it does to the verdict
 * @param from        start in seconds
 * @param to          end in seconds
 * @param value       the raw value, where a number decided
 * @param threshold   the limit that the value was compared with, where a number decided
 * @param explanation one sentence with numbers
 */
public record Reason(ReasonCode code, Severity severity, double from, double to, OptionalDouble value, OptionalDouble threshold,
                     String explanation) {
    /** Worst first, then in the order of the codes, then of time. */
    public static final Comparator<Reason> WORST_FIRST = Comparator.comparing(Reason::severity).reversed()
            .thenComparing(Reason::code)
            .thenComparingDouble(Reason::from);
}
