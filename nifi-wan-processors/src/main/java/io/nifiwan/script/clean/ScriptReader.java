package io.nifiwan.script.clean;

import io.nifiwan.script.ScriptException;

/** Gets the text out of one kind of document. A new input format is a new reader in the list of {@link ScriptCleaner}. */
public interface ScriptReader {

    /** Whether this reader takes the document, told by its content first and its name second. */
    boolean accepts(RawScript script);

    /**
     * Reads an accepted document.
     *
     * @throws ScriptException when the document is damaged
     */
    DecodedScript read(RawScript script) throws ScriptException;
}
