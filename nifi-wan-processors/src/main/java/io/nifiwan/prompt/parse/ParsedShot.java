package io.nifiwan.prompt.parse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.glossary.Slot;
import io.nifiwan.prompt.glossary.Term;
import io.nifiwan.script.Shot;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A shot by slots: the field {@value ShotDocument#PARSED} of the shot JSON.
 *
 * @param version     format version, 1
 * @param mood        atmosphere
 * @param subject     subject and action; the only slot in the words of the script
 * @param environment place, time of day, weather and light
 * @param camera      shot size, angle, lens and one camera movement
 * @param tone        colour tone, saturation and contrast
 * @param style       style terms, which stand ahead of the slots
 * @param edit        terms of the edit, which never go into a prompt
 * @param subjects    who and what is seen, in order of appearance, at most 6
 * @param phrases     what is said of the action beyond the script, in the language of the prompt; a prompt says it after the subject
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParsedShot(int version, SlotValue mood, SlotValue subject, SlotValue environment, SlotValue camera, SlotValue tone,
                         List<TermUse> style, List<TermUse> edit, List<Subject> subjects,
                         @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> phrases) {
    public static final int VERSION = 1;

    public ParsedShot {
        mood = orNone(mood);
        subject = orNone(subject);
        environment = orNone(environment);
        camera = orNone(camera);
        tone = orNone(tone);
        style = style == null ? List.of() : List.copyOf(style);
        edit = edit == null ? List.of() : List.copyOf(edit);
        subjects = subjects == null ? List.of() : List.copyOf(subjects);
        phrases = phrases == null ? List.of() : List.copyOf(phrases);
    }

    /**
     * A shot out of its subject and its terms, each of which goes into its slot.
     *
     * @param terms    all terms, of a known glossary
     * @param scene    for the place, which stands in the environment slot; may be null
     * @param language of the slot texts
     */
    public static ParsedShot of(final SlotValue subject, final List<TermUse> terms, final List<Subject> subjects, final List<String> phrases,
                                final Shot.Scene scene, final Glossary glossary, final Language language) {
        final Wording wording = new Wording(glossary, language);
        final List<TermUse> mood = in(Slot.MOOD, terms, glossary);
        final List<TermUse> environment = in(Slot.ENVIRONMENT, terms, glossary);
        final List<TermUse> camera = in(Slot.CAMERA, terms, glossary);
        final List<TermUse> tone = in(Slot.TONE, terms, glossary);
        return new ParsedShot(VERSION, SlotValue.of(wording.phrases(mood), mood), subject,
                SlotValue.ofEnvironment(wording.environment(scene, environment), environment),
                SlotValue.of(wording.camera(camera), camera), SlotValue.of(wording.phrases(tone), tone),
                in(Slot.STYLE, terms, glossary), in(Slot.EDIT, terms, glossary), subjects, phrases);
    }

    /** All terms: those of the slots in slot order, then style and edit. */
    public List<TermUse> terms() {
        return Stream.of(mood.terms(), environment.terms(), camera.terms(), tone.terms(), style, edit).flatMap(List::stream).toList();
    }

    /** The camera movement asked for. */
    public Optional<TermUse> move(final Glossary glossary) {
        return camera.terms().stream().filter(use -> glossary.find(use.id()).filter(Term::isMove).isPresent()).findFirst();
    }

    /** The colour tone asked for. */
    public Optional<TermUse> colourTone(final Glossary glossary) {
        return tone.terms().stream().filter(use -> glossary.find(use.id()).filter(term -> term.category().equals("tone")).isPresent())
                .findFirst();
    }

    private static List<TermUse> in(final Slot slot, final List<TermUse> terms, final Glossary glossary) {
        return terms.stream().filter(use -> glossary.term(use.id()).slot() == slot).toList();
    }

    private static SlotValue orNone(final SlotValue value) {
        return value == null ? SlotValue.none() : value;
    }
}
