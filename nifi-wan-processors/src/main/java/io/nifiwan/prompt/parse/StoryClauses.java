package io.nifiwan.prompt.parse;

import io.nifiwan.prompt.glossary.Punctuation;
import io.nifiwan.prompt.glossary.TermMatch;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Divides the story of a shot into sentences and clauses, and keeps those that tell what is seen. Notes and speech are cut out; a clause
 * goes when glossary terms are all there is to it, or when it tells what the camera does. Belongs to one text and one thread.
 */
final class StoryClauses {
    private static final Pattern CAMERA_SUBJECT =
            Pattern.compile("^(?:然后|接着|随后|再)?(?:镜头|画面|机位|(?:the |then |and )*(?:camera|lens|we)\\b)");
    private static final Pattern DIRECTION_MANNER = Pattern.compile("^(?:(?:an?|the|slow(?:ly)?|fast|quick|smooth|gentle)\\s+)*$");
    private static final Pattern GLUE = Pattern.compile("[\\s,.;:、，。]|[的地得着了在中里是下上与和有]|氛围|气氛|画面|镜头|一片|光线|色彩|"
            + "\\b(?:the|an?|black|white|in|of|at|with|and|is|are|on|it|mood|atmosphere|scene|light|camera|shot|then|"
            + "says|said|asks|shouts|whispers|replies|cries|calls|yells|murmurs|mutters|answers)\\b");
    private static final Pattern LEAD_IN =
            Pattern.compile("^(?:\\s|[:,、，：的]|\\b(?:(?:angle|focus) on|on|of|over|to|at|as)\\b)+", Pattern.CASE_INSENSITIVE);
    private static final Pattern MARKS = Pattern.compile("[“”\"「」『』*_△▲▶]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final ShotText text;
    private final BitSet silent = new BitSet();
    private final BitSet covered;

    StoryClauses(final ShotText text) {
        this.text = text;
        covered = text.covered();
        for (int index = 0; index < text.text().length(); index++) {
            silent.set(index, !text.isStory(index));
        }
        Speech.spans(text.text()).forEach(span -> silent.set(span.start(), span.end()));
    }

    /** Sentences in order, none of them empty. Where all that is told is told of the camera, what it looks at counts. */
    List<List<SubjectPhrase.Clause>> sentences() {
        final List<List<SubjectPhrase.Clause>> sentences = sentences(false);
        return sentences.isEmpty() ? sentences(true) : sentences;
    }

    private List<List<SubjectPhrase.Clause>> sentences(final boolean withCamera) {
        final List<List<SubjectPhrase.Clause>> sentences = new ArrayList<>();
        List<SubjectPhrase.Clause> current = new ArrayList<>();
        final int length = text.text().length();
        int start = 0;
        for (int index = 0; index <= length; index++) {
            final boolean end = index == length;
            if (!end && (!Punctuation.endsClause(text.folded(), index) || (silent.get(index) && text.folded().charAt(index) != '\n'))) {
                continue;
            }
            clause(start, index, current.isEmpty(), withCamera).ifPresent(current::add);
            start = index + 1;
            if (!current.isEmpty() && (end || Punctuation.endsSentence(text.folded(), index))) {
                sentences.add(current);
                current = new ArrayList<>();
            }
        }
        return sentences;
    }

    private Optional<SubjectPhrase.Clause> clause(final int from, final int to, final boolean opening, final boolean withCamera) {
        final int first = firstWord(from, to);
        final boolean tellsCamera = CAMERA_SUBJECT.matcher(text.folded().substring(first, to)).find() && afterFraming(first, to, true) > first;
        if (tellsCamera && !withCamera) {
            return Optional.empty();
        }
        final int start = afterFraming(first, to, tellsCamera);
        final StringBuilder words = new StringBuilder();
        final StringBuilder others = new StringBuilder();
        for (int index = start; index < to; index++) {
            if (!silent.get(index)) {
                words.append(text.text().charAt(index));
                others.append(covered.get(index) ? ' ' : text.folded().charAt(index));
            }
        }
        final String value = LEAD_IN.matcher(BLANKS.matcher(MARKS.matcher(words).replaceAll("")).replaceAll(" ")).replaceFirst("").strip();
        if (value.isEmpty() || GLUE.matcher(others).replaceAll("").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SubjectPhrase.Clause(value, start, to, opening));
    }

    private int firstWord(final int from, final int to) {
        int first = from;
        while (first < to && (silent.get(first) || Character.isWhitespace(text.text().charAt(first)))) {
            first++;
        }
        return first;
    }

    /**
     * Place behind the camera term that opens a clause, "Close-up of the letter" shows the letter; or behind the last one anywhere in
     * it. The beginning of the clause where there is none.
     */
    private int afterFraming(final int first, final int to, final boolean anywhere) {
        return text.matches().all().stream()
                .filter(match -> match.from() >= first && match.to() <= to && isFraming(match))
                .filter(match -> anywhere || DIRECTION_MANNER.matcher(text.folded().substring(first, match.from())).matches())
                .mapToInt(TermMatch::to).max().orElse(first);
    }

    private static boolean isFraming(final TermMatch match) {
        return switch (match.term().category()) {
            case "shot_size", "angle", "framing", "lens", "heritage_view" -> true;
            default -> match.term().isMove();
        };
    }
}
