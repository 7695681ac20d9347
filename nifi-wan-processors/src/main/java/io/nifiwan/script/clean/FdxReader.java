package io.nifiwan.script.clean;

import io.nifiwan.script.ScriptErrorCode;
import io.nifiwan.script.ScriptException;
import io.nifiwan.script.ScriptFormat;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * Reads Final Draft documents (FDX, versions 5 and newer, those of Fade In and others as well) into Fountain text. The paragraphs
 * keep their kind: what Fountain would read as something else is forced with its mark. Scene numbers are written as {@code #12A#};
 * lengths in eighths of a page have no place in Fountain and go into the report.
 */
public final class FdxReader implements ScriptReader {
    private static final int SURE = 100;

    @Override
    public boolean accepts(final RawScript script) {
        return DocumentKind.of(script.content()).filter(kind -> kind == DocumentKind.FINAL_DRAFT).isPresent();
    }

    /**
     * Reads an accepted document.
     *
     * @throws ScriptException with UNSAFE for entities or endless nesting, UNDECODABLE or DAMAGED for what is no Final Draft document
     */
    @Override
    public DecodedScript read(final RawScript script) throws ScriptException {
        final Charset charset = XmlCharset.of(script.content());
        final String decoded = StrictDecoder.decode(script.content(), charset).orElseThrow(() -> new ScriptException(ScriptErrorCode.UNDECODABLE,
                "Byte %d is malformed in %s, the encoding of the XML".formatted(
                        StrictDecoder.firstFault(script.content(), charset).orElse(0), charset.name())));
        final BoundedXml xml = new BoundedXml(new StringReader(decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded),
                "a Final Draft document");
        final List<FdxParagraph> paragraphs = new FdxParser(xml).parse();
        final FdxFountain fountain = new FdxFountain();
        paragraphs.forEach(fountain::add);
        return new DecodedScript(fountain.text(), charset, SURE, SourceFormat.FDX, Optional.of(ScriptFormat.FOUNTAIN), fountain.lines(),
                fountain.changes());
    }
}
