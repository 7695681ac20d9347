package io.nifiwan.prompt.screening.text;

import java.util.Arrays;
import java.util.List;

/**
 * Finds all occurrences of many patterns in one pass over a text (A. V. Aho, M. J. Corasick, "Efficient string matching: an aid to
 * bibliographic search", CACM 18/6, 1975).
 *
 * <p>The trie works on UTF-16 code units. Its edges lie in one open-addressing table keyed by (node, character), because a
 * dense table of 65,536 columns is out of the question and a map per node costs more than the nodes. Nodes are numbered
 * as they are made; failure links are set in order of depth by a counting sort, so nothing recurses and a long pattern costs no
 * stack. {@code dictionary} skips from a node to the next one on its failure path that ends a pattern. The scan takes at most two steps
 * per code unit plus one per occurrence. Immutable and thread-safe.
 */
public final class PatternAutomaton {
    private static final int ROOT = 0;
    private static final int NONE = -1;

    private final long[] edgeKeys;
    private final int[] edgeTargets;
    private final int[] failure;
    private final int[] dictionary;
    private final int[] firstPattern;
    private final int[] nextPattern;
    private final int[] patternLength;

    private PatternAutomaton(final List<String> patterns) {
        final int nodesAtMost = 1 + patterns.stream().mapToInt(String::length).sum();
        final int capacity = Integer.highestOneBit(Math.max(2, nodesAtMost)) << 2;
        edgeKeys = new long[capacity];
        edgeTargets = new int[capacity];
        firstPattern = new int[nodesAtMost];
        nextPattern = new int[patterns.size()];
        patternLength = new int[patterns.size()];
        Arrays.fill(firstPattern, NONE);
        final int[] parent = new int[nodesAtMost];
        final char[] label = new char[nodesAtMost];
        final int[] depth = new int[nodesAtMost];
        int nodes = 1;
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
            final String characters = patterns.get(pattern);
            int node = ROOT;
            for (int index = 0; index < characters.length(); index++) {
                final int slot = slot(node, characters.charAt(index));
                if (edgeTargets[slot] == ROOT) {
                    edgeKeys[slot] = key(node, characters.charAt(index));
                    edgeTargets[slot] = nodes;
                    parent[nodes] = node;
                    label[nodes] = characters.charAt(index);
                    depth[nodes] = index + 1;
                    nodes++;
                }
                node = edgeTargets[slot];
            }
            patternLength[pattern] = characters.length();
            nextPattern[pattern] = firstPattern[node];
            firstPattern[node] = pattern;
        }
        failure = new int[nodes];
        dictionary = new int[nodes];
        for (final int node : byDepth(depth, nodes)) {
            failure[node] = depth[node] == 1 ? ROOT : step(failure[parent[node]], label[node]);
            dictionary[node] = firstPattern[failure[node]] == NONE ? dictionary[failure[node]] : failure[node];
        }
    }

    /**
     * Builds the automaton.
     *
     * @param patterns none empty; equal patterns are reported once each, by their index
     * @throws IllegalArgumentException when a pattern is empty
     */
    public static PatternAutomaton of(final List<String> patterns) {
        if (patterns.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("A pattern is empty");
        }
        return new PatternAutomaton(patterns);
    }

    /** Reports every occurrence, ordered by its end. */
    public void scan(final CharSequence text, final Listener listener) {
        int state = ROOT;
        for (int index = 0; index < text.length(); index++) {
            state = step(state, text.charAt(index));
            int node = firstPattern[state] == NONE ? dictionary[state] : state;
            while (node != ROOT) {
                for (int pattern = firstPattern[node]; pattern != NONE; pattern = nextPattern[pattern]) {
                    listener.found(pattern, index + 1 - patternLength[pattern], index + 1);
                }
                node = dictionary[node];
            }
        }
    }

    /** Receives occurrences. */
    @FunctionalInterface
    public interface Listener {
        /**
         * One occurrence.
         *
         * @param pattern index in the list the automaton was built from
         * @param start   offset of the first code unit
         * @param end     exclusive
         */
        void found(int pattern, int start, int end);
    }

    private int step(final int from, final char character) {
        int state = from;
        int target = edgeTargets[slot(state, character)];
        while (target == ROOT && state != ROOT) {
            state = failure[state];
            target = edgeTargets[slot(state, character)];
        }
        return target;
    }

    /** The slot that holds the edge, or the free slot where it would go; a target of {@code ROOT} marks a free slot. */
    private int slot(final int node, final char character) {
        final long key = key(node, character);
        final int mask = edgeKeys.length - 1;
        final long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 40) & mask;
        while (edgeTargets[slot] != ROOT && edgeKeys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long key(final int node, final char character) {
        return ((long) node << Character.SIZE) | character;
    }

    /** All nodes but the root, shallow ones first. */
    private static int[] byDepth(final int[] depth, final int nodes) {
        final int deepest = Arrays.stream(depth, 0, nodes).max().orElse(0);
        final int[] next = new int[deepest + 2];
        for (int node = 1; node < nodes; node++) {
            next[depth[node] + 1]++;
        }
        for (int level = 1; level < next.length; level++) {
            next[level] += next[level - 1];
        }
        final int[] order = new int[nodes - 1];
        for (int node = 1; node < nodes; node++) {
            order[next[depth[node]]++] = node;
        }
        return order;
    }
}
