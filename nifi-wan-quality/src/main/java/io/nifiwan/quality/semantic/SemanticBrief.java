package io.nifiwan.quality.semantic;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a clip shall show, in the words of its prompt. Camera movement and tone are left out: they are measured without a model. Every field may
 * be empty.
 *
 * @param subjects  who or what is seen, one noun each
 * @param action    subject and action as a phrase
 * @param place     place, time of day and weather
 * @param additions further phrases of the prompt about the action
 * @param prompt    whole text that the engine got; used only where nothing else is known
 */
public record SemanticBrief(List<String> subjects, String action, String place, List<String> additions, String prompt) {
    public SemanticBrief {
        subjects = subjects.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
        additions = additions.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
        action = action.strip();
        place = place.strip();
        prompt = prompt.strip();
    }

    /** A brief of a bare text, as of a command line. */
    public static SemanticBrief of(final String prompt) {
        return new SemanticBrief(List.of(), "", "", List.of(), prompt);
    }

    /** The phrases that say what is seen, most important first; the whole prompt where there are none. */
    public List<String> contents() {
        final List<String> known = Stream.concat(Stream.of(action, place), additions.stream()).filter(text -> !text.isEmpty()).distinct().toList();
        return known.isEmpty() && !prompt.isEmpty() ? List.of(prompt) : known;
    }

    /** Whether there is nothing to compare a clip with. */
    public boolean isEmpty() {
        return contents().isEmpty();
    }
}
