package io.nifiwan.script.clean;

import io.nifiwan.script.ScriptFormat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * The text of a document, before it is cleaned.
 *
 * @param text       decoded text; a form feed where a page begins
 * @param charset    character set that it was in; UTF-8 for formats that hold Unicode
 * @param confidence how sure that is, from 0 to 100
 * @param source     format of the document
 * @param format     form that the text is written in, where the reader knows it
 * @param lines      for each line of the text the line of the document that it comes from; empty where they are the same
 * @param changes    what the reader itself left out or noticed
 */
public record DecodedScript(String text, Charset charset, int confidence, SourceFormat source, Optional<ScriptFormat> format,
                            List<Integer> lines, List<Change> changes) {
    public DecodedScript {
        lines = List.copyOf(lines);
        changes = List.copyOf(changes);
    }

    /** Plain text, line by line as in the document. */
    public DecodedScript(final String text, final Charset charset, final int confidence) {
        this(text, charset, confidence, SourceFormat.PLAIN, Optional.empty(), List.of(), List.of());
    }
}
