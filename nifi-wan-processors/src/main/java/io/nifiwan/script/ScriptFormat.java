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

    private static final Pattern SPEECH_BEHIND_NAME = Pattern.compile(
            "\\p{Lu}[\\p{L}.'’\\-]{0,30}(?: \\p{Lu}[\\p{L}.'’\\-]{0,30}){0,2}(?: \\([^()]{1,40}\\))?:\\s+\\S.*");
    private static final Pattern CUE = Pattern.compile("\\s*\\p{Lu}[\\p{Lu}\\p{Nd} .'’\\-]{0,39}(?:\\([^()]{0,40}\\)\\s*)*");
    private static final Pattern SCENE_LINE = Pattern.compile("(?i)\\s*SCENE\\s+\\d{1,4}[A-Z]?\\s*(?:[:.\\-–—].*)?");
    private static final int FEW = 2;

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
     * slug line that stands alone between blank lines. Text with scene lines of another kind, or whose speeches stand behind their
     * speakers ({@code Anna: Hello.}), is no Fountain.
     *
     * @param filename name of the file, may be null
     * @param text     text with line feeds
     */
    public static ScriptFormat detect(final String filename, final String text) {
        final String name = filename == null ? "" : filename.toLowerCase(Locale.ROOT);
        if (name.endsWith(".fountain") || name.endsWith(".spmd")) {
            return FOUNTAIN;
        }
        final String[] lines = text.split("\n", -1);
        boolean slug = false;
        boolean scene = false;
        int cues = 0;
        int inline = 0;
        for (int index = 0; index < lines.length; index++) {
            final String line = lines[index];
            final boolean blankAbove = index == 0 || lines[index - 1].isBlank();
            final boolean blankBelow = index + 1 == lines.length || lines[index + 1].isBlank();
            final boolean slugLine = SLUG_LINE.matcher(line).matches();
            slug |= slugLine && blankAbove && blankBelow;
            scene |= SCENE_LINE.matcher(line).matches();
            cues += blankAbove && !blankBelow && CUE.matcher(line).matches() ? 1 : 0;
            inline += !slugLine && SPEECH_BEHIND_NAME.matcher(line).matches() && !TITLE_KEY.matcher(line).matches() ? 1 : 0;
        }
        final boolean titled = TITLE_KEY.matcher(lines[0]).matches();
        if (!slug) {
            return titled && !scene ? FOUNTAIN : TEXT;
        }
        return inline >= FEW && inline > cues ? TEXT : FOUNTAIN;
    }
}
