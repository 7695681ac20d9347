package io.nifiwan.script.clean;

import io.nifiwan.script.ScriptErrorCode;
import io.nifiwan.script.ScriptException;
import io.nifiwan.script.ScriptFormat;
import io.nifiwan.script.ScriptLanguage;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Turns a document into clean text. Safe for use by several threads. */
public final class ScriptCleaner {
    private final List<ScriptReader> readers;
    private final Optional<ScriptFormat> named;

    /**
     * Tells the form of the text by itself.
     *
     * @param readers asked in order; the first that accepts a document reads it
     */
    public ScriptCleaner(final List<ScriptReader> readers) {
        this(readers, Optional.empty());
    }

    /**
     * @param readers asked in order; the first that accepts a document reads it
     * @param named   form that every text is written in, or empty to tell it per document
     */
    public ScriptCleaner(final List<ScriptReader> readers, final Optional<ScriptFormat> named) {
        this.readers = List.copyOf(readers);
        this.named = named;
    }

    /** Readers of every format, the most particular first. */
    public static List<ScriptReader> allReaders(final PlainTextReader plain) {
        return List.of(new FdxReader(), new DocxReader(), new PdfReader(), plain);
    }

    /**
     * Reads one document without cleaning it.
     *
     * @throws ScriptException when it is empty, no text, in an unknown format or damaged
     */
    public DecodedScript read(final RawScript script) throws ScriptException {
        if (script.content().length == 0) {
            throw empty();
        }
        return readerOf(script).read(script);
    }

    /**
     * Cleans one document as a screenplay.
     *
     * @throws ScriptException when it is empty, no text, in an unknown format or damaged
     */
    public CleanedScript clean(final RawScript script) throws ScriptException {
        return clean(script, ScriptCleaner::screenplayPasses);
    }

    /**
     * Cleans one document as the transcript of a recording: what belongs to the page goes, every word that was said stays.
     *
     * @throws ScriptException when it is empty, no text, in an unknown format or damaged
     */
    public CleanedScript cleanTranscript(final RawScript script) throws ScriptException {
        return clean(script, (removals, source) -> List.of(new SpacedHan(removals), new PageFurniture(removals), new LineRejoiner(removals, source)));
    }

    private CleanedScript clean(final RawScript script, final BiFunction<Removals, SourceFormat, List<CleaningPass>> passes) throws ScriptException {
        final DecodedScript decoded = read(script);
        final Removals removals = new Removals();
        decoded.changes().forEach(removals::add);
        List<ScriptLine> lines = new TextNormalizer(removals, decoded.lines()).normalize(decoded.text());
        if (!decoded.source().isStructured()) {
            for (final CleaningPass pass : passes.apply(removals, decoded.source())) {
                lines = pass.apply(lines);
            }
        }
        final String text = text(lines);
        if (text.isBlank()) {
            throw empty();
        }
        final ScriptFormat format = named.or(decoded::format).orElseGet(() -> ScriptFormat.detect(script.filename(), text));
        return new CleanedScript(text, decoded.charset(), decoded.confidence(), decoded.source(), format, ScriptLanguage.of(text),
                lines.stream().map(ScriptLine::line).toList(), removals);
    }

    /** Marks at the margin go first, because they hide what the line is; lines are joined last, when nothing stands between them. */
    private static List<CleaningPass> screenplayPasses(final Removals removals, final SourceFormat source) {
        return List.of(new RevisionStars(removals), new OcrRepairs(removals), new MarginNumbers(removals), new SpacedHan(removals),
                new PageFurniture(removals), new SpeechJoiner(removals), new LineRejoiner(removals, source));
    }

    private static String text(final List<ScriptLine> lines) {
        final StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append('\n'));
        return text.toString();
    }

    private ScriptReader readerOf(final RawScript script) throws ScriptException {
        for (final ScriptReader reader : readers) {
            if (reader.accepts(script)) {
                return reader;
            }
        }
        final Optional<DocumentKind> kind = DocumentKind.of(script.content());
        if (kind.filter(found -> found == DocumentKind.LEGACY_WORD).isPresent() && EncryptedOffice.holds(script.content())) {
            throw new ScriptException(ScriptErrorCode.ENCRYPTED, "The document is protected by a password; save it without one");
        }
        final ScriptErrorCode code = kind.map(DocumentKind::isDocument).orElse(true) ? ScriptErrorCode.UNSUPPORTED_FORMAT : ScriptErrorCode.BINARY;
        throw new ScriptException(code, "The content is %s; a script must be text, Fountain, Final Draft (FDX), Word (DOCX) or PDF"
                .formatted(kind.map(DocumentKind::label).orElse("of an unknown kind")));
    }

    private static ScriptException empty() {
        return new ScriptException(ScriptErrorCode.EMPTY, "The script is empty");
    }
}
