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
}
