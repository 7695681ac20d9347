package io.nifiwan.quality.verdict;

/** What a reason does to the verdict, the mildest first. */
public enum Severity {
    /** Told in the report, without effect on the verdict. */
    NOTE(Verdict.PASS),
    /** A person has to look. */
    REVIEW(Verdict.REVIEW),
    /** The clip is rejected. */
    REJECT(Verdict.REJECT);

    private final Verdict verdict;

    Severity(final Verdict verdict) {
        this.verdict = verdict;
    }

    /** Best verdict that a clip with such a reason can have. */
    public Verdict verdict() {
        return verdict;
    }

    /** The milder of the two. */
    public Severity atMost(final Severity limit) {
        return compareTo(limit) <= 0 ? this : limit;
    }
}
