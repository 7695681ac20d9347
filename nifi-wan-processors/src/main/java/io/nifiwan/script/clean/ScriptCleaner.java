package io.nifiwan.script.clean;

import io.nifiwan.script.ScriptErrorCode;
import io.nifiwan.script.ScriptException;
import io.nifiwan.script.ScriptFormat;
import io.nifiwan.script.ScriptLanguage;

import java.util.List;
import java.util.Optional;

/** Turns a document into clean text. Safe for use by several threads. */
public final class ScriptCleaner {
    private final List<ScriptReader> readers;

    /**
     * @param readers asked in order; the first that accepts a document reads it
     */
    public ScriptCleaner(final List<ScriptReader> readers) {
        this.readers = List.copyOf(readers);
    }

    /**
     * Cleans one document.
     *
     * @throws ScriptException when it is empty, no text, in an unknown format or damaged
     */
    public CleanedScript clean(final RawScript script) throws ScriptException {
        if (script.content().length == 0) {
            throw empty();
        }
        final DecodedScript decoded = readerOf(script).read(script);
        final Removals removals = new Removals();
        final String normal = new TextNormalizer(removals).normalize(decoded.text());
        final String text = new PageFurniture(removals).remove(normal);
        if (text.isBlank()) {
            throw empty();
        }
        return new CleanedScript(text, decoded.charset(), decoded.confidence(), ScriptFormat.detect(script.filename(), text),
                ScriptLanguage.of(text), removals);
    }

    private ScriptReader readerOf(final RawScript script) throws ScriptException {
        for (final ScriptReader reader : readers) {
            if (reader.accepts(script)) {
                return reader;
            }
        }
        final Optional<DocumentKind> kind = DocumentKind.of(script.content());
        final ScriptErrorCode code = kind.map(DocumentKind::isDocument).orElse(true) ? ScriptErrorCode.UNSUPPORTED_FORMAT : ScriptErrorCode.BINARY;
        throw new ScriptException(code, "The content is %s; a script must be plain text or Fountain"
                .formatted(kind.map(DocumentKind::label).orElse("of an unknown kind")));
    }

    private static ScriptException empty() {
        return new ScriptException(ScriptErrorCode.EMPTY, "The script is empty");
    }
}
