package io.nifiwan.script.parse;

/**
 * Who speaks next.
 *
 * @param speaker      name without extension
 * @param simultaneous whether the speech is spoken together with the one before it
 */
record Cue(String speaker, boolean simultaneous) {
}
