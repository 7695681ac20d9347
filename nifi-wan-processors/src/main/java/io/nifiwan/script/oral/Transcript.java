package io.nifiwan.script.oral;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/**
 * An oral history in three layers, the JSON content that CleanScript writes in its oral history mode. Every offset counts UTF-16 code
 * units from 0, ends exclusive; every line counts from 1 in the verbatim layer.
 *
 * @param language {@code zh} or {@code en}
 * @param layers   the three texts
 * @param segments sentences in order
 * @param numbers  quantities of the normalised layer in order: there is no number in it that is not listed here
 * @param flags    places that a person should look at
 */
public record Transcript(String language, Layers layers, List<Segment> segments, List<Quantity> numbers, List<Flag> flags) {

    /**
     * The layers, each made from the one before.
     *
     * @param verbatim   the record: every word as transcribed
     * @param cleaned    without fillers, repetitions and what the speaker took back; no word is added
     * @param normalised only what instructs, one step a line, numbers in digits
     */
    public record Layers(String verbatim, String cleaned, String normalised) {
    }

    /**
     * One sentence.
     *
     * @param index      position, from 1
     * @param line       line of the verbatim layer
     * @param speaker    who speaks, may be empty
     * @param kind       {@code instruction}, {@code narrative} or {@code question}
     * @param verbatim   place in the verbatim layer
     * @param cleaned    place in the cleaned layer
     * @param normalised place in the normalised layer; absent for what does not instruct
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Segment(int index, int line, String speaker, String kind, Span verbatim, Span cleaned, Span normalised) {
    }

    /**
     * A quantity with its trace.
     *
     * @param value      a number, an array of the two ends of a range, or {@code unknown} where the speaker gave none
     * @param unit       unit as said, may be empty
     * @param vague      whether it was said to be about so much, or in words without a value
     * @param text       as it stands in the normalised layer
     * @param said       as it stands in the verbatim layer
     * @param line       line of the verbatim layer
     * @param verbatim   place in the verbatim layer
     * @param cleaned    place in the cleaned layer
     * @param normalised place in the normalised layer
     */
    public record Quantity(Object value, String unit, boolean vague, String text, String said, int line, Span verbatim, Span cleaned,
                           Span normalised) {
        /** Value of a quantity that was said without one. Experts add such values; they are not in the recording. */
        public static final String UNKNOWN = "unknown";
    }

    /**
     * Something to look at.
     *
     * @param kind     {@code self correction}, {@code unresolved correction}, {@code unknown value} or {@code unclear}
     * @param line     line of the verbatim layer
     * @param text     as it stands in the verbatim layer
     * @param verbatim place in the verbatim layer
     */
    public record Flag(String kind, int line, String text, Span verbatim) {
    }
}
