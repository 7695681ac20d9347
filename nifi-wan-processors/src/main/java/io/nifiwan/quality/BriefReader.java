package io.nifiwan.quality;

import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptSpec;
import io.nifiwan.quality.semantic.SemanticBrief;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads what a clip shall show from its attributes: the slots of {@code prompt.spec} but those of camera, tone and mood, or the whole
 * {@code prompt} where there is no spec.
 */
public final class BriefReader {
    private BriefReader() {
    }

    /** The brief of a clip, empty where nothing is known; a spec that is not readable counts as none. */
    public static SemanticBrief read(final Map<String, String> attributes) {
        final String prompt = attributes.getOrDefault(PromptAttributes.PROMPT, "");
        final String json = attributes.getOrDefault(PromptAttributes.PROMPT_SPEC, "");
        if (json.isBlank()) {
            return SemanticBrief.of(prompt);
        }
        try {
            final PromptSpec spec = PromptSpec.fromJson(json);
            return spec == null ? SemanticBrief.of(prompt) : read(spec, prompt);
        } catch (final IllegalArgumentException e) {
            return SemanticBrief.of(prompt);
        }
    }

    private static SemanticBrief read(final PromptSpec spec, final String prompt) {
        final PromptSpec.Slots slots = spec.slots() == null ? new PromptSpec.Slots("", "", "", "", "") : spec.slots();
        final List<String> subjects = spec.subjects().stream().filter(Objects::nonNull).toList();
        final String place = text(slots.environment()).isBlank() ? text(spec.place()) : slots.environment();
        return new SemanticBrief(subjects, text(slots.subject()), place, spec.phrases().stream().filter(Objects::nonNull).toList(), prompt);
    }

    private static String text(final String value) {
        return value == null ? "" : value;
    }
}
