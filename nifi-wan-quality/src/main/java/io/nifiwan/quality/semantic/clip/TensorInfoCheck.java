package io.nifiwan.quality.semantic.clip;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import io.nifiwan.quality.semantic.SemanticException;

import java.util.Arrays;

/** Holds the inputs of a model to its descriptor when it is loaded, so that a wrong export is not found out by the first clip. */
record TensorInfoCheck(ModelDescriptor descriptor) {

    void image(final TensorInfo input) throws SemanticException {
        final int size = descriptor.image().size();
        if (input.type != OnnxJavaType.FLOAT || !fits(input.getShape(), 3, size, size)) {
            throw wrong("image", input, "32-bit floating-point numbers n x 3 x " + size + " x " + size);
        }
    }

    void text(final TensorInfo input) throws SemanticException {
        if ((input.type != OnnxJavaType.INT64 && input.type != OnnxJavaType.INT32) || !fits(input.getShape(), descriptor.text().context())) {
            throw wrong("text", input, "whole numbers n x " + descriptor.text().context());
        }
    }

    /** Whether a shape is n and these sides; a side that the export leaves open fits. */
    private static boolean fits(final long[] shape, final int... sides) {
        if (shape.length != sides.length + 1) {
            return false;
        }
        for (int index = 0; index < sides.length; index++) {
            if (shape[index + 1] > 0 && shape[index + 1] != sides[index]) {
                return false;
            }
        }
        return true;
    }

    private static SemanticException wrong(final String part, final TensorInfo input, final String expected) {
        return new SemanticException("The " + part + " model takes " + input.type + " " + Arrays.toString(input.getShape())
                + ", the descriptor says " + expected);
    }
}
