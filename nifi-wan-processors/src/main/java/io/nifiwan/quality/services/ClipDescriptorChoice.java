package io.nifiwan.quality.services;

import io.nifiwan.quality.semantic.clip.ReadyDescriptor;
import org.apache.nifi.components.DescribedValue;

import java.util.Optional;

/** Where the description of a model comes from. */
enum ClipDescriptorChoice implements DescribedValue {
    FOLDER("Model Folder", "The file model.json in the model folder", null),
    CLIP_VIT_B_32("CLIP ViT-B/32", "OpenAI CLIP ViT-B/32: English, 605 MB", ReadyDescriptor.CLIP_VIT_B_32),
    CHINESE_CLIP_VIT_B_16("Chinese-CLIP ViT-B/16", "Chinese-CLIP ViT-B/16: Chinese, 753 MB", ReadyDescriptor.CHINESE_CLIP_VIT_B_16),
    SIGLIP2_BASE_PATCH16_224("SigLIP 2 Base", "SigLIP 2 base, patch 16, 224 pixels: English and Chinese, 1.5 GB",
            ReadyDescriptor.SIGLIP2_BASE_PATCH16_224),
    MOBILECLIP2_S0("MobileCLIP2-S0", "MobileCLIP2-S0: English, 215 MB, the fastest", ReadyDescriptor.MOBILECLIP2_S0);

    private final String displayName;
    private final String description;
    private final ReadyDescriptor ready;

    ClipDescriptorChoice(final String displayName, final String description, final ReadyDescriptor ready) {
        this.displayName = displayName;
        this.description = description;
        this.ready = ready;
    }

    /** The descriptor that comes with the bundle, empty for that of the folder. */
    Optional<ReadyDescriptor> ready() {
        return Optional.ofNullable(ready);
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
}
