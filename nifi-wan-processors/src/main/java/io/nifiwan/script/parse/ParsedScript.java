package io.nifiwan.script.parse;

import java.util.List;

/**
 * A script taken apart.
 *
 * @param source text that all offsets point into
 * @param scenes scenes that hold something to film, in order
 */
public record ParsedScript(ScriptSource source, List<ParsedScene> scenes) {
    public ParsedScript {
        scenes = List.copyOf(scenes);
    }

    /** Number of scenes that have a heading, or 1 where the script has none. */
    public int sceneCount() {
        final long headed = scenes.stream().filter(scene -> scene.heading().isPresent()).count();
        return headed == 0 ? Math.min(1, scenes.size()) : (int) headed;
    }
}
