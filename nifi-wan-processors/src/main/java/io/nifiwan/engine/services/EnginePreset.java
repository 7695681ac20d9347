package io.nifiwan.engine.services;

import io.nifiwan.engine.httpjson.EngineProfile;
import io.nifiwan.engine.httpjson.ProfileReader;
import org.apache.nifi.components.DescribedValue;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Engine profiles that come with the product, and the operator's own. */
public enum EnginePreset implements DescribedValue {
    REPLICATE("replicate", "Replicate", "api.replicate.com: models of wan-video and others that take the same input."),
    FAL("fal", "fal", "queue.fal.run: Wan 2.2 A14B and models that take the same input."),
    NOVITA("novita", "Novita", "api.novita.ai: Wan 2.2."),
    SILICONFLOW("siliconflow", "SiliconFlow", "api.siliconflow.cn: Wan 2.2 A14B."),
    ARK("ark", "Volcengine Ark", "ark.cn-beijing.volces.com, or BytePlus with its own Base URL: Seedance."),
    ZHIPU("zhipu", "Zhipu", "open.bigmodel.cn, or api.z.ai with its own Base URL: CogVideoX. It takes no seed."),
    LOCALAI("localai", "LocalAI", "A LocalAI server of your own; its call blocks until the clip is made."),
    SDCPP("sdcpp", "stable-diffusion.cpp server", "A sd-server of your own; the clip comes as WebM."),
    VLLM_OMNI_SYNC("vllm-omni-sync", "vLLM-Omni, synchronous", "The blocking call of a vLLM-Omni server of your own. "
            + "OpenAiVideosEngine, which does not block, is the better choice where it can be used."),
    PLAIN_T2V("plain-t2v", "Plain t2v call", "A blocking POST to t2v behind Base URL that answers {\"video_url\": ...}."),
    PLAIN_TEXT2VIDEO("plain-text2video", "Plain text2video call", "A blocking POST to text2video behind Base URL with model, input.text and "
            + "parameters, that answers {\"output\": {\"video_url\": ...}}."),
    PROFILE_FILE("profile-file", "Profile File", "An engine profile of your own.");

    private final String value;
    private final String displayName;
    private final String description;

    EnginePreset(final String value, final String displayName, final String description) {
        this.value = value;
        this.displayName = displayName;
        this.description = description;
    }

    @Override
    public String getValue() {
        return value;
    }

    @Override
    public String getDisplayName() {
        return displayName;
    }

    @Override
    public String getDescription() {
        return description;
    }

    /** The profile; not for {@link #PROFILE_FILE}. */
    EngineProfile profile() {
        try {
            return ProfileReader.preset(value);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
