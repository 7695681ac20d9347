package io.nifiwan.prompt.revise;

import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.parse.TermUse;
import io.nifiwan.script.ScriptAttributes;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The attributes of the next attempt. Everything that was said of the old clip goes, above all what the engine stage knows its job by: with
 * them GenerateVideo would take the FlowFile for a job that it has.
 *
 * @param values  attributes to set
 * @param removed attributes to take away; none of them is set
 */
public record NextAttempt(Map<String, String> values, Set<String> removed) {
    private static final String NEW_SEED_ONLY = "new seed only";
    private static final Set<String> USED_UP = Set.of(RevisionAttributes.REVIEW_NOTE, RevisionAttributes.ATTEMPT_NOTE,
            RevisionAttributes.PROMPT_DIFF, RevisionAttributes.REVISION_RULES, RevisionAttributes.REVISION_UNREAD, RevisionAttributes.EXHAUSTED_CODE,
            RevisionAttributes.EXHAUSTED_MESSAGE, PromptAttributes.PROMPT_CAMERA, PromptAttributes.PROMPT_TONE, PromptAttributes.ERROR_CODE,
            PromptAttributes.ERROR_MESSAGE);

    public NextAttempt {
        values = Map.copyOf(values);
        removed = Set.copyOf(removed);
    }

    /**
     * Writes the attributes.
     *
     * @param old      attributes of the attempt
     * @param history  where it stands
     * @param revision the new prompt
     * @param keepSeed whether the seed is to be kept; a prompt that did not change gets a new one all the same, since it would give the
     *                 same clip again
     */
    public static NextAttempt of(final Map<String, String> old, final AttemptHistory history, final Revision revision, final boolean keepSeed,
                                 final Glossary glossary) {
        final Map<String, String> values = new HashMap<>();
        values.put(PromptAttributes.PROMPT, revision.built().prompt());
        values.put(PromptAttributes.PROMPT_NEGATIVE, revision.built().negative());
        values.put(PromptAttributes.PROMPT_PATTERN, revision.built().pattern());
        values.put(PromptAttributes.PROMPT_SPEC, revision.built().spec().toJson());
        values.put(PromptAttributes.PROMPT_LANGUAGE, revision.built().languageCodes());
        values.put(PromptAttributes.PROMPT_TEMPLATE, revision.built().template());
        values.put(PromptAttributes.PROMPT_TEMPLATE_SHA256, revision.built().templateSha256());
        putUnlessEmpty(values, PromptAttributes.VARIANT_STYLE, revision.style().id());
        values.put(PromptAttributes.PROMPT_TOKENS, Integer.toString(revision.built().tokens()));
        revision.parsed().move(glossary).map(TermUse::id).ifPresent(id -> values.put(PromptAttributes.PROMPT_CAMERA, id));
        revision.parsed().colourTone(glossary).map(TermUse::id).ifPresent(id -> values.put(PromptAttributes.PROMPT_TONE, id));
        values.put(RevisionAttributes.PROMPT_DIFF, revision.changesPrompt() ? revision.diff() : NEW_SEED_ONLY);
        putUnlessEmpty(values, RevisionAttributes.REVISION_RULES, String.join(",", revision.rules()));
        putUnlessEmpty(values, RevisionAttributes.REVISION_UNREAD, String.join(" | ", revision.unread()));
        putUnlessEmpty(values, RevisionAttributes.ATTEMPT_NOTE, old.getOrDefault(RevisionAttributes.REVIEW_NOTE, "").strip());
        values.put(RevisionAttributes.ATTEMPT_NUMBER, Integer.toString(history.number() + 1));
        values.put(RevisionAttributes.ATTEMPT_PARENT, history.id());
        final boolean keeps = keepSeed && revision.changesPrompt() && !history.seed().isEmpty();
        final String seed = keeps ? history.seed()
                : SeedPolicy.next(old.getOrDefault(ScriptAttributes.SHOT_ID, ""), history.seed(), history.number() + 1);
        values.put(RevisionAttributes.VIDEO_SEED, seed);
        values.put(PromptAttributes.PROMPT_SEED, seed);
        final Set<String> removed = new HashSet<>(USED_UP);
        removed.addAll(PromptAttributes.OF_CHAT);
        old.keySet().stream().filter(name -> name.startsWith(RevisionAttributes.QUALITY_PREFIX) || name.startsWith(RevisionAttributes.VIDEO_PREFIX))
                .forEach(removed::add);
        removed.removeAll(values.keySet());
        return new NextAttempt(values, removed);
    }

    private static void putUnlessEmpty(final Map<String, String> values, final String name, final String value) {
        if (!value.isEmpty()) {
            values.put(name, value);
        }
    }
}
