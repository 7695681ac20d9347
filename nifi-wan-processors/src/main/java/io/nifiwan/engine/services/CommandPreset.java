package io.nifiwan.engine.services;

import io.nifiwan.engine.command.ProgramKind;
import org.apache.nifi.components.DescribedValue;

/** Programs whose arguments are known. */
public enum CommandPreset implements DescribedValue {
    WAN_GENERATE("generate.py", "generate.py of Wan2.2 with the T2V-A14B model: sizes 1280x720, 720x1280, 832x480 and 480x832, always 16 frames per "
            + "second, no negative prompt. Model is the checkpoint folder, Working Folder the checkout of Wan2.2", ProgramKind.WAN_GENERATE),
    SD_CLI("sd-cli", "sd-cli of stable-diffusion.cpp with GGUF files of Wan2.2. Model is the low-noise expert; add the properties high_noise_model, "
            + "vae and t5xxl with the other files", ProgramKind.SD_CLI),
    CUSTOM("Custom", "Any program that writes a video file: Program and Arguments are required", ProgramKind.CUSTOM);

    private final String value;
    private final String description;
    private final ProgramKind kind;

    CommandPreset(final String value, final String description, final ProgramKind kind) {
        this.value = value;
        this.description = description;
        this.kind = kind;
    }

    @Override
    public String getValue() {
        return value;
    }

    @Override
    public String getDisplayName() {
        return value;
    }

    @Override
    public String getDescription() {
        return description;
    }

    ProgramKind kind() {
        return kind;
    }
}
