package io.nifiwan.engine.openai;

import java.util.EnumSet;
import java.util.Set;

/** The fields of a submission that this engine fills by itself. */
public enum VideosField {
    PROMPT("prompt"),
    MODEL("model"),
    /** {@code WIDTHxHEIGHT}. */
    SIZE("size"),
    /** Whole seconds as text, which all servers take. */
    SECONDS("seconds"),
    FRAMES("num_frames"),
    FPS("fps"),
    SEED("seed"),
    NEGATIVE_PROMPT("negative_prompt"),
    STEPS("num_inference_steps"),
    /** Scale of the expert for high noise. */
    GUIDANCE("guidance_scale"),
    /** Scale of the expert for low noise. */
    SECOND_GUIDANCE("guidance_scale_2"),
    FLOW_SHIFT("flow_shift");

    /** What the API defines by itself. */
    static final Set<VideosField> STANDARD = Set.copyOf(EnumSet.of(PROMPT, MODEL, SIZE, SECONDS));
    /** With what servers of diffusion models add to it. */
    static final Set<VideosField> DIFFUSION = Set.copyOf(EnumSet.allOf(VideosField.class));

    private final String wireName;

    VideosField(final String wireName) {
        this.wireName = wireName;
    }

    /** Name of the field in forms and JSON. */
    public String wireName() {
        return wireName;
    }

    /** Whether a name is that of one of these fields. */
    public static boolean isReserved(final String name) {
        return DIFFUSION.stream().anyMatch(field -> field.wireName.equals(name));
    }
}
