package io.nifiwan.quality.semantic.clip;

import io.nifiwan.quality.decode.RgbFrame;
import io.nifiwan.quality.semantic.SemanticException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The model that knows colours, and frames of one colour. */
final class TinyModel {
    private static final List<String> FILES = List.of("model.json", "image.onnx", "text.onnx", "text-tokens.onnx", "vocab.txt");

    private TinyModel() {
    }

    /** Copies the model so that a test can spoil it. */
    static Path copyTo(final Path folder) throws IOException {
        for (final String name : FILES) {
            Files.copy(Golden.file("tiny/" + name), folder.resolve(name));
        }
        return folder;
    }

    /** Replaces a text in the descriptor. */
    static void edit(final Path folder, final String old, final String replacement) throws IOException {
        final Path file = folder.resolve(ModelFolder.DESCRIPTOR);
        final String json = Files.readString(file);
        if (!json.contains(old)) {
            throw new IllegalArgumentException("The descriptor has no " + old);
        }
        Files.writeString(file, json.replace(old, replacement));
    }

    static ClipModel open(final Path folder) throws SemanticException {
        return ClipModel.open(ModelFolder.of(folder, Optional.empty()), Device.CPU, 1);
    }

    static List<RgbFrame> frames(final int count, final int red, final int green, final int blue) {
        return IntStream.range(0, count).mapToObj(index -> frame(index * 0.5, red, green, blue)).toList();
    }

    static RgbFrame frame(final double seconds, final int red, final int green, final int blue) {
        final byte[] rgb = new byte[3 * 64 * 40];
        for (int pixel = 0; pixel < rgb.length; pixel += 3) {
            rgb[pixel] = (byte) red;
            rgb[pixel + 1] = (byte) green;
            rgb[pixel + 2] = (byte) blue;
        }
        return new RgbFrame(seconds, 64, 40, rgb);
    }
}
