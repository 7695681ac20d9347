package io.nifiwan.quality.semantic.clip;

import java.util.Locale;

/** Descriptors that come with the library, for the usual exports of well-known models. */
public enum ReadyDescriptor {
    /** OpenAI CLIP ViT-B/32 as Optimum exports it. */
    CLIP_VIT_B_32,
    /** Chinese-CLIP ViT-B/16 as its own script exports it. */
    CHINESE_CLIP_VIT_B_16,
    /** SigLIP 2 base, patch 16, 224 pixels, as Optimum exports it. */
    SIGLIP2_BASE_PATCH16_224,
    /** MobileCLIP2-S0 as exported from OpenCLIP. */
    MOBILECLIP2_S0;

    /** Name of the resource without extension. */
    String resource() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
