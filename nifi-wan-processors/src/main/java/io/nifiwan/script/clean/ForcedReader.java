package io.nifiwan.script.clean;

import io.nifiwan.script.ScriptException;

/**
 * Takes every document for what the operator says that it is.
 *
 * @param reader reads it, or says why it cannot
 */
public record ForcedReader(ScriptReader reader) implements ScriptReader {

    @Override
    public boolean accepts(final RawScript script) {
        return true;
    }

    @Override
    public DecodedScript read(final RawScript script) throws ScriptException {
        return reader.read(script);
    }
}
