package io.nifiwan.quality.verdict;

/** What becomes of a clip. */
public enum Verdict {
    /** The clip is accepted. */
    PASS,
    /** A person decides. */
    REVIEW,
    /** The clip is not used. */
    REJECT
}
