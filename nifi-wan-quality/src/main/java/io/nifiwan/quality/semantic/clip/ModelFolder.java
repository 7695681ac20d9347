package io.nifiwan.quality.semantic.clip;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.nifiwan.quality.semantic.SemanticException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A folder of the operator's with the files of a model. Nothing outside the folder is read, and nothing is ever downloaded.
 *
 * @param path       the folder
 * @param descriptor what is in it
 */
public record ModelFolder(Path path, ModelDescriptor descriptor) {
    /** Name of the descriptor in the folder. */
    public static final String DESCRIPTOR = "model.json";
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads the descriptor of a folder.
     *
     * @param ready one that comes with the library, or empty for {@value #DESCRIPTOR} in the folder
     * @throws SemanticException when it is missing or wrong
     */
    public static ModelFolder of(final Path path, final Optional<ReadyDescriptor> ready) throws SemanticException {
        return new ModelFolder(path, ready.isPresent() ? ready(ready.get()) : read(path.resolve(DESCRIPTOR)));
    }

    /** A descriptor that comes with the library. */
    public static ModelDescriptor ready(final ReadyDescriptor ready) {
        try (InputStream input = ModelFolder.class.getResourceAsStream("models/" + ready.resource() + ".json")) {
            return MAPPER.readValue(input, ModelDescriptor.class);
        } catch (final IOException e) {
            throw new UncheckedIOException("The descriptor is part of this library", e);
        }
    }

    /**
     * A file of the folder.
     *
     * @param name   as the descriptor names it
     * @param sha256 expected hash in lower-case hex, or null where it is not checked
     * @throws SemanticException when it is missing, outside the folder or another file than expected
     */
    Path file(final String name, final String sha256) throws SemanticException {
        final Path file;
        try {
            file = path.resolve(name).normalize();
        } catch (final InvalidPathException e) {
            throw new SemanticException("\"" + name + "\" is no file name", e);
        }
        if (!file.startsWith(path.normalize()) || !Files.isRegularFile(file)) {
            throw new SemanticException("The model folder holds no file " + name);
        }
        if (sha256 != null) {
            final String found = sha256(file);
            if (!found.equals(sha256)) {
                throw new SemanticException(name + " has the SHA-256 " + found + ", the descriptor expects " + sha256);
            }
        }
        return file;
    }

    /** SHA-256 of a file in lower-case hex. */
    static String sha256(final Path file) throws SemanticException {
        try (DigestInputStream input = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            input.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(input.getMessageDigest().digest());
        } catch (final IOException e) {
            throw new SemanticException(file.getFileName() + " cannot be read: " + e, e);
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static ModelDescriptor read(final Path file) throws SemanticException {
        try {
            final ModelDescriptor descriptor = MAPPER.readValue(file.toFile(), ModelDescriptor.class);
            if (descriptor == null) {
                throw new SemanticException(DESCRIPTOR + " is null");
            }
            return descriptor;
        } catch (final JsonProcessingException e) {
            final String problem = e.getCause() instanceof IllegalArgumentException ? e.getCause().getMessage() : e.getOriginalMessage();
            throw new SemanticException(DESCRIPTOR + " is not usable: " + problem, e);
        } catch (final IOException e) {
            throw new SemanticException("The model folder has no readable " + DESCRIPTOR + ": " + e.getMessage(), e);
        }
    }
}
