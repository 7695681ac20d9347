package io.nifiwan.script.split;

import io.nifiwan.script.Cast;
import io.nifiwan.script.ScriptErrorCode;
import io.nifiwan.script.ScriptException;
import io.nifiwan.script.ScriptFormat;
import io.nifiwan.script.ScriptLanguage;
import io.nifiwan.script.parse.ParsedScene;
import io.nifiwan.script.parse.ParsedScript;
import io.nifiwan.script.parse.ScriptParser;

/** Turns a clean script into shots. Safe for use by several threads. */
public final class ShotSplitter {
    private final SplitSettings settings;

    public ShotSplitter(final SplitSettings settings) {
        this.settings = settings;
    }

    /**
     * Splits a script.
     *
     * @param text   clean text with line feeds
     * @param format form that it is written in
     * @throws ScriptException when the text holds nothing to be filmed
     */
    public ShotList split(final String text, final ScriptFormat format) throws ScriptException {
        final ParsedScript script = ScriptParser.parse(text, format);
        if (script.scenes().isEmpty()) {
            throw new ScriptException(ScriptErrorCode.NO_CONTENT, "The script holds no scene, action or dialogue");
        }
        final ScriptLanguage language = ScriptLanguage.of(text);
        final Cast cast = CastCollector.collect(script, language.code());
        final ShotWriter writer = new ShotWriter(script.source(), language, settings, new CastFinder(cast));
        final ShotPlanner planner = new ShotPlanner(settings);
        final AtomCutter cutter = new AtomCutter(script.source(), settings);
        final boolean headed = script.isHeaded();
        for (final ParsedScene scene : script.scenes()) {
            writer.write(scene, headed, planner.plan(cutter.cut(scene.body())));
        }
        return new ShotList(script.sceneCount(), writer.shots(), cast);
    }
}
