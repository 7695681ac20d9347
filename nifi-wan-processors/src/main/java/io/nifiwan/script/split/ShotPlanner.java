package io.nifiwan.script.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Groups the atoms of a scene into shots: as few as the longest allowed length permits, cut at the best places, and of even length
 * where there is a choice. It is a cheapest path over the places where a shot may begin, so the result is the best one and is always
 * the same; it takes time in proportion to the number of atoms.
 *
 * <p>Rules that no cost outweighs: a shot is at most the maximum long, begins where the author asks for it, and holds at most one
 * camera movement.
 */
final class ShotPlanner {
    /** Raw length below which a shot is too short to be read. */
    private static final double SHORT_SECONDS = 1.5;
    private static final double SHORT_COST = 4;
    private static final double EVENNESS = 0.5;
    /** Bounds the work on text whose atoms take next to no time. */
    private static final int WINDOW = 500;

    private final SplitSettings settings;

    ShotPlanner(final SplitSettings settings) {
        this.settings = settings;
    }

    /** The shots in order; each atom is in exactly one. */
    List<List<Atom>> plan(final List<Atom> atoms) {
        final int count = atoms.size();
        final double[] cheapest = new double[count + 1];
        final int[] start = new int[count + 1];
        Arrays.fill(cheapest, Double.POSITIVE_INFINITY);
        cheapest[0] = 0;
        for (int end = 1; end <= count; end++) {
            double seconds = DurationEstimator.handles(settings);
            int moves = 0;
            for (int from = end - 1; from >= 0 && end - from <= WINDOW; from--) {
                final Atom atom = atoms.get(from);
                seconds += atom.seconds();
                moves += atom.moves() ? 1 : 0;
                final boolean single = end - from == 1;
                if (!single && (seconds > settings.maximumSeconds() || moves > 1)) {
                    break;
                }
                final double cost = cheapest[from] + cost(atom, from, seconds);
                if (cost < cheapest[end]) {
                    cheapest[end] = cost;
                    start[end] = from;
                }
                if (atom.opens() && from > 0) {
                    break;
                }
            }
        }
        return shots(atoms, start);
    }

    private double cost(final Atom first, final int from, final double seconds) {
        final double place = from == 0 || first.opens() ? 0 : first.before().cost();
        final double length = seconds / settings.maximumSeconds();
        return 1 + place + EVENNESS * length * length + (seconds < Math.min(SHORT_SECONDS, settings.maximumSeconds() / 2) ? SHORT_COST : 0);
    }

    private static List<List<Atom>> shots(final List<Atom> atoms, final int[] start) {
        final List<List<Atom>> shots = new ArrayList<>();
        int end = atoms.size();
        while (end > 0) {
            shots.add(List.copyOf(atoms.subList(start[end], end)));
            end = start[end];
        }
        Collections.reverse(shots);
        return shots;
    }
}
