package io.nifiwan.script.parse;

/**
 * Who speaks next.
 *
 * @param speaker      name without extension
 * @param extension    what stands behind the name about the voice, without brackets; parts separated by a comma, may be empty
 * @param simultaneous whether the speech is spoken together with the one before it
 */
record Cue(String speaker, String extension, boolean simultaneous) {

    /** A cue without extension, spoken in turn. */
    static Cue of(final String speaker) {
        return new Cue(speaker, "", false);
    }
}
