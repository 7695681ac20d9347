package io.nifiwan.engine.comfyui;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What of a request is written into a workflow, and the inputs of common nodes where it belongs, as class and input. */
enum Role {
    PROMPT(true, "WanVideoTextEncode.positive_prompt"),
    NEGATIVE(false, "WanVideoTextEncode.negative_prompt"),
    WIDTH(true, "EmptyHunyuanLatentVideo.width", "Wan22ImageToVideoLatent.width", "WanVideoEmptyEmbeds.width"),
    HEIGHT(true, "EmptyHunyuanLatentVideo.height", "Wan22ImageToVideoLatent.height", "WanVideoEmptyEmbeds.height"),
    FRAMES(true, "EmptyHunyuanLatentVideo.length", "Wan22ImageToVideoLatent.length", "WanVideoEmptyEmbeds.num_frames"),
    FPS(true, "CreateVideo.fps", "SaveWEBM.fps", "VHS_VideoCombine.frame_rate"),
    SEED(true, "KSampler.seed", "KSamplerAdvanced.noise_seed", "SamplerCustom.noise_seed", "RandomNoise.noise_seed", "WanVideoSampler.seed"),
    STEPS(false, "KSampler.steps", "KSamplerAdvanced.steps", "BasicScheduler.steps", "WanVideoSampler.steps"),
    GUIDANCE(false, "KSampler.cfg", "KSamplerAdvanced.cfg", "SamplerCustom.cfg", "CFGGuider.cfg", "WanVideoSampler.cfg"),
    FILENAME_PREFIX(false, "SaveVideo.filename_prefix", "SaveWEBM.filename_prefix", "VHS_VideoCombine.filename_prefix");

    private final boolean required;
    private final String places;

    Role(final boolean required, final String... places) {
        this.required = required;
        this.places = String.join(" ", places);
    }

    /** The role as a mapping names it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a clip would not be the one asked for without it. */
    boolean required() {
        return required;
    }

    /** Whether one value naturally goes to several nodes: both experts take the same number of steps. */
    boolean shared() {
        return this == STEPS || this == GUIDANCE;
    }

    /** Input of a node of the class where the role belongs. */
    Optional<String> inputOf(final String nodeClass) {
        return Arrays.stream(places.split(" ")).filter(place -> place.startsWith(nodeClass + "."))
                .map(place -> place.substring(nodeClass.length() + 1)).findFirst();
    }

    static Optional<Role> of(final String key) {
        return Arrays.stream(values()).filter(role -> role.key().equals(key.toLowerCase(Locale.ROOT))).findFirst();
    }
}
