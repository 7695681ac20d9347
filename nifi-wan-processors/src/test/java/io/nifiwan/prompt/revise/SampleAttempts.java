package io.nifiwan.prompt.revise;

import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.SampleShots;
import io.nifiwan.prompt.build.BuiltPrompt;
import io.nifiwan.prompt.build.PromptBuilder;
import io.nifiwan.prompt.build.TemplateLibrary;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.parse.ShotParser;
import io.nifiwan.script.ScriptAttributes;
import io.nifiwan.script.Shot;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** First attempts at the sample shots, with the attributes that a clip of them has. */
public final class SampleAttempts {
    private SampleAttempts() {
    }

    /** Attributes of a finished first clip, as script, prompt and engine stage write them. */
    public static Map<String, String> attributes(final String sample) throws IOException, PromptException {
        final Shot shot = SampleShots.document(sample).shot();
        return attributes(shot, ShotParser.language(shot));
    }

    /** The same for any shot, with a prompt in either language. */
    public static Map<String, String> attributes(final Shot shot, final Language language) throws PromptException {
        final BuiltPrompt built = new PromptBuilder(Glossary.standard(), TemplateLibrary.shipped())
                .build(shot, ShotParser.standard().parse(shot), language, TemplateLibrary.FIVE_SLOT, 300, true);
        final Map<String, String> attributes = new HashMap<>();
        attributes.put(ScriptAttributes.SCRIPT_NAME, "play");
        attributes.put(ScriptAttributes.SCRIPT_LANGUAGE, shot.language());
        attributes.put(ScriptAttributes.SCENE_NUMBER, shot.scene().number());
        attributes.put(ScriptAttributes.SCENE_HEADING, shot.scene().heading());
        attributes.put(ScriptAttributes.SHOT_ID, shot.id());
        attributes.put(ScriptAttributes.SHOT_NUMBER, Integer.toString(shot.number()));
        attributes.put(ScriptAttributes.SHOT_SECONDS, String.format(Locale.ROOT, "%.1f", shot.seconds()));
        attributes.put(ScriptAttributes.SHOT_TEXT, shot.text());
        attributes.put(ScriptAttributes.SHOT_LINE_FROM, Integer.toString(shot.lines().from()));
        attributes.put(ScriptAttributes.SHOT_LINE_TO, Integer.toString(shot.lines().to()));
        attributes.put(ScriptAttributes.FRAGMENT_INDEX, Integer.toString(shot.index()));
        attributes.put(PromptAttributes.PROMPT, built.prompt());
        attributes.put(PromptAttributes.PROMPT_NEGATIVE, built.negative());
        attributes.put(PromptAttributes.PROMPT_PATTERN, built.pattern());
        attributes.put(PromptAttributes.PROMPT_SPEC, built.spec().toJson());
        attributes.put(PromptAttributes.PROMPT_LANGUAGE, built.languageCodes());
        attributes.put(PromptAttributes.PROMPT_TEMPLATE, built.template());
        attributes.put(PromptAttributes.PROMPT_TOKENS, Integer.toString(built.tokens()));
        attributes.put(RevisionAttributes.VIDEO_REQUEST_ID, "request-1");
        attributes.put(RevisionAttributes.VIDEO_TASK_ID, "task-1");
        attributes.put(RevisionAttributes.VIDEO_PHASE, RevisionAttributes.PHASE_DONE);
        attributes.put(RevisionAttributes.VIDEO_SEED, "42");
        return attributes;
    }

    /** A shot of one line of action, without heading. */
    public static Shot shot(final String language, final String action) {
        return new Shot("s1-sh1-00000000", 1, 1, language, new Shot.Scene("1", "", "", "", ""), List.of(), action, List.of(),
                action, new Shot.LineRange(1, 1), 5);
    }
}
