package io.nifiwan.quality.semantic.clip;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.nifiwan.quality.decode.RgbFrame;
import io.nifiwan.quality.semantic.SemanticException;
import io.nifiwan.quality.semantic.clip.ModelDescriptor.ImageModel;
import io.nifiwan.quality.semantic.clip.ModelDescriptor.TextModel;
import io.nifiwan.quality.semantic.clip.ModelDescriptor.TokenizerFile;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An image and a text model with one space of features. What an export leaves open is read from the files: a batch of fixed size is filled up, and
 * ids are given with 32 or 64 bits. Thread-safe; close it to free its memory.
 */
public final class ClipModel implements AutoCloseable {
    /** Texts that are run together; bounds the memory of a run. */
    private static final int TEXT_BATCH = 16;
    private static final int IMAGE_BATCH = 8;
    private static final int CHANNELS = 3;
    private static final int HASH_DIGITS = 12;

    private final ModelDescriptor descriptor;
    private final Tokenizer tokenizer;
    private final OnnxModel images;
    private final OnnxModel texts;
    private final String fingerprint;

    private ClipModel(final ModelDescriptor descriptor, final Tokenizer tokenizer, final OnnxModel images, final OnnxModel texts, final String hash) {
        this.descriptor = descriptor;
        this.tokenizer = tokenizer;
        this.images = images;
        this.texts = texts;
        this.fingerprint = descriptor.id() + "@" + hash.substring(0, HASH_DIGITS);
    }

    /**
     * Loads a model.
     *
     * @param threads number of threads that share one run, or 0 for as many as there are cores
     * @throws SemanticException when a file is missing, is another one than the descriptor says, or cannot be run
     */
    public static ClipModel open(final ModelFolder folder, final Device device, final int threads) throws SemanticException {
        final ModelDescriptor descriptor = folder.descriptor();
        final Path image = folder.file(descriptor.image().file(), descriptor.image().sha256());
        final Path text = folder.file(descriptor.text().file(), descriptor.text().sha256());
        final Tokenizer tokenizer = tokenizer(folder, descriptor.text().tokenizer());
        final String hash = descriptor.image().sha256() == null ? ModelFolder.sha256(image) : descriptor.image().sha256();
        final OnnxModel images = OnnxModel.open(image, descriptor.image().output(), device, threads);
        OnnxModel texts = null;
        try {
            texts = OnnxModel.open(text, descriptor.text().output(), device, threads);
            final ClipModel model = new ClipModel(descriptor, tokenizer, images, texts, hash);
            model.checkInputs();
            return model;
        } catch (final SemanticException e) {
            images.close();
            if (texts != null) {
                texts.close();
            }
            throw e;
        }
    }

    /** What the model is. */
    public ModelDescriptor descriptor() {
        return descriptor;
    }

    /** Id and the beginning of the hash of the image model, for reports: scores with different ones are never compared. */
    public String fingerprint() {
        return fingerprint;
    }

    /** Whether a text is short enough to be read whole. */
    boolean fits(final String text) {
        return tokenizer.encode(text).length <= descriptor.text().context();
    }

