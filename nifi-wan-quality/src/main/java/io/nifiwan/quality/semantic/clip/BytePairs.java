package io.nifiwan.quality.semantic.clip;

import java.util.List;

/** The merging step of byte-pair encoding: the pair with the lowest rank first, the leftmost of equal ones. */
final class BytePairs {
    private BytePairs() {
    }

    /** How early a pair is merged. */
    @FunctionalInterface
    interface Ranks {
        /** The rank of two neighbours, {@link Integer#MAX_VALUE} where they are never merged. */
        int of(String left, String right);
    }

    /** Merges in place until no pair has a rank. */
    static void merge(final List<String> symbols, final Ranks ranks) {
        while (symbols.size() > 1) {
            int best = -1;
            int lowest = Integer.MAX_VALUE;
            for (int index = 0; index + 1 < symbols.size(); index++) {
                final int rank = ranks.of(symbols.get(index), symbols.get(index + 1));
                if (rank < lowest) {
                    lowest = rank;
                    best = index;
                }
            }
            if (best < 0) {
                return;
            }
            symbols.set(best, symbols.get(best) + symbols.remove(best + 1));
        }
    }
}
