package io.nifiwan.engine.command;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.job.RequestPlanner;

import java.util.List;

/** What is known of a program before it is configured: its arguments, its limits and what it writes. */
public enum ProgramKind {
    /** {@code generate.py} of Wan2.2 for the T2V-A14B model: four sizes, always 16 frames per second, no negative prompt. */
    WAN_GENERATE("wan-generate", "python", "mp4", 16, 16, "1280x720, 720x1280, 832x480, 480x832", """
            generate.py
            --task=t2v-A14B
            --ckpt_dir=${model}
            --size=${width}*${height}
            --frame_num=${frames}
            --base_seed=${seed}
            --sample_steps=${steps:40}
            --sample_guide_scale=${guidance?}
            --offload_model=True
            --convert_model_dtype
            --save_file=${output}
            --prompt=${prompt}
            """),
    /** {@code sd-cli} of stable-diffusion.cpp with the two experts of Wan2.2; the model is the low-noise one. It writes AVI. */
    SD_CLI("sd-cli", "sd-cli", "avi", 0, 16, "", """
            -M
            vid_gen
            --diffusion-model
            ${model}
            --high-noise-diffusion-model
            ${high_noise_model}
            --vae
            ${vae}
            --t5xxl
            ${t5xxl}
            -p
            ${prompt}
            -n
            ${negative}
            -W
            ${width}
            -H
            ${height}
            --video-frames
            ${frames}
            --fps
            ${fps}
            --steps
            ${steps:10}
            --high-noise-steps
            ${high_noise_steps:8}
            --cfg-scale
            ${guidance:3.5}
            --high-noise-cfg-scale
            ${guidance:3.5}
            --sampling-method
            euler
            --flow-shift
            3.0
            --diffusion-fa
            --offload-to-cpu
            -s
            ${seed}
            -o
            ${output}
            """),
    /** Any other program. */
    CUSTOM("command", "", "mp4", 0, 2, "", "");

    private final String engine;
    private final String program;
    private final String extension;
    private final int fixedFps;
    private final int sizeMultiple;
    /** Sizes that it makes with a comma and a blank between them, empty for any. */
    private final String sizes;
    private final String arguments;

    ProgramKind(final String engine, final String program, final String extension, final int fixedFps, final int sizeMultiple,
                final String sizes, final String arguments) {
        this.engine = engine;
        this.program = program;
        this.extension = extension;
        this.fixedFps = fixedFps;
        this.sizeMultiple = sizeMultiple;
        this.sizes = sizes;
        this.arguments = arguments;
    }

    /** Name of the engine in attributes. */
    public String engine() {
        return engine;
    }

    /** The program as it is found on the path, empty where it must be named. */
    public String program() {
        return program;
    }

    /** File name extension, without the dot, of what it writes. */
    public String extension() {
        return extension;
    }

    /** The arguments, one a line, empty where they must be given. */
    public String arguments() {
        return arguments;
    }

    /** Width and height must be multiples of this. */
    int sizeMultiple() {
        return sizeMultiple;
    }

    /**
     * The request at the rate that the program can make, of the same length as near as may be.
     *
     * @throws EngineException {@link EngineError#INVALID} for a size that it does not make
     */
    VideoRequest prepare(final VideoRequest request) throws EngineException {
        if (!sizes.isEmpty() && !List.of(sizes.split(", ", -1)).contains(request.width() + "x" + request.height())) {
            throw new EngineException(EngineError.INVALID, "size", "%s makes %s; got %dx%d".formatted(engine, sizes,
                    request.width(), request.height()));
        }
        if (fixedFps == 0 || request.fps() == fixedFps) {
            return request;
        }
        return request.resized(request.width(), request.height(), RequestPlanner.frames(request.seconds(), fixedFps), fixedFps);
    }
}