    /** Features of pictures, one vector of length 1 each. */
    public List<float[]> encodeImages(final List<RgbFrame> frames) throws SemanticException {
        final ImageModel model = descriptor.image();
        final ImagePreprocessor preprocessor = new ImagePreprocessor(model);
        return batches(frames, fixedBatch(images, model.input()), IMAGE_BATCH, batch -> {
            final FloatBuffer pixels = FloatBuffer.allocate(batch.size() * CHANNELS * model.size() * model.size());
            batch.forEach(frame -> preprocessor.append(frame, pixels));
            final long[] shape = {batch.size(), CHANNELS, model.size(), model.size()};
            try (OnnxTensor tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), pixels.flip(), shape)) {
                return images.run(Map.of(model.input(), tensor), model.pooling(), new int[0]);
            } catch (final OrtException e) {
                throw new SemanticException("The pictures cannot be given to the model: " + e.getMessage(), e);
            }
        });
    }

    /** Features of texts, one vector of length 1 each. */
    public List<float[]> encodeTexts(final List<String> prompts) throws SemanticException {
        final TextModel model = descriptor.text();
        final int padding = model.padding() == null ? tokenizer.padding() : model.padding();
        final List<TokenIds> tokens = prompts.stream()
                .map(prompt -> TokenIds.of(tokenizer.encode(prompt), model.context(), padding, tokenizer.end())).toList();
        return batches(tokens, fixedBatch(texts, model.input()), TEXT_BATCH, batch -> {
            final int[] lengths = batch.stream().mapToInt(TokenIds::length).toArray();
            final Map<String, OnnxTensor> inputs = new HashMap<>();
            try {
                inputs.put(model.input(), tensor(model.input(), batch.stream().map(TokenIds::ids).toList()));
                if (model.mask() != null) {
                    inputs.put(model.mask(), tensor(model.mask(), batch.stream().map(ids -> mask(ids, model.context())).toList()));
                }
                return texts.run(inputs, model.pooling(), lengths);
            } catch (final OrtException e) {
                throw new SemanticException("The texts cannot be given to the model: " + e.getMessage(), e);
            } finally {
                inputs.values().forEach(OnnxTensor::close);
            }
        });
    }

    @Override
    public void close() {
        images.close();
        texts.close();
    }

    private void checkInputs() throws SemanticException {
        final TensorInfoCheck check = new TensorInfoCheck(descriptor);
        check.image(images.input(descriptor.image().input()));
        check.text(texts.input(descriptor.text().input()));
        images.checkInputs(Set.of(descriptor.image().input()));
        final Set<String> given = descriptor.text().mask() == null ? Set.of(descriptor.text().input())
                : Set.of(descriptor.text().input(), descriptor.text().mask());
        if (descriptor.text().mask() != null) {
            check.text(texts.input(descriptor.text().mask()));
        }
        texts.checkInputs(given);
    }

    private static Tokenizer tokenizer(final ModelFolder folder, final TokenizerFile description) throws SemanticException {
        final Path file = folder.file(description.file(), description.sha256());
        try {
            return switch (description.kind()) {
                case CLIP_BPE -> ClipTokenizer.read(file);
                case WORDPIECE -> WordPieceTokenizer.read(file);
                case SENTENCEPIECE_BPE -> SentencePieceTokenizer.read(file);
            };
        } catch (final IOException e) {
            throw new SemanticException("The tokenizer cannot be read: " + e.getMessage(), e);
        }
    }

    private static int[] mask(final TokenIds tokens, final int context) {
        final int[] mask = new int[context];
        Arrays.fill(mask, 0, tokens.length(), 1);
        return mask;
    }

    private OnnxTensor tensor(final String input, final List<int[]> rows) throws OrtException, SemanticException {
        final int columns = rows.getFirst().length;
        final long[] shape = {rows.size(), columns};
        if (texts.input(input).type == OnnxJavaType.INT32) {
            final IntBuffer buffer = IntBuffer.allocate(rows.size() * columns);
            rows.forEach(buffer::put);
            return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), buffer.flip(), shape);
        }
        final LongBuffer buffer = LongBuffer.allocate(rows.size() * columns);
        for (final int[] row : rows) {
            for (final int id : row) {
                buffer.put(id);
            }
        }
        return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), buffer.flip(), shape);
    }

    /** The number of rows that an export insists on, or 0. */
    private static int fixedBatch(final OnnxModel model, final String input) throws SemanticException {
        return (int) Math.max(0, model.input(input).getShape()[0]);
    }

    /** Runs one batch. */
    @FunctionalInterface
    private interface Batch<T> {
        float[][] run(List<T> items) throws SemanticException;
    }

    private static <T> List<float[]> batches(final List<T> items, final int fixed, final int usual, final Batch<T> runner) throws SemanticException {
        final int size = fixed > 0 ? fixed : usual;
        final List<float[]> features = new ArrayList<>();
        for (int from = 0; from < items.size(); from += size) {
            final List<T> batch = new ArrayList<>(items.subList(from, Math.min(items.size(), from + size)));
            final int wanted = batch.size();
            while (batch.size() < fixed) {
                batch.add(batch.getLast());
            }
            features.addAll(List.of(runner.run(batch)).subList(0, wanted));
        }
        return features;
    }
}
