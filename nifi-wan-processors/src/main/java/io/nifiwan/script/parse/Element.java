package io.nifiwan.script.parse;

/**
 * A run of script lines of one kind. All positions are offsets into the script's text.
 *
 * @param type          kind
 * @param from          first character, the cue of a speech included
 * @param to            end, exclusive
 * @param bodyFrom      first character of what is told or spoken: behind a cue, an acting note or an action mark
 * @param speaker       who speaks, empty for lyrics without a singer and for other kinds
 * @param extension     what the cue adds to the name about the voice, such as {@code V.O.}, or empty
 * @param parenthetical acting note without brackets, or empty
 * @param heading       what a heading or its detail states, otherwise null
 * @param simultaneous  whether a speech is spoken together with the one before it
 * @param opensShot     whether the author asks for a new shot here
 */
public record Element(ElementType type, int from, int to, int bodyFrom, String speaker, String extension, String parenthetical, Heading heading,
                      boolean simultaneous, boolean opensShot) {

    static Element of(final ElementType type, final int from, final int to) {
        return new Element(type, from, to, from, "", "", "", null, false, false);
    }

    static Element action(final int from, final int to, final int bodyFrom) {
        return new Element(ElementType.ACTION, from, to, bodyFrom, "", "", "", null, false, false);
    }

    static Element heading(final ElementType type, final int from, final int to, final Heading heading) {
        return new Element(type, from, to, from, "", "", "", heading, false, false);
    }

    static Element speech(final int from, final int to, final int bodyFrom, final Cue cue, final String parenthetical) {
        return new Element(ElementType.SPEECH, from, to, bodyFrom, cue.speaker(), cue.extension(), parenthetical, null, cue.simultaneous(), false);
    }

    Element openingShot() {
        return new Element(type, from, to, bodyFrom, speaker, extension, parenthetical, heading, simultaneous, true);
    }

    Element withRange(final int newFrom, final int newTo) {
        return new Element(type, newFrom, newTo, Math.max(bodyFrom, newFrom), speaker, extension, parenthetical, heading, simultaneous, opensShot);
    }
}
