package io.nifiwan.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Form that a script's text is written in. */
public enum ScriptFormat {
    /** Fountain 1.1, see fountain.io/syntax. */
    FOUNTAIN("fountain"),
    /** Any other text: Chinese screenplay forms, plain English slug lines, prose. */
    TEXT("text");

    private static final Pattern TITLE_KEY =
            Pattern.compile("(?i)(title|credit|authors?|source|draft date|contact|copyright)\\s*:.*");
    private static final Pattern SLUG_LINE =
            Pattern.compile("(?i)\\s*(\\d+[A-Z]?\\s+)?(INT\\.?/EXT|EXT\\.?/INT|I\\.?/E|INT|EXT|EST)[. ].*");

    private final String code;

    ScriptFormat(final String code) {
        this.code = code;
    }

    /** Value of {@link ScriptAttributes#SCRIPT_FORMAT}. */
    public String code() {
        return code;
    }

    /** The format with a code, empty for null and unknown codes. */
    public static Optional<ScriptFormat> ofCode(final String code) {
        return Arrays.stream(values()).filter(format -> format.code.equals(code)).findFirst();
    }

    /**
     * Tells the format by the file's extension, or else by what the text shows: a Fountain title page at its top, or an English
     * slug line that stands alone between blank lines.
     *
     * @param filename name of the file, may be null
     * @param text     text with line feeds
     */
    public static ScriptFormat detect(final String filename, final String text) {
        final String name = filename == null ? "" : filename.toLowerCase(Locale.ROOT);
        if (name.endsWith(".fountain") || name.endsWith(".spmd")) {
            return FOUNTAIN;
        }
        if (TITLE_KEY.matcher(text.lines().findFirst().orElse("")).matches()) {
            return FOUNTAIN;
        }
        final String[] lines = text.split("\n", -1);
        for (int index = 0; index < lines.length; index++) {
            final boolean alone = (index == 0 || lines[index - 1].isBlank()) && (index + 1 == lines.length || lines[index + 1].isBlank());
            if (alone && SLUG_LINE.matcher(lines[index]).matches()) {
                return FOUNTAIN;
            }
        }
        return TEXT;
    }
}
