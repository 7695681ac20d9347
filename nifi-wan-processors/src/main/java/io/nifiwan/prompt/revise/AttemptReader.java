package io.nifiwan.prompt.revise;

import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.PromptSpec;
import io.nifiwan.prompt.build.PromptSources;
import io.nifiwan.prompt.build.TemplateLibrary;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.glossary.Slot;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.ShotDocument;
import io.nifiwan.prompt.parse.ShotParser;
import io.nifiwan.prompt.parse.SlotSource;
import io.nifiwan.prompt.parse.SlotValue;
import io.nifiwan.prompt.parse.Subject;
import io.nifiwan.prompt.parse.TermUse;
import io.nifiwan.prompt.parse.Wording;
import io.nifiwan.prompt.style.StyleLibrary;
import io.nifiwan.prompt.style.StyleProfile;
import io.nifiwan.script.ScriptAttributes;
import io.nifiwan.script.Shot;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads an attempt back from the attributes of its FlowFile, since the content is a clip by then. What the attributes do not tell of the shot
 * - who speaks, which lines are action - stays out of it. Immutable and safe for use by many threads.
 */
public final class AttemptReader {
    private static final String INTERIOR = "interior";
    private static final String COMPOUND = "move.compound";

    private final Glossary glossary;
    private final StyleLibrary styles;
    private final ShotParser parser;

    /**
     * A reader.
     *
     * @param sources the terms and styles that prompts are made of
     * @param parser  one that knows the same terms
     */
    public AttemptReader(final PromptSources sources, final ShotParser parser) {
        glossary = sources.glossary();
        styles = sources.styles();
        this.parser = parser;
    }

    /**
     * Reads an attempt.
     *
     * @param attributes of the FlowFile
     * @param content    the shot, where the content still is one
     * @throws PromptException when an attribute is missing or not usable; the message names it
     */
    public Attempt read(final Map<String, String> attributes, final Optional<ShotDocument> content) throws PromptException {
        requireAll(attributes, PromptAttributes.PROMPT, PromptAttributes.PROMPT_SPEC, ScriptAttributes.SHOT_ID, ScriptAttributes.SHOT_TEXT);
        final PromptSpec spec = spec(attributes.get(PromptAttributes.PROMPT_SPEC));
        final List<Language> languages = languages(attributes, spec);
        final Language language = languages.getFirst();
        final ShotDocument document = content.isPresent() ? content.get() : ShotDocument.of(shot(attributes, spec, language));
        final SlotValue subject = new SlotValue(spec.slots().subject(), SlotSource.ATTEMPT, null, null, List.of());
        final ParsedShot parsed = ParsedShot.of(subject, terms(spec, attributes.get(PromptAttributes.PROMPT)),
                spec.subjects().stream().map(kind -> new Subject("", kind)).toList(), spec.phrases(), document.shot().scene(), glossary, language);
        final String template = attributes.getOrDefault(PromptAttributes.PROMPT_TEMPLATE, TemplateLibrary.FIVE_SLOT);
        return new Attempt(document, parsed, spec, languages, template.split("@", 2)[0], style(attributes),
                negative(attributes.getOrDefault(PromptAttributes.PROMPT_NEGATIVE, "")));
    }

    /** Entries of a negative prompt. */
    static List<String> negative(final String prompt) {
        return Arrays.stream(prompt.split("[，,]", -1)).map(String::strip).filter(entry -> !entry.isEmpty()).toList();
    }

    private static List<Language> languages(final Map<String, String> attributes, final PromptSpec spec) {
        final List<Language> named = Arrays.stream(attributes.getOrDefault(PromptAttributes.PROMPT_LANGUAGE, "").split("\\+", -1))
                .map(Language::ofCode).flatMap(Optional::stream).distinct().toList();
        return named.isEmpty()
                ? List.of(Language.ofCode(spec.language()).orElseGet(() -> Language.of(attributes.get(PromptAttributes.PROMPT)))) : named;
    }

    private StyleProfile style(final Map<String, String> attributes) throws PromptException {
        final String name = attributes.getOrDefault(PromptAttributes.VARIANT_STYLE, "");
        return name.isBlank() ? StyleProfile.NONE : styles.find(name).orElseThrow(() -> new PromptException(PromptError.UNKNOWN_STYLE,
                "The attribute " + PromptAttributes.VARIANT_STYLE + " names " + name + ", a style that neither the bundle nor the Style File has"));
    }

    private PromptSpec spec(final String json) throws PromptException {
        final PromptSpec spec;
        try {
            spec = PromptSpec.fromJson(json);
        } catch (final IllegalArgumentException e) {
            throw new PromptException(PromptError.INVALID_ATTRIBUTE, e.getMessage(), e);
        }
        if (spec == null || spec.version() > PromptSpec.VERSION) {
            throw new PromptException(PromptError.INVALID_ATTRIBUTE, "The attribute " + PromptAttributes.PROMPT_SPEC
                    + " is no spec of version " + PromptSpec.VERSION);
        }
        if (spec.slots() == null || spec.slots().subject() == null || spec.slots().subject().isBlank()) {
            throw new PromptException(PromptError.INVALID_ATTRIBUTE, "The attribute " + PromptAttributes.PROMPT_SPEC + " names no subject");
        }
        for (final String id : spec.terms()) {
            if (glossary.find(id).isEmpty()) {
                throw new PromptException(PromptError.INVALID_ATTRIBUTE, "The attribute " + PromptAttributes.PROMPT_SPEC + " names the term "
                        + id + ", which the glossary does not have");
            }
        }
        return spec;
    }

