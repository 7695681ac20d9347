package io.nifiwan.script.oral;

import io.nifiwan.script.ScriptLanguage;
import io.nifiwan.script.clean.Change;
import io.nifiwan.script.clean.Removals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns the transcript of a recording into instructions, by rules alone, in three layers: what was said, the same without the disfluencies of
 * speech, and the steps with their numbers in digits. Nothing is invented: the second layer loses words and gains none, and every
 * number of the third traces back to the first.
 */
public final class OralHistory {
    private static final Pattern UNCLEAR = Pattern.compile("(?i)[\\[（(【](?:听不清|聽不清|不清楚|听不懂|inaudible|unclear|unintelligible"
            + "|crosstalk)[^\\]）)】]{0,20}[\\]）)】]|[×□]{2,}");

    private static final int LONGEST_PART = 1_000;

    /** What the rules found. */
    private record Found(Edit edit, String text, Span verbatim) {
    }

    private final String verbatim;
    private final ScriptLanguage language;
    private final int[] lineStarts;
    private final List<Found> found = new ArrayList<>();

    private OralHistory(final String verbatim, final ScriptLanguage language) {
        this.verbatim = verbatim;
        this.language = language;
        this.lineStarts = Stream.concat(Stream.of(0), Pattern.compile("\n").matcher(verbatim).results().map(match -> match.end()))
                .mapToInt(Integer::intValue).toArray();
    }

    /**
     * Makes the layers of a transcript.
     *
     * @param verbatim text with line feeds; a line may begin with its speaker and a colon
     * @param language language of the text
     */
    public static OralResult transcribe(final String verbatim, final ScriptLanguage language) {
        return new OralHistory(verbatim, language).result();
    }

    private OralResult result() {
        final TracedText cleaned = clean();
        final NormalisedLayer normalised = new NormalisedLayer(cleaned.text(), language);
        final List<Transcript.Segment> segments = new ArrayList<>();
        for (final NormalisedLayer.Sentence sentence : normalised.sentences()) {
            final Span said = cleaned.origin(sentence.place().from(), sentence.place().to());
            segments.add(new Transcript.Segment(segments.size() + 1, line(said.from()), sentence.speaker(), sentence.kind(), said, sentence.place(),
                    sentence.normalised()));
        }
        final List<Transcript.Quantity> numbers = normalised.measures().stream()
                .map(placed -> quantity(placed, cleaned, normalised.text())).toList();
        final Transcript transcript = new Transcript(language.code(), new Transcript.Layers(verbatim, cleaned.text(), normalised.text()),
                segments, numbers,
                flags(cleaned, numbers));
        final List<Change> changes = found.stream()
                .map(change -> new Change(change.edit().kind(), line(change.verbatim().from()), 0, 1, change.text(),
                        change.edit().replacement())).toList();
        return new OralResult(transcript, changes);
    }

    private TracedText clean() {
        final boolean chinese = language == ScriptLanguage.CHINESE;
        final List<SpeechRule> rules = new ArrayList<>();
        rules.add(chinese ? ChineseFillers::hesitations : EnglishFillers::hesitations);
        rules.addAll(chinese ? Repetitions.chinese() : Repetitions.english());
        rules.add(chinese ? SelfCorrections::chinese : SelfCorrections::english);
        rules.addAll(chinese ? ChineseFillers.words() : EnglishFillers.words());
        rules.addAll(chinese ? Repetitions.chinese() : Repetitions.english());
        final List<TracedText> parts = new ArrayList<>();
        int start = 0;
        while (start < verbatim.length()) {
            final int end = partEnd(start);
            parts.add(cleanPart(TracedText.of(verbatim, start, end), rules));
            start = end;
        }
        return TracedText.joined(parts);
    }

    /** A line, or so much of a long one that no pattern tires of it: up to the last sentence end there. */
    private int partEnd(final int start) {
        final int feed = verbatim.indexOf('\n', start);
        final int lineEnd = feed < 0 ? verbatim.length() : feed + 1;
        if (lineEnd - start <= LONGEST_PART) {
            return lineEnd;
        }
        int end = start + LONGEST_PART;
        while (end > start && "。！？!?".indexOf(verbatim.charAt(end - 1)) < 0) {
            end--;
        }
        if (end > start) {
            return end;
        }
        end = start + LONGEST_PART;
        return Character.isHighSurrogate(verbatim.charAt(end - 1)) ? end - 1 : end;
    }

    private TracedText cleanPart(final TracedText part, final List<SpeechRule> rules) {
        TracedText text = part;
        for (final SpeechRule rule : rules) {
            final List<Edit> edits = rule.edits(text.text());
            for (final Edit edit : edits) {
                found.add(new Found(edit, text.text().substring(edit.from(), edit.to()), text.origin(edit.from(), edit.to())));
            }
            text = edits.isEmpty() ? text : text.edited(edits);
        }
        return text;
    }

    private Transcript.Quantity quantity(final NormalisedLayer.Placed placed, final TracedText cleaned, final String normalised) {
        final Measure measure = placed.measure();
        final Span said = cleaned.origin(measure.from(), measure.to());
        return new Transcript.Quantity(value(measure), measure.unit(), measure.vague(), normalised.substring(placed.place().from(),
                placed.place().to()),
                verbatim.substring(said.from(), said.to()), line(said.from()), said, new Span(measure.from(), measure.to()), placed.place());
    }

    private static Object value(final Measure measure) {
        final Optional<BigDecimal> low = measure.low().map(BigDecimal::stripTrailingZeros).map(OralHistory::written);
        if (low.isEmpty()) {
            return Transcript.Quantity.UNKNOWN;
        }
        return measure.isRange() ? List.of(low.get(), measure.high().map(OralHistory::written).orElseThrow()) : low.get();
    }

    /** 30 and not 3E+1. */
    private static BigDecimal written(final BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    private List<Transcript.Flag> flags(final TracedText cleaned, final List<Transcript.Quantity> numbers) {
        final List<Transcript.Flag> flags = new ArrayList<>();
        found.stream().filter(change -> change.edit().kind() == Removals.Kind.SELF_CORRECTION)
                .forEach(change -> flags.add(flag("self correction", change.verbatim())));
        SelfCorrections.leftOver(cleaned.text()).forEach(place -> flags.add(flag("unresolved correction", cleaned.origin(place.from(), place.to()))));
        numbers.stream().filter(number -> number.value().equals(Transcript.Quantity.UNKNOWN))
                .forEach(number -> flags.add(flag("unknown value", number.verbatim())));
        UNCLEAR.matcher(verbatim).results().forEach(match -> flags.add(flag("unclear", new Span(match.start(), match.end()))));
        flags.sort(Comparator.comparingInt(flag -> flag.verbatim().from()));
        return flags;
    }

    private Transcript.Flag flag(final String kind, final Span place) {
        return new Transcript.Flag(kind, line(place.from()), verbatim.substring(place.from(), place.to()), place);
    }

    private int line(final int offset) {
        final int index = Arrays.binarySearch(lineStarts, offset);
        return index >= 0 ? index + 1 : -index - 1;
    }
}
