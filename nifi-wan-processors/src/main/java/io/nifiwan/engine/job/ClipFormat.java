package io.nifiwan.engine.job;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Containers a clip may come in, told by their first bytes; what an engine says about the type is not trusted. */
public enum ClipFormat {
    /** ISO base media: a box of type {@code ftyp} first (ISO/IEC 14496-12). */
    MP4("video/mp4", "mp4"),
    /** Matroska family: the EBML magic number (RFC 8794). */
    WEBM("video/webm", "webm"),
    /** RIFF with the form type {@code AVI }. */
    AVI("video/x-msvideo", "avi");

    /** Bytes that {@link #detect} needs. */
    public static final int HEAD_BYTES = 12;
    private static final byte[] EBML = {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3};

    private final String mimeType;
    private final String extension;

    ClipFormat(final String mimeType, final String extension) {
        this.mimeType = mimeType;
        this.extension = extension;
    }

    public String mimeType() {
        return mimeType;
    }

    /** File name extension without the dot. */
    public String extension() {
        return extension;
    }

    /**
     * Tells the container.
     *
     * @param head first bytes of the file, {@value #HEAD_BYTES} are enough; not modified
     */
    public static Optional<ClipFormat> detect(final byte[] head) {
        if (holds(head, 4, "ftyp".getBytes(StandardCharsets.US_ASCII))) {
            return Optional.of(MP4);
        }
        if (holds(head, 0, EBML)) {
            return Optional.of(WEBM);
        }
        if (holds(head, 0, "RIFF".getBytes(StandardCharsets.US_ASCII)) && holds(head, 8, "AVI ".getBytes(StandardCharsets.US_ASCII))) {
            return Optional.of(AVI);
        }
        return Optional.empty();
    }

    /** The container with this media type. */
    public static Optional<ClipFormat> ofMimeType(final String mimeType) {
        return Arrays.stream(values()).filter(format -> format.mimeType.equals(mimeType)).findFirst();
    }

    private static boolean holds(final byte[] head, final int at, final byte[] magic) {
        return head.length >= at + magic.length && Arrays.equals(head, at, at + magic.length, magic, 0, magic.length);
    }
}
