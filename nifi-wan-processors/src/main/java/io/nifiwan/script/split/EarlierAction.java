package io.nifiwan.script.split;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the shots of a scene have told so far, as much of it as the next shot carries along: how the scene opens, because light and weather
 * are mostly told there, and what was told last, because that replaces it. Both are bounded, so that a long scene costs no more
 * than its length.
 */
final class EarlierAction {
    static final int MOST_CHARACTERS = 2000;
    static final int MOST_SHOTS = 40;

    private final boolean opens;
    private final Deque<String> latest = new ArrayDeque<>();
    private String opening = "";
    private int characters;

    /**
     * Of no shot yet.
     *
     * @param opens whether the first action is that of a scene; in a script without headings it may be of quite another scene than the later ones
     */
    EarlierAction(final boolean opens) {
        this.opens = opens;
    }

    /** Adds a shot's action; one that alone exceeds the bound is left out. */
    void add(final String action) {
        if (action.isEmpty() || action.length() > MOST_CHARACTERS / 2) {
            return;
        }
        characters += action.length();
        if (opens && opening.isEmpty()) {
            opening = action;
            return;
        }
        latest.addLast(action);
        while (characters > MOST_CHARACTERS || latest.size() >= MOST_SHOTS) {
            characters -= latest.removeFirst().length();
        }
    }

    /** The actions, oldest first. */
    List<String> told() {
        return Stream.concat(Stream.of(opening).filter(action -> !action.isEmpty()), latest.stream()).toList();
    }
}
