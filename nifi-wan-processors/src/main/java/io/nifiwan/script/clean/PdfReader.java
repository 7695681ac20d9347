package io.nifiwan.script.clean;

import io.nifiwan.script.ScriptErrorCode;
import io.nifiwan.script.ScriptException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

import java.io.IOException;

/**
 * Reads PDF documents with a text layer, page by page, keeping the columns of the page. Memory and time are bounded: see
 * {@link MeteredPdfSource}. What opens without a password is read, even if its author asks not to copy from it.
 */
public final class PdfReader implements ScriptReader {
    private static final int MOST_PAGES = 5_000;
    private static final long MEMORY = 256L << 20;

    @Override
    public boolean accepts(final RawScript script) {
        return DocumentKind.of(script.content()).filter(kind -> kind == DocumentKind.PDF).isPresent();
    }

    /**
     * Reads an accepted document.
     *
     * @throws ScriptException with ENCRYPTED for a document under a password, SCANNED_PDF for one without any text, UNSAFE for one that needs
     *                         more memory or time than an honest one, DAMAGED for anything else that cannot be read
     */
    @Override
    @SuppressWarnings("CatchingUnchecked") // A damaged document makes the library fail in any way it can.
    public DecodedScript read(final RawScript script) throws ScriptException {
        if (PdfFilters.compressesTwice(script.content())) {
            throw new ScriptException(ScriptErrorCode.UNSAFE, "A stream of the PDF is compressed twice");
        }
        try (MeteredPdfSource source = new MeteredPdfSource(script.content());
                PDDocument document = Loader.loadPDF(source, MemoryUsageSetting.setupMainMemoryOnly(MEMORY).streamCache)) {
            return decoded(document, source);
        } catch (final InvalidPasswordException e) {
            throw new ScriptException(ScriptErrorCode.ENCRYPTED, "The PDF is protected by a password; save it without one", e);
        } catch (final MeteredPdfSource.Exhausted e) {
            throw new ScriptException(ScriptErrorCode.UNSAFE, "The PDF is not read to its end: " + e.getMessage(), e);
        } catch (final IOException | RuntimeException | StackOverflowError e) {
            throw new ScriptException(ScriptErrorCode.DAMAGED, "The PDF is damaged: " + e.getMessage(), e);
        }
    }

    private static DecodedScript decoded(final PDDocument document, final MeteredPdfSource source) throws IOException, ScriptException {
        final int pages = document.getNumberOfPages();
        if (pages > MOST_PAGES) {
            throw new ScriptException(ScriptErrorCode.UNSAFE, "The PDF has %d pages; at most %d are read".formatted(pages, MOST_PAGES));
        }
        final PdfPages stripper = new PdfPages(source);
        stripper.getText(document);
        final DecodedScript decoded = stripper.decoded();
        if (decoded.text().isBlank()) {
            throw new ScriptException(ScriptErrorCode.SCANNED_PDF,
                    "The %d pages of the PDF hold no text, only pictures; run character recognition on it first".formatted(pages));
        }
        return decoded;
    }
}
