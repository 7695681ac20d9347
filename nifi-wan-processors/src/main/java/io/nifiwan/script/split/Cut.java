package io.nifiwan.script.split;

/** Places where a shot may end, best first. */
enum Cut {
    PARAGRAPH(0),
    SENTENCE(0.5),
    /** Before a clause with the next step of the action: 然后, 接着, then. */
    STEP(1.5),
    CLAUSE(2),
    /** Between words, where a clause alone is longer than a shot may be. */
    WORD(6),
    /** Between the sentences of a quotation that alone is longer than a shot may be. */
    QUOTED_SENTENCE(8),
    /** Inside a sentence of such a quotation, where even the sentence is longer than a shot may be. */
    QUOTED_PART(12),
    /** Before a transition, which belongs to what stands above it. */
    NEVER(1000);

    private final double cost;

    Cut(final double cost) {
        this.cost = cost;
    }

    /** How much this place is worse than the end of a paragraph, in units of one more shot. */
    double cost() {
        return cost;
    }

    /** Whether a cut here divides a quotation. */
    boolean isQuoted() {
        return this == QUOTED_SENTENCE || this == QUOTED_PART;
    }

    /** What this place is where it lies inside a quotation. */
    Cut quoted() {
        return this == SENTENCE ? QUOTED_SENTENCE : QUOTED_PART;
    }
}
