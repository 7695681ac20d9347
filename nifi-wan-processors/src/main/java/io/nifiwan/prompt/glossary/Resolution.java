package io.nifiwan.prompt.glossary;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Chooses among all matches of a text: of overlapping matches of a group the longest, then at most one term of each group, the first
 * of the best passage. Notes come before story text, words before single characters. Two movements in order make a compound one.
 */
final class Resolution {
    private static final Pattern IN_ORDER = Pattern.compile("后|再|然后|接着|随后|继而|\\bthen\\b|\\bbefore\\b|\\bfollowed by\\b");
    private static final Pattern STRAIGHT_DOWN = Pattern.compile("正上方|垂直|directly above|straight down|overhead");
    private static final Comparator<TermMatch> BY_RANK = Comparator
            .comparingInt((TermMatch match) -> rank(match.reading()))
            .thenComparing(match -> match.length() > 1 ? 0 : 1)
            .thenComparingInt(TermMatch::from)
            .thenComparing(Comparator.comparingInt(TermMatch::length).reversed());

    private final Glossary glossary;
    private final String folded;

    Resolution(final Glossary glossary, final String folded) {
        this.glossary = glossary;
        this.folded = folded;
    }

    List<TermMatch> choose(final List<TermMatch> all) {
        final List<TermMatch> standing = all.stream().filter(match -> all.stream().noneMatch(other -> yields(match, other))).toList();
        final Map<String, TermMatch> chosen = new LinkedHashMap<>();
        standing.stream().sorted(BY_RANK).forEach(match -> chosen.putIfAbsent(match.term().exclusion(), match));
        chosen.computeIfPresent(Term.MOVE, (group, first) -> compound(first, standing));
        chosen.computeIfPresent("angle", (group, angle) -> disambiguate(angle));
        return chosen.values().stream().sorted(Comparator.comparingInt(TermMatch::from)).toList();
    }

    /** Whether a match gives way to a longer one of its group, or to one that holds it and means something else. */
    private static boolean yields(final TermMatch match, final TermMatch other) {
        if (match.term().exclusion().equals(other.term().exclusion())) {
            return match.overlaps(other) && other.length() > match.length();
        }
        return other.encloses(match) && !bothCount(match.term(), other.term());
    }

    private static boolean bothCount(final Term inner, final Term outer) {
        return (inner.slot() == Slot.ENVIRONMENT && outer.slot() == Slot.ENVIRONMENT)
                || (inner.category().equals("shot_size") && outer.category().equals("framing"));
    }

    private TermMatch compound(final TermMatch first, final List<TermMatch> standing) {
        if (first.term().id().equals("move.compound")) {
            return first;
        }
        return standing.stream()
                .filter(match -> match.term().isMove() && !match.term().equals(first.term()) && follows(first, match))
                .min(Comparator.comparingInt(TermMatch::from))
                .map(second -> new TermMatch(glossary.term("move.compound"), first.from(), second.to(), first.reading(),
                        List.of(first.term(), second.term()), false))
                .orElse(first);
    }

    private boolean follows(final TermMatch first, final TermMatch second) {
        if (second.from() < first.to() || second.reading() != first.reading()) {
            return false;
        }
        for (int index = first.to(); index < second.from(); index++) {
            if (Punctuation.endsSentence(folded, index)) {
                return false;
            }
        }
        return IN_ORDER.matcher(folded.substring(first.to(), second.to())).find();
    }

    /** 俯拍 names a high angle or a view straight down; it is the latter where the clause says so. */
    private TermMatch disambiguate(final TermMatch angle) {
        if (!angle.term().id().equals("angle.high")) {
            return angle;
        }
        int from = angle.from();
        while (from > 0 && !Punctuation.endsEntry(folded, from - 1)) {
            from--;
        }
        int to = angle.to();
        while (to < folded.length() && !Punctuation.endsEntry(folded, to)) {
            to++;
        }
        return STRAIGHT_DOWN.matcher(folded.substring(from, to)).find()
                ? new TermMatch(glossary.term("angle.top_down"), angle.from(), angle.to(), angle.reading()) : angle;
    }

    private static int rank(final Reading reading) {
        return switch (reading) {
            case NOTE -> 0;
            case PROMPT -> 1;
            case PROSE -> 2;
            case HEADING -> 3;
        };
    }
}
