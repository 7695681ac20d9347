package io.nifiwan.engine.services;

import io.nifiwan.engine.openai.VideosDialect;
import org.apache.nifi.components.DescribedValue;

/** The servers whose ways are known. */
enum VideosServer implements DescribedValue {
    VLLM_OMNI("vLLM-Omni", "vllm serve --omni: takes forms only, stops a job on request, and lists its jobs, so doubtful requests are looked for",
            VideosDialect.VLLM_OMNI),
    SGLANG("SGLang", "sglang serve with a diffusion model: cannot stop a job, and doubtful requests cannot be looked for", VideosDialect.SGLANG),
    OPENAI("OpenAI", "The videos API of OpenAI: four sizes, clips of 4, 8 or 12 seconds, no seed and no negative prompt", VideosDialect.OPENAI),
    OTHER("Other", "A gateway or any other server: takes all fields, or fails at those that it does not know", VideosDialect.OTHER);

    private final String displayName;
    private final String description;
    private final VideosDialect dialect;

    VideosServer(final String displayName, final String description, final VideosDialect dialect) {
        this.displayName = displayName;
        this.description = description;
        this.dialect = dialect;
    }

    VideosDialect dialect() {
        return dialect;
    }

    @Override
    public String getValue() {
        return displayName;
    }

    @Override
    public String getDisplayName() {
        return displayName;
    }

    @Override
    public String getDescription() {
        return description;
    }
}
