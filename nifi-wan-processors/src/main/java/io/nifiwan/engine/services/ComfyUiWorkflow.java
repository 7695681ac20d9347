package io.nifiwan.engine.services;

import org.apache.nifi.components.DescribedValue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Workflows that {@link ComfyUiEngine} can run. */
public enum ComfyUiWorkflow implements DescribedValue {
    WAN_2_2_T2V_14B("Wan2.2 T2V 14B", "Both experts of Wan2.2-T2V-A14B in fp8, 20 steps with the hand-over at step 10, guidance 3.5, shift 8.",
            "wan2.2-t2v-14b.json"),
    WAN_2_2_T2V_14B_4_STEPS("Wan2.2 T2V 14B, 4 Steps", "The same with the lightx2v LoRAs: 4 steps with the hand-over at step 2, guidance 1, "
            + "shift 5. Many times faster, with less motion, and the negative prompt has no effect.", "wan2.2-t2v-14b-4-steps.json"),
    FILE("File", "A workflow of your own, in the API format.", "");

    private static final String FOLDER = "/io/nifiwan/engine/comfyui/";

    private final String displayName;
    private final String description;
    private final String resource;

    ComfyUiWorkflow(final String displayName, final String description, final String resource) {
        this.displayName = displayName;
        this.description = description;
        this.resource = resource;
    }

    @Override
    public String getValue() {
        return name();
    }

    @Override
    public String getDisplayName() {
        return displayName;
    }

    @Override
    public String getDescription() {
        return description;
    }

    /** The workflow as JSON, empty where it is a file of the operator's. */
    Optional<String> text() throws IOException {
        if (resource.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream input = ComfyUiWorkflow.class.getResourceAsStream(FOLDER + resource)) {
            return Optional.of(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
