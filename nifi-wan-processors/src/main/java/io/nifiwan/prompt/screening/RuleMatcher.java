package io.nifiwan.prompt.screening;

import io.nifiwan.prompt.screening.Lexicon.RuleHit;
import io.nifiwan.prompt.screening.rules.ScreeningRule;
import io.nifiwan.prompt.screening.text.Boundaries;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts the occurrences of one rule in one text together: pieces of a pattern with gaps become hits, and what an exception covers is
 * dropped. Each piece is joined with the nearest next one, so the work is linear in the occurrences. Occurrences arrive by rising end.
 */
final class RuleMatcher {
    private final ScreeningRule rule;
    private final List<List<Range>> pieces = new ArrayList<>();
    private final List<Range> exemptions = new ArrayList<>();
    private final int longestException;

    RuleMatcher(final ScreeningRule rule) {
        this.rule = rule;
        longestException = rule.exceptions().stream().mapToInt(String::length).max().orElse(0);
        rule.pieces().forEach(piece -> pieces.add(new ArrayList<>()));
    }

    private record Range(int start, int end) {
    }

    void piece(final int index, final int start, final int end) {
        pieces.get(index).add(new Range(start, end));
    }

    void exemption(final int start, final int end) {
        exemptions.add(new Range(start, end));
    }

    List<RuleHit> hits(final String text) {
        List<RuleHit> chains = uncovered(pieces.getFirst()).stream()
                .map(first -> new RuleHit(rule, first.start, first.end, first.end, first.start))
                .toList();
        for (int index = 1; index < pieces.size(); index++) {
            chains = extend(chains, uncovered(pieces.get(index)), text);
        }
        return chains;
    }

    private List<RuleHit> extend(final List<RuleHit> chains, final List<Range> nextPieces, final String text) {
        final List<RuleHit> extended = new ArrayList<>();
        int next = 0;
        for (final RuleHit chain : chains) {
            while (next < nextPieces.size() && nextPieces.get(next).start <= chain.end()) {
                next++;
            }
            if (next < nextPieces.size()) {
                final Range piece = nextPieces.get(next);
                if (piece.start - chain.end() <= ScreeningRule.LONGEST_GAP
                        && !Boundaries.sentenceEndsWithin(text, chain.end(), piece.start)) {
                    extended.add(new RuleHit(rule, chain.start(), piece.end, chain.firstPieceEnd(), piece.start));
                }
            }
        }
        return extended;
    }

    /** Both lists rise by start as well as by end: all ranges of one piece are equally long; exceptions are few. */
    private List<Range> uncovered(final List<Range> ranges) {
        if (exemptions.isEmpty()) {
            return ranges;
        }
        final List<Range> open = new ArrayList<>();
        int first = 0;
        for (final Range range : ranges) {
            while (first < exemptions.size() && exemptions.get(first).end < range.end) {
                first++;
            }
            if (exemptions.subList(first, exemptions.size()).stream()
                    .takeWhile(exemption -> exemption.end - range.end <= longestException)
                    .noneMatch(exemption -> exemption.start <= range.start)) {
                open.add(range);
            }
        }
        return open;
    }
}
