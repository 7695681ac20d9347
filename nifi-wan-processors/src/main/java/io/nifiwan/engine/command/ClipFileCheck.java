package io.nifiwan.engine.command;

import io.nifiwan.engine.job.ClipFormat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a file is a whole video. A program that dies while it writes leaves a file with the right beginning, so the structure is followed to
 * the end: the boxes of an MP4 (ISO/IEC 14496-12, section 4.2) must fill the file, and index and pictures must be among them; the first chunk
 * of an AVI must have its length and lie within the file. Of Matroska only the beginning is looked at: its lengths may be left open.
 */
final class ClipFileCheck {
    private static final int BOX_HEADER = 8;
    private static final int LARGE_BOX_HEADER = 16;
    private static final long UNSIGNED = 0xFFFFFFFFL;

    private ClipFileCheck() {
    }

    /** What is wrong with the file, in words that follow its name; empty for a whole video. */
    static Optional<String> problem(final Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.of("was not written");
        }
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() == 0) {
                return Optional.of("is empty");
            }
            final byte[] head = new byte[(int) Math.min(ClipFormat.HEAD_BYTES, channel.size())];
            read(channel, 0, ByteBuffer.wrap(head));
            final Optional<ClipFormat> format = ClipFormat.detect(head);
            if (format.isEmpty()) {
                return Optional.of("is no MP4, WebM or AVI");
            }
            final boolean whole = switch (format.get()) {
                case MP4 -> isWholeMp4(channel);
                case AVI -> isWholeAvi(head, channel.size());
                case WEBM -> true;
            };
            return whole ? Optional.empty() : Optional.of("is cut short");
        }
    }

    private static boolean isWholeMp4(final FileChannel channel) throws IOException {
        final Set<String> types = new HashSet<>();
        long offset = 0;
        while (offset + BOX_HEADER <= channel.size()) {
            final ByteBuffer header = ByteBuffer.allocate(LARGE_BOX_HEADER);
            header.limit((int) Math.min(LARGE_BOX_HEADER, channel.size() - offset));
            read(channel, offset, header);
            long size = header.getInt(0) & UNSIGNED;
            if (size == 1 && header.limit() == LARGE_BOX_HEADER) {
                size = header.getLong(BOX_HEADER);
            } else if (size == 0) {
                size = channel.size() - offset;
            }
            if (size < BOX_HEADER) {
                return false;
            }
            types.add(new String(header.array(), 4, 4, StandardCharsets.ISO_8859_1));
            offset += size;
        }
        return offset == channel.size() && types.contains("moov") && (types.contains("mdat") || types.contains("moof"));
    }

    private static boolean isWholeAvi(final byte[] head, final long length) {
        final long size = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(4) & UNSIGNED;
        return size > 0 && BOX_HEADER + size <= length;
    }

    private static void read(final FileChannel channel, final long position, final ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            if (channel.read(target, position + target.position()) < 0) {
                throw new EOFException("The file became shorter while it was read");
            }
        }
    }
}
