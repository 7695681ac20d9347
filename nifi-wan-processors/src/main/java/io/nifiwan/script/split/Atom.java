package io.nifiwan.script.split;

import io.nifiwan.script.parse.Element;

/**
 * A piece of a scene that is never divided further.
 *
 * @param element  element that it is cut from
 * @param from     offset of its first character; the first atom of a speech holds the cue
 * @param to       end, exclusive
 * @param bodyFrom first character of what is told or spoken
 * @param timing   estimated length
 * @param moves    whether the camera moves in it
 * @param opens    whether a shot must begin here
 * @param before   what kind of place its start is
 */
record Atom(Element element, int from, int to, int bodyFrom, Timing timing, boolean moves, boolean opens, Cut before) {

    double seconds() {
        return timing.seconds();
    }

    Atom withTiming(final Timing newTiming) {
        return new Atom(element, from, to, bodyFrom, newTiming, moves, opens, before);
    }
}
