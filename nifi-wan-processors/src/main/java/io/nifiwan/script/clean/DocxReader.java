package io.nifiwan.script.clean;

import io.nifiwan.script.ScriptErrorCode;
import io.nifiwan.script.ScriptException;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads Word documents (DOCX, ECMA-376): the paragraphs of word/document.xml, tables included; headers, footers, notes and comments
 * are parts of their own and are not read. Tracked insertions are kept, tracked deletions go into the report.
 *
 * <p>The archive is read as a stream. It may unpack to 16 MB or 100 times its own size, whichever is more, and never to more than 256 MB.
 */
public final class DocxReader implements ScriptReader {
    private static final byte[] FOLDER = "word/document".getBytes(StandardCharsets.US_ASCII);
    private static final String DOCUMENT = "word/document[0-9]*\\.xml";
    private static final int HEAD = 200;
    private static final int SURE = 100;
    private static final int MOST_ENTRIES = 10_000;
    private static final long ALWAYS_ALLOWED = 16L << 20;
    private static final long NEVER_ALLOWED = 256L << 20;
    private static final int RATIO = 100;

    @Override
    public boolean accepts(final RawScript script) {
        return DocumentKind.of(script.content()).filter(kind -> kind == DocumentKind.OFFICE).isPresent()
                && ByteSearch.indexOf(script.content(), FOLDER) >= 0;
    }

    /**
     * Reads an accepted document.
     *
     * @throws ScriptException with ENCRYPTED, UNSAFE for an archive that unpacks without end or XML with entities, DAMAGED for anything else that is
     *                         no Word document
     */
    @Override
    public DecodedScript read(final RawScript script) throws ScriptException {
        if (EncryptedOffice.holds(script.content())) {
            throw encrypted(null);
        }
        final long limit = Math.min(NEVER_ALLOWED, Math.max(ALWAYS_ALLOWED, (long) RATIO * script.content().length));
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(script.content()))) {
            final BoundedInput unpacked = new BoundedInput(zip, limit);
            int entries = 0;
            ZipEntry entry = zip.getNextEntry();
            while (entry != null && entries < MOST_ENTRIES) {
                if (entry.getName().matches(DOCUMENT)) {
                    return decoded(new BoundedXml(text(unpacked), "a Word document"));
                }
                // Reading to the end counts the bytes that closing the entry would pass over unseen.
                drain(unpacked);
                entries++;
                entry = zip.getNextEntry();
            }
            throw new ScriptException(ScriptErrorCode.DAMAGED, "The archive holds no word/document.xml");
        } catch (final BoundedInput.TooMuch e) {
            throw e.unsafe();
        } catch (final IOException e) {
            if (String.valueOf(e.getMessage()).contains("encrypted")) {
                throw encrypted(e);
            }
            throw new ScriptException(ScriptErrorCode.DAMAGED, "The archive of the Word document is damaged", e);
        }
    }

    private static Reader text(final InputStream part) throws IOException {
        final BufferedInputStream buffered = new BufferedInputStream(part);
        buffered.mark(HEAD);
        final byte[] head = buffered.readNBytes(HEAD);
        buffered.reset();
        final boolean mark = ByteOrderMark.of(head).isPresent();
        final Reader reader = new BufferedReader(new InputStreamReader(buffered, XmlCharset.of(head).newDecoder()));
        if (mark && reader.read() != 0xFEFF) {
            throw new IOException("The byte order mark is damaged");
        }
        return reader;
    }

    private static void drain(final BoundedInput unpacked) throws IOException {
        final byte[] buffer = new byte[1 << 16];
        int count = unpacked.read(buffer, 0, buffer.length);
        while (count >= 0) {
            count = unpacked.read(buffer, 0, buffer.length);
        }
    }

    private static DecodedScript decoded(final BoundedXml xml) throws ScriptException {
        final DocxText text = new DocxText(xml);
        text.read();
        return new DecodedScript(text.text(), StandardCharsets.UTF_8, SURE, SourceFormat.DOCX, Optional.empty(), text.lines(), text.changes());
    }

    private static ScriptException encrypted(final Throwable cause) {
        return new ScriptException(ScriptErrorCode.ENCRYPTED, "The document is protected by a password; save it without one", cause);
    }
}
