package io.nifiwan.script.parse;

import io.nifiwan.script.ScriptFormat;
import io.nifiwan.script.ScriptLanguage;

import java.util.ArrayList;
import java.util.List;

/** Takes a script apart into scenes. Never fails: a line that is nothing else is action. */
public final class ScriptParser {

    private ScriptParser() {
    }

    /**
     * Parses clean text.
     *
     * @param text   text with line feeds
     * @param format form that it is written in
     */
    public static ParsedScript parse(final String text, final ScriptFormat format) {
        final ScriptSource source = new ScriptSource(text);
        return SceneAssembler.assemble(source, elements(source, format));
    }

    /** Everything in a script that is shown, in order: also what is about the script and not of it. */
    static List<Element> elements(final ScriptSource source, final ScriptFormat format) {
        return markShots(source, dialect(format, source.text()).elements(source));
    }

    private static Dialect dialect(final ScriptFormat format, final String text) {
        if (format == ScriptFormat.FOUNTAIN) {
            return new FountainDialect();
        }
        return ScriptLanguage.of(text) == ScriptLanguage.CHINESE ? new ChineseDialect() : new EnglishDialect();
    }

    /** Lets a shot begin where a note such as {@code [[SHOT 2]]} stands; a mark inside a paragraph or a speech divides it. */
    private static List<Element> markShots(final ScriptSource source, final List<Element> elements) {
        final List<Integer> marks = source.shotMarks();
        if (marks.isEmpty()) {
            return elements;
        }
        final List<Element> marked = new ArrayList<>();
        int next = 0;
        for (final Element element : elements) {
            final boolean filmed = element.type() == ElementType.ACTION || element.type() == ElementType.SPEECH;
            Element rest = element;
            // A mark behind the last word belongs to what follows.
            while (filmed && next < marks.size() && marks.get(next) < element.to()
                    && !source.plain(Math.max(marks.get(next), element.from()), element.to()).isEmpty()) {
                final int mark = marks.get(next);
                next++;
                if (mark > rest.bodyFrom()) {
                    marked.add(rest.withRange(rest.from(), mark));
                    rest = rest.withRange(mark, rest.to());
                }
                rest = rest.openingShot();
            }
            marked.add(rest);
        }
        return marked;
    }
}
