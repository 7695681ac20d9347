package io.nifiwan.script.parse;

import io.nifiwan.script.Shot;

import java.util.List;
import java.util.Optional;

/**
 * A scene and its lines.
 *
 * @param scene    what its heading states
 * @param numbered whether the author gives its number, so that it stays when other scenes come and go
 * @param heading  the heading, empty for text before the first one or without any
 * @param body     action, speeches and transitions in order; may be empty below a heading that shows a place
 * @param cast     characters that the lines below the heading list
 */
public record ParsedScene(Shot.Scene scene, boolean numbered, Optional<Element> heading, List<Element> body, List<CastEntry> cast) {
    public ParsedScene {
        body = List.copyOf(body);
        cast = List.copyOf(cast);
    }
}
