package io.nifiwan.prompt.build;

import io.nifiwan.prompt.cast.CastSheet;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.TermUse;
import io.nifiwan.prompt.parse.Wording;
import io.nifiwan.prompt.style.StyleProfile;
import io.nifiwan.script.Shot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The values of a shot that templates name. */
public final class PromptValues {
    /** Subject and action. */
    static final String SUBJECT = "subject";
    /** Looks of the characters. */
    static final String CAST = "cast";
    /** All names, in the order that prompts have; each value may be empty. */
    public static final List<String> NAMES = List.of("style", "framing", "light", CAST, SUBJECT, "place", "details", "mood", "move", "tone");
    private static final Pattern VARIABLE = Pattern.compile("[a-z][a-z0-9_]{0,59}");

    private PromptValues() {
    }

    /** Whether a template may declare a variable of this name. */
    public static boolean isVariableName(final String name) {
        return VARIABLE.matcher(name).matches() && !NAMES.contains(name);
    }

    /**
     * Values in one language, in an order that can be changed.
     *
     * @param style   style of the variant
     * @param staying style terms of the shot that go with the style
     */
    static Map<String, String> of(final Shot shot, final ParsedShot parsed, final Wording wording, final Language language, final CastSheet cast,
                                  final StyleProfile style, final List<TermUse> staying) {
        final String place = wording.place(shot.scene());
        final String styles = style.isNone() ? wording.phrases(parsed.style())
                : wording.joinTexts(Stream.of(style.prefix(language), wording.phrases(staying)));
        final Map<String, String> values = new LinkedHashMap<>();
        values.put("style", sentence(styles, language));
        values.put("framing", sentence(wording.framing(parsed.camera().terms()), language));
        values.put("light", sentence(wording.light(parsed.environment().terms()), language));
        values.put(CAST, cast.describe(shot, language));
        values.put(SUBJECT, parsed.subject().value());
        values.put("place", place.equals(parsed.subject().value()) ? "" : sentence(place, language));
        values.put("details", sentence(wording.details(parsed.environment().terms()), language));
        values.put("mood", sentence(wording.phrases(parsed.mood().terms()), language));
        values.put("move", sentence(wording.move(parsed.camera().terms()), language));
        values.put("tone", sentence(wording.phrases(parsed.tone().terms()), language));
        return values;
    }

    private static String sentence(final String text, final Language language) {
        return text.isEmpty() || language == Language.ZH ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
