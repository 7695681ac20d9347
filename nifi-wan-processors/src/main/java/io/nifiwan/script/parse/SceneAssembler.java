package io.nifiwan.script.parse;

import io.nifiwan.script.Shot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Groups elements into scenes and gives each scene its number. */
final class SceneAssembler {
    private static final String BEFORE_FIRST_HEADING = "0";
    private final List<ParsedScene> scenes = new ArrayList<>();
    private final boolean headed;
    private Element heading;
    private Heading stated;
    private List<Element> body = new ArrayList<>();
    private String lastNumber = BEFORE_FIRST_HEADING;
    private int counted;
    private int added;

    private SceneAssembler(final boolean headed) {
        this.headed = headed;
    }

    static List<ParsedScene> assemble(final List<Element> elements) {
        final boolean headed = elements.stream().anyMatch(element -> element.type() == ElementType.HEADING);
        final SceneAssembler assembler = new SceneAssembler(headed);
        elements.forEach(assembler::accept);
        assembler.close();
        return assembler.scenes;
    }

    private void accept(final Element element) {
        if (element.type() == ElementType.HEADING) {
            close();
            heading = element;
            stated = element.heading();
            body = new ArrayList<>();
        } else if (element.type() == ElementType.HEADING_DETAIL && heading != null) {
            stated = stated.with(element.heading());
        } else if (element.type().isBody()) {
            body.add(element);
        }
    }

    private void close() {
        final boolean filmable = body.stream().anyMatch(element -> element.type() != ElementType.TRANSITION);
        if (heading == null) {
            if (filmable) {
                final String number = headed ? BEFORE_FIRST_HEADING : "1";
                scenes.add(new ParsedScene(new Shot.Scene(number, "", "", "", ""), Optional.empty(), body));
            }
        } else if (filmable || stated.isVisible()) {
            final Shot.Scene scene = new Shot.Scene(nextNumber(), stated.text(), stated.setting(), stated.place(), stated.time());
            scenes.add(new ParsedScene(scene, Optional.of(heading), body));
        }
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
