package io.nifiwan.prompt.parse;

import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.glossary.Slot;
import io.nifiwan.prompt.glossary.Term;
import io.nifiwan.script.Shot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Puts glossary terms and the place of a scene into phrases of a language, in the order that prompts have. Immutable. */
public final class Wording {
    private static final List<String> CATEGORY_ORDER = List.of("shot_size", "angle", "framing", "heritage_view", "composition", "lens",
            "effect", "camera_movement", "time_of_day", "weather", "light_source", "light_quality", "light_direction",
            "tone", "saturation", "contrast");

    private final Glossary glossary;
    private final Language language;

    /** Words in one language. */
    public Wording(final Glossary glossary, final Language language) {
        this.glossary = glossary;
        this.language = language;
    }

    /** Mood as visible cues, or tone, or style. */
    public String phrases(final List<TermUse> uses) {
        return join(select(uses, term -> true));
    }

    /** Shot size, angle, framing, composition, lens: all of the camera but its movement. */
    public String framing(final List<TermUse> camera) {
        return join(select(camera, term -> !term.isMove()));
    }

    /** The camera movement; a compound one by its parts in order. */
    public String move(final List<TermUse> camera) {
        return camera.stream().filter(use -> glossary.term(use.id()).isMove()).findFirst().map(this::movePhrase).orElse("");
    }

    /** Time of day, weather and light. */
    public String light(final List<TermUse> environment) {
        return join(select(environment, term -> !isDetail(term)));
    }

    /** What stands or happens in the place by itself: wet streets, wind, beams of light. */
    public String details(final List<TermUse> environment) {
        return join(select(environment, Wording::isDetail));
    }

    /** The place as the heading has it, with the setting; empty where the heading names no place. */
    public String place(final Shot.Scene scene) {
        if (scene == null || scene.place() == null || scene.place().isBlank()) {
            return "";
        }
        final String place = readable(scene.place().strip());
        if (!"interior".equals(scene.setting())) {
            return place;
        }
        return (language == Language.ZH ? "室内" : "interior") + language.comma() + place;
    }

    /** The whole environment slot. */
    public String environment(final Shot.Scene scene, final List<TermUse> environment) {
        return joinTexts(Stream.of(place(scene), light(environment), details(environment)));
    }

    /** The whole camera slot. */
    public String camera(final List<TermUse> camera) {
        return joinTexts(Stream.of(framing(camera), move(camera)));
    }

    /** Short names of terms, for people. */
    public String names(final List<TermUse> uses) {
        return String.join(language.listComma(), select(uses, term -> true).stream().map(term -> term.name(language)).toList());
    }

    /** Non-empty texts with commas between them. */
    public String joinTexts(final Stream<String> texts) {
        return String.join(language.comma(), texts.filter(text -> !text.isEmpty()).toList());
    }

    private String movePhrase(final TermUse use) {
        if (use.parts().isEmpty()) {
            return glossary.term(use.id()).phrase(language);
        }
        final List<String> phrases = use.parts().stream().map(id -> glossary.term(id).phrase(language)).toList();
        return String.join(language == Language.ZH ? "，然后" : ", then ", phrases);
    }

    private List<Term> select(final List<TermUse> uses, final Predicate<Term> condition) {
        final List<Term> terms = new ArrayList<>();
        uses.stream().flatMap(use -> glossary.find(use.id()).stream()).filter(condition).forEach(terms::add);
        terms.sort(Comparator.comparingInt(term -> CATEGORY_ORDER.indexOf(term.category())));
        return terms;
    }

    private String join(final List<Term> terms) {
        return joinTexts(terms.stream().map(term -> term.phrase(language)));
    }

    private static boolean isDetail(final Term term) {
        return term.slot() == Slot.ENVIRONMENT && term.group() == null;
    }

    /** Headings are printed in capitals, prompts are not. */
    private static String readable(final String place) {
        return place.equals(place.toUpperCase(Locale.ROOT)) ? place.toLowerCase(Locale.ROOT) : place;
    }
}
