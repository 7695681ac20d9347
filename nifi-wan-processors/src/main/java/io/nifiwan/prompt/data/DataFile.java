package io.nifiwan.prompt.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A data file as it was read: UTF-8 with or without a byte order mark, at most {@value #MOST_BYTES} bytes. */
public final class DataFile {
    /** Room for the longest list of names; what is longer is no data file. */
    public static final int MOST_BYTES = 8_388_608;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String name;
    private final byte[] content;

    private DataFile(final String name, final byte[] content) {
        this.name = name;
        this.content = content;
    }

    /**
     * Reads a file.
     *
     * @throws DataFileException when it is absent, not readable or too large
     */
    public static DataFile read(final Path path) throws DataFileException {
        try (InputStream stream = Files.newInputStream(path)) {
            return read(path.toString(), stream);
        } catch (final IOException e) {
            throw new DataFileException(path.toString(), "the file cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** A file of the bundle, by its full resource name. */
    public static DataFile resource(final String resource) {
        try (InputStream stream = DataFile.class.getResourceAsStream(resource)) {
            return read(resource.substring(resource.lastIndexOf('/') + 1), stream);
        } catch (final IOException | DataFileException e) {
            throw new IllegalStateException("The file " + resource + " of the bundle is not readable", e);
        }
    }

    /** File name with its folder, as messages name it. */
    public String name() {
        return name;
    }

    /** File name without folder. */
    public String baseName() {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** Whether the other file has the same bytes. */
    public boolean sameContent(final DataFile other) {
        return Arrays.equals(content, other.content);
    }

    /**
     * The text without byte order mark.
     *
     * @throws DataFileException when the bytes are not UTF-8; the message names the line
     */
    public String text() throws DataFileException {
        final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        final CharBuffer text = CharBuffer.allocate(content.length + 1);
        final CoderResult result = decoder.decode(ByteBuffer.wrap(content), text, true);
        text.flip();
        if (result.isError()) {
            throw fault(1 + (int) text.chars().filter(character -> character == '\n').count(), "the text is not UTF-8; save the file as UTF-8");
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.subSequence(1, text.length()).toString() : text.toString();
    }

    /** A fault of this file at a line, counted from 1. */
    public DataFileException fault(final int line, final String fault) {
        return new DataFileException(name, line, fault);
    }

    /** A fault of this file as a whole. */
    public DataFileException fault(final String fault) {
        return new DataFileException(name, fault);
    }

    private static DataFile read(final String name, final InputStream stream) throws IOException, DataFileException {
        final byte[] content = stream.readNBytes(MOST_BYTES + 1);
        if (content.length > MOST_BYTES) {
            throw new DataFileException(name, "the file has more than " + MOST_BYTES + " bytes");
        }
        return new DataFile(name, content);
    }
}
