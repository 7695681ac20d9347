package io.nifiwan.script.clean;

import io.nifiwan.script.ScriptFormat;
import io.nifiwan.script.ScriptLanguage;

import java.nio.charset.Charset;
import java.util.List;

/**
 * A script ready to be split.
 *
 * @param text       clean text with line feeds, ends with one
 * @param charset    character set of the document
 * @param confidence how sure that is, from 0 to 100
 * @param source     format of the document
 * @param format     form that the text is written in
 * @param language   language of the text
 * @param lines      for each line of the text the line of the document that it begins at
 * @param removals   what was taken away, rewritten and noticed
 */
public record CleanedScript(String text, Charset charset, int confidence, SourceFormat source, ScriptFormat format,
                            ScriptLanguage language, List<Integer> lines, Removals removals) {
    public CleanedScript {
        lines = List.copyOf(lines);
    }
}
