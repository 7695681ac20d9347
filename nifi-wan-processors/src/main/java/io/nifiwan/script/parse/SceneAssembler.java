package io.nifiwan.script.parse;

import io.nifiwan.script.Shot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups elements into scenes, gives each scene its number, and finds the set of a scene that names another one (景27同17). */
final class SceneAssembler {
    private static final String BEFORE_FIRST_HEADING = "0";
    private final ScriptSource source;
    private final List<ParsedScene> scenes = new ArrayList<>();
    private final List<CastEntry> scriptCast = new ArrayList<>();
    private final Map<String, Heading> byNumber = new HashMap<>();
    private final boolean headed;
    private Element heading;
    private Heading stated;
    private Heading previous;
    private List<Element> body = new ArrayList<>();
    private List<CastEntry> cast = new ArrayList<>();
    private String lastNumber = BEFORE_FIRST_HEADING;
    private int counted;
    private int added;

    private SceneAssembler(final ScriptSource source, final boolean headed) {
        this.source = source;
        this.headed = headed;
    }

    static ParsedScript assemble(final ScriptSource source, final List<Element> elements) {
        final boolean headed = elements.stream().anyMatch(element -> element.type() == ElementType.HEADING);
        final SceneAssembler assembler = new SceneAssembler(source, headed);
        elements.forEach(assembler::accept);
        assembler.close();
        return new ParsedScript(source, assembler.scenes, assembler.scriptCast);
    }

    private void accept(final Element element) {
        if (element.type() == ElementType.HEADING) {
            close();
            heading = element;
            stated = element.heading();
            body = new ArrayList<>();
            cast = new ArrayList<>();
        } else if (element.type() == ElementType.HEADING_DETAIL && heading != null) {
            stated = stated.with(element.heading());
        } else if (element.type() == ElementType.CAST) {
            (heading == null ? scriptCast : cast).addAll(CastLines.read(source.plain(element.from(), element.to())));
        } else if (element.type().isBody()) {
            body.add(element);
        }
    }

    private void close() {
        final boolean filmable = body.stream().anyMatch(element -> element.type() != ElementType.TRANSITION);
        if (heading == null) {
            if (filmable) {
                final String number = headed ? BEFORE_FIRST_HEADING : "1";
                scenes.add(new ParsedScene(new Shot.Scene(number, "", "", "", ""), true, Optional.empty(), body, List.of()));
            }
            return;
        }
        final Heading resolved = resolved();
        if (filmable || resolved.isVisible()) {
            final String number = nextNumber();
            byNumber.put(number, resolved);
            final boolean numbered = !stated.number().isEmpty() && !stated.number().equals(ChineseHeading.ADDED_NUMBER);
            final Shot.Scene scene = new Shot.Scene(number, stated.text(), resolved.setting(), resolved.place(), resolved.time());
            scenes.add(new ParsedScene(scene, numbered, Optional.of(heading), body, cast));
        }
        previous = resolved;
    }

    /** The heading with what it leaves out taken from the scene that it names, where that one stands above. */
    private Heading resolved() {
        final Heading named = stated.sameAs().equals(Heading.PREVIOUS) ? previous : byNumber.get(stated.sameAs());
        return stated.sameAs().isEmpty() || named == null ? stated : stated.with(named);
    }

    /** The number as written; counted where none is; the one before with a letter for a scene that is added behind it. */
    private String nextNumber() {
        counted++;
        if (stated.number().equals(ChineseHeading.ADDED_NUMBER)) {
            added++;
            return lastNumber + (char) ('A' + (added - 1) % 26);
        }
        added = 0;
        lastNumber = stated.number().isEmpty() ? String.valueOf(counted) : stated.number();
        return lastNumber;
    }
}
