package io.nifiwan.script.parse;

import java.util.List;

/**
 * A script taken apart.
 *
 * @param source text that all offsets point into
 * @param scenes scenes that hold something to film, in order
 * @param cast   characters that the script lists above its first scene
 */
public record ParsedScript(ScriptSource source, List<ParsedScene> scenes, List<CastEntry> cast) {
    public ParsedScript {
        scenes = List.copyOf(scenes);
        cast = List.copyOf(cast);
    }

    /** Whether scenes have headings; otherwise the script is one scene. */
    public boolean isHeaded() {
        return scenes.stream().anyMatch(scene -> scene.heading().isPresent());
    }

    /** Number of scenes that have a heading, or 1 where the script has none. */
    public int sceneCount() {
        final long headed = scenes.stream().filter(scene -> scene.heading().isPresent()).count();
        return headed == 0 ? Math.min(1, scenes.size()) : (int) headed;
    }
}
