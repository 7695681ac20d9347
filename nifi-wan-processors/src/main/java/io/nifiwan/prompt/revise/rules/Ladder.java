package io.nifiwan.prompt.revise.rules;

import java.util.List;
import java.util.Set;

/**
 * Terms of one group in order, for notes that ask for a little more or less.
 *
 * @param rungs glossary ids from one end to the other; an empty one stands for asking none of them
 * @param start where a shot stands that asks for none of the rungs
 */
public record Ladder(List<String> rungs, String start) {
    public Ladder {
        rungs = rungs == null ? List.of() : List.copyOf(rungs);
        start = start == null ? "" : start;
    }

    /** The rung that lies a number of steps from where a shot with these terms stands; the ladder's end where it has no more. */
    public String step(final Set<String> terms, final int by) {
        final int from = rungs.indexOf(rungs.stream().filter(terms::contains).findFirst().orElse(start));
        return rungs.get(Math.clamp((long) from + by, 0, rungs.size() - 1));
    }
}
