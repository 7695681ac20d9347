package io.nifiwan.quality.semantic.clip;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.nifiwan.quality.semantic.SemanticException;
import io.nifiwan.quality.semantic.clip.ModelDescriptor.Pooling;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** One ONNX file in a session. Thread-safe, as sessions are. */
final class OnnxModel implements AutoCloseable {
    private final OrtSession session;
    private final String name;
    private final String output;

    private OnnxModel(final OrtSession session, final String name, final String output) {
        this.session = session;
        this.name = name;
        this.output = output;
    }

    /**
     * Loads a file.
     *
     * @param threads number of threads that share one run, or 0 for as many as there are cores
     * @throws SemanticException when there is no native library, no such device, or the file is no model with that output
     */
    static OnnxModel open(final Path file, final String output, final Device device, final int threads) throws SemanticException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            if (device == Device.CUDA) {
                options.addCUDA(0);
            }
            final OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString(), options);
            final OnnxModel model = new OnnxModel(session, file.getFileName().toString(), output);
            final Set<String> outputs = session.getOutputNames();
            if (!outputs.contains(output)) {
                model.close();
                throw new SemanticException(model.name + " has no output " + output + ", it has " + outputs);
            }
            return model;
        } catch (final OrtException e) {
            throw new SemanticException(file.getFileName() + " cannot be run on " + device + ": " + e.getMessage(), e);
        } catch (final LinkageError e) {
            throw new SemanticException("ONNX Runtime has no native library that loads on " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch") + ": " + e.getMessage(), e);
        }
    }

    /**
     * What an input takes.
     *
     * @throws SemanticException when there is no such input
     */
    TensorInfo input(final String input) throws SemanticException {
        try {
            final Map<String, NodeInfo> inputs = session.getInputInfo();
            if (inputs.get(input) == null || !(inputs.get(input).getInfo() instanceof final TensorInfo info)) {
                throw new SemanticException(name + " has no input " + input + ", it has " + inputs.keySet());
            }
            return info;
        } catch (final OrtException e) {
            throw new SemanticException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** That nothing is left without a value. */
    void checkInputs(final Set<String> given) throws SemanticException {
        if (!given.containsAll(session.getInputNames())) {
            throw new SemanticException(name + " wants the inputs " + session.getInputNames() + ", the descriptor names " + given);
        }
    }

    /**
     * Runs the model.
     *
     * @param masks for each row how many tokens are no padding, for a pooling that wants it; may be empty for pictures
     * @return one vector of length 1 a row
     */
    float[][] run(final Map<String, OnnxTensor> inputs, final Pooling pooling, final int[] masks) throws SemanticException {
        try (OrtSession.Result result = session.run(inputs, Set.of(output))) {
            if (!(result.get(output).orElseThrow() instanceof final OnnxTensor tensor) || tensor.getFloatBuffer() == null) {
                throw new SemanticException(name + " gives no floating-point numbers as " + output);
            }
            final long[] shape = tensor.getInfo().getShape();
            if (shape.length != (pooling == Pooling.POOLED ? 2 : 3)) {
                throw new SemanticException(name + " gives " + output + " with " + shape.length + " dimensions, which does not fit the pooling "
                        + pooling);
            }
            final FloatBuffer values = tensor.getFloatBuffer();
            final int tokens = pooling == Pooling.POOLED ? 1 : (int) shape[1];
            final int dimensions = (int) shape[shape.length - 1];
            final float[][] rows = new float[(int) shape[0]][];
            for (int row = 0; row < rows.length; row++) {
                rows[row] = unit(pooled(values, row * tokens * dimensions, dimensions, pooling, masks.length == 0 ? tokens : masks[row]));
            }
            return rows;
        } catch (final OrtException e) {
            throw new SemanticException(name + " failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (final OrtException e) {
            throw new IllegalStateException("A session can always be closed", e);
        }
    }

    private static float[] pooled(final FloatBuffer values, final int offset, final int dimensions, final Pooling pooling, final int length) {
        final int first = pooling == Pooling.END ? length - 1 : 0;
        final int last = pooling == Pooling.MEAN ? length : first + 1;
        final float[] sum = new float[dimensions];
        for (int token = first; token < last; token++) {
            for (int dimension = 0; dimension < dimensions; dimension++) {
                sum[dimension] += values.get(offset + token * dimensions + dimension);
            }
        }
        return sum;
    }

    private float[] unit(final float[] vector) throws SemanticException {
        double squares = 0;
        for (final float value : vector) {
            squares += (double) value * value;
        }
        if (!(squares > 0) || !Double.isFinite(squares)) {
            throw new SemanticException(name + " gives features without a direction");
        }
        for (int index = 0; index < vector.length; index++) {
            vector[index] /= (float) Math.sqrt(squares);
        }
        return vector;
    }
}
