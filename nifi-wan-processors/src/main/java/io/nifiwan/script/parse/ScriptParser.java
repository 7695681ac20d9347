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
        final List<Element> elements = markShots(dialect(format, text).elements(source), source.shotMarks());
        return new ParsedScript(source, SceneAssembler.assemble(elements));
    }

    private static Dialect dialect(final ScriptFormat format, final String text) {
        if (format == ScriptFormat.FOUNTAIN) {
            return new FountainDialect();
        }
        return ScriptLanguage.of(text) == ScriptLanguage.CHINESE ? new ChineseDialect() : new EnglishDialect();
    }

    /** Lets a shot begin where a note such as {@code [[SHOT 2]]} stands; a mark inside a paragraph divides it. */
    private static List<Element> markShots(final List<Element> elements, final List<Integer> marks) {
        if (marks.isEmpty()) {
            return elements;
        }
        final List<Element> marked = new ArrayList<>();
        int next = 0;
        for (final Element element : elements) {
            Element rest = element;
            while (element.type().isBody() && next < marks.size() && marks.get(next) < element.to()) {
                final int mark = marks.get(next);
                next++;
                if (mark <= rest.from()) {
                    rest = rest.openingShot();
                } else if (element.type() == ElementType.ACTION && mark > rest.bodyFrom()) {
                    marked.add(rest.withRange(rest.from(), mark));
                    rest = rest.withRange(mark, rest.to()).openingShot();
                }
            }
            marked.add(rest);
        }
        return marked;
    }
}