    /** The parts of a compound movement are not in the spec but in the prompt, where they stand one after the other. */
    private List<TermUse> terms(final PromptSpec spec, final String prompt) throws PromptException {
        final List<TermUse> read = spec.hasTerm(COMPOUND) ? parser.parsePrompt(prompt).terms() : List.of();
        return spec.terms().stream().filter(id -> glossary.term(id).slot() != Slot.EDIT).map(id -> new TermUse(id, SlotSource.ATTEMPT, null, null,
                read.stream().filter(use -> use.id().equals(id)).findFirst().map(TermUse::parts).orElse(List.of()),
                isOpen(spec, id) ? Boolean.TRUE : null)).toList();
    }

    /** Whether either side counts for a movement. */
    private static boolean isOpen(final PromptSpec spec, final String id) {
        return spec.camera() != null && id.equals(spec.camera().term())
                && spec.camera().accept().stream().anyMatch(accepted -> accepted.endsWith("_left"))
                && spec.camera().accept().stream().anyMatch(accepted -> accepted.endsWith("_right"));
    }

    private Shot shot(final Map<String, String> attributes, final PromptSpec spec, final Language language) throws PromptException {
        requireAll(attributes, ScriptAttributes.SHOT_NUMBER, ScriptAttributes.SHOT_SECONDS, ScriptAttributes.SHOT_LINE_FROM,
                ScriptAttributes.SHOT_LINE_TO);
        final String text = attributes.get(ScriptAttributes.SHOT_TEXT);
        final int index = attributes.containsKey(ScriptAttributes.FRAGMENT_INDEX) ? whole(attributes, ScriptAttributes.FRAGMENT_INDEX) : 0;
        return new Shot(attributes.get(ScriptAttributes.SHOT_ID), index, whole(attributes, ScriptAttributes.SHOT_NUMBER),
                Language.ofCode(attributes.get(ScriptAttributes.SCRIPT_LANGUAGE)).orElseGet(() -> Language.of(text)).code(),
                scene(attributes, spec, language), cast(attributes), null, List.of(), text,
                new Shot.LineRange(whole(attributes, ScriptAttributes.SHOT_LINE_FROM), whole(attributes, ScriptAttributes.SHOT_LINE_TO)),
                seconds(attributes));
    }

    /** An interior shows in the words of the environment slot; that a scene lies outside is never said there. */
    private Shot.Scene scene(final Map<String, String> attributes, final PromptSpec spec, final Language language) {
        final String place = Objects.requireNonNullElse(spec.place(), "");
        final String number = attributes.getOrDefault(ScriptAttributes.SCENE_NUMBER, Objects.requireNonNullElse(spec.scene(), ""));
        final String heading = attributes.getOrDefault(ScriptAttributes.SCENE_HEADING, "");
        final Shot.Scene inside = new Shot.Scene(number, heading, INTERIOR, place, "");
        final String phrase = new Wording(glossary, language).place(inside);
        final String environment = Objects.requireNonNullElse(spec.slots().environment(), "");
        return !phrase.isEmpty() && environment.startsWith(phrase) ? inside : new Shot.Scene(number, heading, "", place, "");
    }

    /** The characters whose looks the prompt has; others of the shot are not known any more. */
    private static List<String> cast(final Map<String, String> attributes) {
        return Arrays.stream(attributes.getOrDefault(PromptAttributes.PROMPT_CAST, "").split(",", -1))
                .map(String::strip).filter(name -> !name.isEmpty()).toList();
    }

    private static void requireAll(final Map<String, String> attributes, final String... names) throws PromptException {
        final List<String> missing = Stream.of(names).filter(name -> attributes.getOrDefault(name, "").isBlank()).toList();
        if (!missing.isEmpty()) {
            throw new PromptException(PromptError.MISSING_ATTRIBUTE, "The FlowFile has no " + String.join(", ", missing)
                    + "; a clip carries them from SplitScript and BuildPrompt on");
        }
    }

    private static int whole(final Map<String, String> attributes, final String name) throws PromptException {
        final String text = attributes.get(name).strip();
        try {
            final int value = Integer.parseInt(text);
            if (value > 0) {
                return value;
            }
        } catch (final NumberFormatException e) {
            throw invalid(name, text, "whole number above 0", e);
        }
        throw invalid(name, text, "whole number above 0", null);
    }

    private static double seconds(final Map<String, String> attributes) throws PromptException {
        final String text = attributes.get(ScriptAttributes.SHOT_SECONDS).strip();
        try {
            final double value = Double.parseDouble(text);
            if (value > 0 && Double.isFinite(value)) {
                return value;
            }
        } catch (final NumberFormatException e) {
            throw invalid(ScriptAttributes.SHOT_SECONDS, text, "number above 0", e);
        }
        throw invalid(ScriptAttributes.SHOT_SECONDS, text, "number above 0", null);
    }

    private static PromptException invalid(final String name, final String text, final String expected, final NumberFormatException cause) {
        return new PromptException(PromptError.INVALID_ATTRIBUTE, "The attribute " + name + " is \"" + text + "\", expected a " + expected, cause);
    }
}
