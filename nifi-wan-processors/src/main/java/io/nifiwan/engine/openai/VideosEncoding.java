package io.nifiwan.engine.openai;

/** How the body of a submission is written. */
public enum VideosEncoding {
    /** {@code multipart/form-data}, a field a value; what OpenAI, SGLang and vLLM-Omni all take. */
    MULTIPART,
    /** {@code application/json}, with typed values. */
    JSON
}
