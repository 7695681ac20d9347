package io.nifiwan.script.parse;

import io.nifiwan.script.Shot;

import java.util.List;
import java.util.Optional;

/**
 * A scene and its lines.
 *
 * @param scene   what its heading states
 * @param heading the heading, empty for text before the first one or without any
 * @param body    action, speeches and transitions in order; may be empty below a heading that shows a place
 */
public record ParsedScene(Shot.Scene scene, Optional<Element> heading, List<Element> body) {
    public ParsedScene {
        body = List.copyOf(body);
    }
}
