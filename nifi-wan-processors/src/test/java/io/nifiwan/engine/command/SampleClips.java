package io.nifiwan.engine.command;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The smallest files that have the structure of a video. */
final class SampleClips {

    private SampleClips() {
    }

    static byte[] mp4() {
        final ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(box("ftyp", 16));
        file.writeBytes(box("moov", 100));
        file.writeBytes(box("mdat", 3000));
        return file.toByteArray();
    }

    static byte[] box(final String type, final int payload) {
        return ByteBuffer.allocate(8 + payload).putInt(8 + payload).put(type.getBytes(StandardCharsets.US_ASCII)).array();
    }

    static byte[] avi(final int declared, final int actual) {
        return ByteBuffer.allocate(8 + actual).order(ByteOrder.LITTLE_ENDIAN).put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(declared)
                .put("AVI ".getBytes(StandardCharsets.US_ASCII)).array();
    }
}
