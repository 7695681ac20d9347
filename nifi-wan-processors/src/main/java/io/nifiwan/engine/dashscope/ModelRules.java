package io.nifiwan.engine.dashscope;

import java.util.List;

/**
 * What the models of some names take.
 *
 * @param names          names as the service knows them; a date behind a name, as in {@code -2026-04-25}, is the same model
 * @param frame          how the size is said
 * @param tiers          price classes of sizes that are made
 * @param seconds        lengths that are made, whole seconds, ascending
 * @param durationSent   whether the length is said; models with one fixed length fail when it is
 * @param fps            frames per second of every clip
 * @param sound          whether clips have sound
 * @param shotType       whether {@code shot_type} is taken, which exists beside a rewritten prompt only
 * @param promptLimit    longest prompt in characters; the rest of a longer one would be cut silently
 * @param negativePrompt where the negative prompt goes
 * @param negativeLimit  longest negative prompt in characters
 */
record ModelRules(List<String> names, FrameField frame, List<String> tiers, List<Integer> seconds, boolean durationSent, int fps,
                  SoundControl sound, boolean shotType, int promptLimit, PromptField negativePrompt, int negativeLimit) {

    ModelRules {
        if (isEmpty(names) || isEmpty(tiers) || isEmpty(seconds)) {
            throw new IllegalArgumentException("a model needs names, tiers and seconds");
        }
        if (frame == null || sound == null || negativePrompt == null) {
            throw new IllegalArgumentException("a model needs frame (size, ratio), sound (none, switch, always) and "
                    + "negativePrompt (input, parameters, none)");
        }
        for (int index = 0; index < seconds.size(); index++) {
            if (seconds.get(index) <= (index == 0 ? 0 : seconds.get(index - 1))) {
                throw new IllegalArgumentException("seconds must be above zero and ascend");
            }
        }
        if (fps <= 0 || promptLimit <= 0 || negativeLimit < 0) {
            throw new IllegalArgumentException("fps and promptLimit must be above zero, and negativeLimit not below");
        }
        if (!durationSent && seconds.size() > 1) {
            throw new IllegalArgumentException("a model that makes several lengths needs durationSent true");
        }
        names = List.copyOf(names);
        tiers = List.copyOf(tiers);
        seconds = List.copyOf(seconds);
    }

    private static boolean isEmpty(final List<?> list) {
        return list == null || list.isEmpty() || list.contains(null);
    }
}
