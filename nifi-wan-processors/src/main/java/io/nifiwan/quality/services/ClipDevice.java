package io.nifiwan.quality.services;

import io.nifiwan.quality.semantic.clip.Device;
import org.apache.nifi.components.DescribedValue;

/** What a model runs on. */
enum ClipDevice implements DescribedValue {
    CPU("The processor, with the native library of the bundle", Device.CPU),
    CUDA("The first NVIDIA card; needs the native libraries that are built for CUDA, see the details", Device.CUDA);

    private final String description;
    private final Device device;

    ClipDevice(final String description, final Device device) {
        this.description = description;
        this.device = device;
    }

    Device device() {
        return device;
    }

    @Override
    public String getValue() {
        return name();
    }

    @Override
    public String getDisplayName() {
        return name();
    }

    @Override
    public String getDescription() {
        return description;
    }
}
