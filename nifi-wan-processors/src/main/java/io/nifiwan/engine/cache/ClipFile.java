package io.nifiwan.engine.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;

/**
 * The form of one stored clip, a single file, so that a rename makes all of it appear at once (numbers are big-endian):
 *
 * <pre>
 *  0   8  "NWCLIP1\n"
 *  8  32  SHA-256 of the fingerprint's 64 digits and of everything from offset 48 on
 * 40   8  length of the file
 * 48   4  length of the attributes
 * 52      attributes, a JSON object of texts in UTF-8, then the clip
 * </pre>
 *
 * Nothing is forced to the disk: what a power failure leaves behind does not match its digest.
 */
final class ClipFile {
    private static final byte[] MAGIC = "NWCLIP1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGEST_BYTES = 32;
    private static final int HEADER_BYTES = 8 + DIGEST_BYTES + Long.BYTES;
    private static final int MOST_ATTRIBUTE_BYTES = 1 << 20;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {
    };

    private ClipFile() {
    }

    /**
     * Writes a clip into a new file.
     *
     * @param limit bytes that the file may have
     * @return its length
     * @throws IOException also when the limit is passed; then a part of the file is there
     */
    static long write(final Path file, final ClipFingerprint fingerprint, final InputStream content, final Map<String, String> attributes,
                      final long limit) throws IOException {
        final byte[] json = MAPPER.writeValueAsBytes(attributes);
        if (json.length > MOST_ATTRIBUTE_BYTES) {
            throw new IOException("The attributes of the clip have " + json.length + " bytes, more than " + MOST_ATTRIBUTE_BYTES);
        }
        final MessageDigest digest = digest(fingerprint);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.position(HEADER_BYTES);
            final ByteBuffer head = ByteBuffer.allocate(Integer.BYTES + json.length).putInt(json.length).put(json).flip();
            append(channel, head, digest);
            final byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                append(channel, ByteBuffer.wrap(buffer, 0, read), digest);
                if (channel.position() > limit) {
                    throw new IOException("The clip is larger than the cache, which holds " + limit + " bytes");
                }
            }
            final long length = channel.position();
            writeFully(channel.position(0), ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).put(digest.digest()).putLong(length).flip());
            return length;
        }
    }

    /**
     * Opens a clip after all of it was checked.
     *
     * @param tier what the clip says of its place
     * @throws DamagedClipException                when it is not what was stored
     * @throws java.nio.file.NoSuchFileException when it is not there
     */
    static CachedClip open(final Path file, final ClipFingerprint fingerprint, final CacheTier tier) throws IOException {
        final FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            final byte[] header = header(channel, file);
            final MessageDigest digest = digest(fingerprint);
            final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (channel.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
            requireDigest(header, digest, file);
            channel.position(HEADER_BYTES);
            final Map<String, String> attributes = attributes(channel, file);
            return new CachedClip(tier, Channels.newInputStream(channel), attributes);
        } catch (final IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Copies a clip into a new file and checks it on the way.
     *
     * @throws DamagedClipException when the source is not what was stored; then a part of the target is there
     */
    static void copy(final Path source, final Path target, final ClipFingerprint fingerprint) throws IOException {
        try (FileChannel input = FileChannel.open(source, StandardOpenOption.READ);
             FileChannel output = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            final byte[] header = header(input, source);
            writeFully(output, ByteBuffer.wrap(header));
            final MessageDigest digest = digest(fingerprint);
            final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (input.read(buffer) >= 0) {
                append(output, buffer.flip(), digest);
                buffer.clear();
            }
            requireDigest(header, digest, source);
        }
    }

    private static byte[] header(final FileChannel channel, final Path file) throws IOException {
        final byte[] header = new byte[HEADER_BYTES];
        readFully(channel, ByteBuffer.wrap(header), file);
        final long length = ByteBuffer.wrap(header).getLong(MAGIC.length + DIGEST_BYTES);
        if (!Arrays.equals(MAGIC, Arrays.copyOf(header, MAGIC.length)) || length != channel.size()) {
            throw new DamagedClipException(file + " is cut short or no clip of this cache");
        }
        return header;
    }

    private static void requireDigest(final byte[] header, final MessageDigest digest, final Path file) throws DamagedClipException {
        final byte[] stored = Arrays.copyOfRange(header, MAGIC.length, MAGIC.length + DIGEST_BYTES);
        if (!MessageDigest.isEqual(stored, digest.digest())) {
            throw new DamagedClipException(file + " does not match its SHA-256");
        }
    }

    private static Map<String, String> attributes(final FileChannel channel, final Path file) throws IOException {
        final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
        readFully(channel, length, file);
        if (length.getInt(0) < 0 || length.getInt(0) > MOST_ATTRIBUTE_BYTES) {
            throw new DamagedClipException(file + " has attributes of " + length.getInt(0) + " bytes");
        }
        final ByteBuffer json = ByteBuffer.allocate(length.getInt(0));
        readFully(channel, json, file);
        try {
            return MAPPER.readValue(json.array(), ATTRIBUTES);
        } catch (final JsonProcessingException e) {
            throw new DamagedClipException(file + " has attributes that cannot be read: " + e.getOriginalMessage());
        }
    }

    private static void append(final FileChannel channel, final ByteBuffer bytes, final MessageDigest digest) throws IOException {
        digest.update(bytes.duplicate());
        writeFully(channel, bytes);
    }

    private static void writeFully(final FileChannel channel, final ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void readFully(final FileChannel channel, final ByteBuffer target, final Path file) throws IOException {
        while (target.hasRemaining()) {
            if (channel.read(target) < 0) {
                throw new DamagedClipException(file + " is cut short");
            }
        }
    }

    private static MessageDigest digest(final ClipFingerprint fingerprint) {
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(fingerprint.hex().getBytes(StandardCharsets.US_ASCII));
            return digest;
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
