package io.nifiwan.script.parse;

import io.nifiwan.script.ScriptFormat;

import java.util.List;
import java.util.stream.Stream;

/** Writes a parsed script as short lines, so that a test reads like the script. */
final class Described {

    private Described() {
    }

    /** One line an element: heading, {@code action:}, {@code edit:} or {@code speaker(note):} and the shown text. */
    static List<String> lines(final ScriptFormat format, final String... script) {
        final ParsedScript parsed = ScriptParser.parse(String.join("\n", script), format);
        return parsed.scenes().stream().flatMap(scene -> {
            final Stream<String> heading = scene.heading().stream().map(given -> "# " + scene.scene().number() + " "
                    + scene.scene().place() + "/" + scene.scene().time());
            return Stream.concat(heading, scene.body().stream().map(element -> describe(parsed.source(), element)));
        }).toList();
    }

    private static String describe(final ScriptSource source, final Element element) {
        final String text = source.plain(element.bodyFrom(), element.to()).replace("\n", "/");
        final String shot = element.opensShot() ? "!" : "";
        return switch (element.type()) {
            case ACTION -> shot + "action: " + text;
            case TRANSITION -> "edit: " + text;
            case SPEECH -> (element.simultaneous() ? "^" : "") + shot + element.speaker()
                    + (element.parenthetical().isEmpty() ? "" : "(" + element.parenthetical() + ")") + ": " + text;
            default -> element.type() + ": " + text;
        };
    }
}
