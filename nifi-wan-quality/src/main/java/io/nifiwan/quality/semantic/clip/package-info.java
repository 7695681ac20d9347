/**
 * Similarity of a clip and its prompt by a model of the CLIP family that runs in ONNX Runtime. The model is the operator's: a folder with the two
 * ONNX files, the tokenizer and a {@link io.nifiwan.quality.semantic.clip.ModelDescriptor}.
 */
package io.nifiwan.quality.semantic.clip;
