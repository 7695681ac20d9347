package io.nifiwan.script.oral;

import io.nifiwan.script.ScriptLanguage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The third layer: of a cleaned transcript only the sentences that instruct, one step a line, numbers in digits. A sentence instructs if it
 * holds an action of the craft or a quantity and is neither a question nor the interviewer's. The order of steps is that of the lines.
 */
final class NormalisedLayer {
    static final String INSTRUCTION = "instruction";
    static final String NARRATIVE = "narrative";
    static final String QUESTION = "question";

    /**
     * A sentence.
     *
     * @param place      where it stands in the cleaned text
     * @param speaker    who speaks, may be empty
     * @param kind       what it is
     * @param normalised where it stands in this layer, null for what does not instruct
     */
    record Sentence(Span place, String speaker, String kind, Span normalised) {
    }

    /**
     * A quantity.
     *
     * @param measure as found in the cleaned text
     * @param place   where it stands in this layer
     */
    record Placed(Measure measure, Span place) {
    }

    private static final Pattern SPEAKER = Pattern.compile("[ \\t]*([\\p{IsHan}\\p{L}][\\p{IsHan}\\p{L}\\p{Nd} .·]{0,15})[：:][ \\t]*");
    private static final Pattern INTERVIEWER = Pattern.compile("(?i)采访者?|採訪者?|采访人|访谈人|记者|主持人|问|問|Q|Interviewer|Question|Host");
    private static final String SENTENCE_ENDS = "。！？!?.";
    private static final String CLOSERS = "”\"’」』)）";
    private static final Pattern NEXT_STEP = Pattern.compile(
            "[，,；;、][ \\t]*(?=然后|接着|随后|之后|最后|再(?![次说见三度]))|(?i:[,;][ \\t]+(?:and[ \\t]+)?(?=(?:then|next|after that|finally)\\b))");

    private final String cleaned;
    private final List<Sentence> sentences = new ArrayList<>();
    private final List<Placed> placed = new ArrayList<>();
    private final List<Measure> measures;
    private final StringBuilder text = new StringBuilder();
    private int nextMeasure;

    NormalisedLayer(final String cleaned, final ScriptLanguage language) {
        this.cleaned = cleaned;
        this.measures = Measures.of(language).find(cleaned);
        int start = 0;
        while (start < cleaned.length()) {
            final int feed = cleaned.indexOf('\n', start);
            final int end = feed < 0 ? cleaned.length() : feed;
            readLine(start, end);
            start = end + 1;
        }
    }

    String text() {
        return text.toString();
    }

    List<Sentence> sentences() {
        return sentences;
    }

    List<Placed> measures() {
        return placed;
    }

    private void readLine(final int start, final int end) {
        final Matcher speaker = SPEAKER.matcher(cleaned).region(start, end);
        final boolean named = speaker.lookingAt();
        final String name = named ? speaker.group(1).strip() : "";
        int at = named ? speaker.end() : start;
        while (at < end) {
            final int to = sentenceEnd(at, end);
            int from = at;
            while (from < to && Character.isWhitespace(cleaned.charAt(from))) {
                from++;
            }
            if (cleaned.substring(from, to).codePoints().anyMatch(Character::isLetterOrDigit)) {
                addSentence(new Span(from, to), name);
            }
            at = to;
        }
    }

    /** End of the sentence, behind its mark and what closes with it. A full stop inside a number, or three of them, end nothing. */
    private int sentenceEnd(final int from, final int end) {
        int at = from;
        while (at < end && !(SENTENCE_ENDS.indexOf(cleaned.charAt(at)) >= 0 && (cleaned.charAt(at) != '.' || isFullStop(at, end)))) {
            at++;
        }
        while (at < end && (SENTENCE_ENDS.indexOf(cleaned.charAt(at)) >= 0 || CLOSERS.indexOf(cleaned.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private boolean isFullStop(final int at, final int end) {
        final boolean dots = (at > 0 && cleaned.charAt(at - 1) == '.') || (at + 1 < end && cleaned.charAt(at + 1) == '.');
        return !dots && (at + 1 >= end || Character.isWhitespace(cleaned.charAt(at + 1)) || CLOSERS.indexOf(cleaned.charAt(at + 1)) >= 0);
    }

    private void addSentence(final Span place, final String speaker) {
        final String sentence = cleaned.substring(place.from(), place.to());
        final boolean asked = INTERVIEWER.matcher(speaker).matches() || sentence.matches("(?s).*[？?][”\"’]?");
        skipMeasures(place.from());
        final boolean measured = nextMeasure < measures.size() && measures.get(nextMeasure).to() <= place.to();
        final String kind = asked ? QUESTION : ActionWords.in(sentence) || (measured && !isPast(sentence)) ? INSTRUCTION : NARRATIVE;
        sentences.add(new Sentence(place, speaker, kind, kind.equals(INSTRUCTION) ? write(place) : null));
    }

    private void skipMeasures(final int start) {
        while (nextMeasure < measures.size() && measures.get(nextMeasure).from() < start) {
            nextMeasure++;
        }
    }

    /** A year or an age makes no instruction of a story. */
    private static boolean isPast(final String sentence) {
        return sentence.matches("(?s).*(?:岁|年前|那年|\\d{4}年|小时候|years? old|years ago|\\b1[89]\\d\\d\\b|\\b20\\d\\d\\b).*");
    }

    private Span write(final Span place) {
        final int from = text.length();
        final Matcher step = NEXT_STEP.matcher(cleaned).region(place.from(), place.to());
        int at = place.from();
        while (step.find()) {
            copy(at, step.start());
            text.append('\n');
            at = step.end();
        }
        copy(at, place.to());
        final int to = text.length();
        text.append('\n');
        return new Span(from, to);
    }

    private void copy(final int start, final int end) {
        int at = start;
        skipMeasures(start);
        while (nextMeasure < measures.size() && measures.get(nextMeasure).to() <= end) {
            final Measure measure = measures.get(nextMeasure);
            text.append(cleaned, at, measure.from());
            final int from = text.length();
            final boolean glued = (!text.isEmpty() && isDigit(text.charAt(text.length() - 1)) && isDigit(measure.plain().charAt(0)))
                    || (measure.to() < end && isDigit(cleaned.charAt(measure.to())) && isDigit(measure.plain().charAt(measure.plain().length() - 1)));
            // Beside another number a numeral stays in words: its digits would run together with the other's.
            text.append(glued ? cleaned.substring(measure.from(), measure.to()) : measure.plain());
            placed.add(new Placed(measure, new Span(from, text.length())));
            at = measure.to();
            nextMeasure++;
        }
        text.append(cleaned, at, end);
    }

    private static boolean isDigit(final char character) {
        return character >= '0' && character <= '9';
    }
}
