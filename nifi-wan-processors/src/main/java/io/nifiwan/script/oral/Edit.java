package io.nifiwan.script.oral;

import io.nifiwan.script.clean.Removals;

/**
 * A change that a rule asks for.
 *
 * @param from        first character that goes
 * @param to          end of what goes, exclusive
 * @param replacement what comes instead, often nothing
 * @param kind        what it is
 */
record Edit(int from, int to, String replacement, Removals.Kind kind) {

    static Edit drop(final int from, final int to, final Removals.Kind kind) {
        return new Edit(from, to, "", kind);
    }
}
