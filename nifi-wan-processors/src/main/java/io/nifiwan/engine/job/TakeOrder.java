package io.nifiwan.engine.job;

import io.nifiwan.engine.EngineException;

/**
 * How many takes the flow asks for, and which one a FlowFile is, as text.
 *
 * @param takes number of takes, 1 to {@value #MAXIMUM_TAKES}; looked at only where the FlowFile is no take
 * @param index number of this take from 1, empty where the FlowFile is no take
 * @param seed  the seed that was given when the takes were told apart, empty where none was
 */
public record TakeOrder(String takes, String index, String seed) {
    /** Most takes of one prompt. */
    public static final int MAXIMUM_TAKES = 16;
    /** One clip a prompt. */
    public static final TakeOrder SINGLE = new TakeOrder("1", "", "");

    /** How many takes to make of the FlowFile: 1 where it is a take already. */
    int remaining() throws EngineException {
        return index.isBlank() ? ModelOrder.wholeNumber("Takes", takes, MAXIMUM_TAKES) : 1;
    }

    /**
     * Seed of this take: the given seed for the first, and one more for each take that follows, from 0 again after the largest seed. Another
     * seed than the one that all takes were given is meant for this take alone, as when a reviewed take keeps its own.
     */
    long seed(final long given) throws EngineException {
        if (!seed.strip().equals(String.valueOf(given))) {
            return given;
        }
        final int number = index.isBlank() ? 1 : ModelOrder.wholeNumber("The attribute take.index", index, Integer.MAX_VALUE);
        return (given + number - 1) % (RequestPlanner.MAXIMUM_SEED + 1);
    }
}
