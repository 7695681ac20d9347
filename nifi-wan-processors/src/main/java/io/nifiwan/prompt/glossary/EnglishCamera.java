package io.nifiwan.prompt.glossary;

import java.util.regex.Pattern;

/** Whether it is the camera that does what an English verb says: "the camera slowly pushes in", "Slow push in on", never "they push in". */
final class EnglishCamera {
    private static final String ADVERBS = "(?:[\\s,]+(?:\\w+ly|slow|fast|then|first|now|again|also|just|and|is|will|"
            + "(?:begins?|starts?|continues?)(?:\\s+to)?))*[\\s,]*$";
    private static final Pattern SUBJECT = Pattern.compile("\\b(?:camera|lens|shot|drone|we)\\b" + ADVERBS);
    private static final Pattern BEGINNING = Pattern.compile(
            "^\\s*(?:(?:an? |the )?(?:slow|fast|slowly|quickly|smooth|gentle|then|and|now)\\b[\\s,]*)*$");
    private static final Pattern CONTINUATION = Pattern.compile("(?:^|[\\s,])(?:then|and then|before it|followed by an?)" + ADVERBS);
    private static final Pattern CAMERA = Pattern.compile("\\b(?:camera|lens|drone)\\b");

    private final String folded;

    EnglishCamera(final String folded) {
        this.folded = folded;
    }

    /** Whether the verb at a place has the camera for its subject, in the sentence of a passage that begins at a limit. */
    boolean performs(final int verb, final int limit) {
        final String before = folded.substring(Punctuation.sentenceStart(folded, verb, limit), verb);
        return SUBJECT.matcher(before).find() || (CONTINUATION.matcher(before).find() && CAMERA.matcher(before).find());
    }

    /** Whether the verb opens its sentence, as directions do. */
    boolean opens(final int verb, final int limit) {
        return BEGINNING.matcher(folded.substring(Punctuation.sentenceStart(folded, verb, limit), verb)).matches();
    }
}
