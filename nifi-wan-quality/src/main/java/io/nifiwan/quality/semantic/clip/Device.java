package io.nifiwan.quality.semantic.clip;

/** What a model runs on. */
public enum Device {
    /** The processor. */
    CPU,
    /** The first NVIDIA card; needs the native libraries of ONNX Runtime that are built for CUDA. */
    CUDA
}
