package io.nifiwan.prompt.build;

import io.nifiwan.prompt.PromptSpec;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.glossary.Measure;
import io.nifiwan.prompt.glossary.Slot;
import io.nifiwan.prompt.glossary.Term;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.Subject;
import io.nifiwan.prompt.parse.TermUse;
import io.nifiwan.prompt.parse.Wording;
import io.nifiwan.script.Shot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes what a parsed shot asks for as a {@link PromptSpec}: its words, its terms, and of these what a gate can measure. */
public final class SpecWriter {
    private static final List<String> TONE_ORDER = List.of("tone", "saturation", "contrast");

    private final Glossary glossary;

    /** Writes specs with the terms of a glossary. */
    public SpecWriter(final Glossary glossary) {
        this.glossary = glossary;
    }

    /**
     * The spec of a shot.
     *
     * @param shot     for scene, position, place and length
     * @param parsed   its slots
     * @param subject  subject phrase as the prompt has it
     * @param language language of the slot texts
     */
    public PromptSpec write(final Shot shot, final ParsedShot parsed, final String subject, final Language language) {
        final Wording wording = new Wording(glossary, language);
        final PromptSpec.Slots slots = new PromptSpec.Slots(wording.phrases(parsed.mood().terms()), subject,
                wording.environment(shot.scene(), parsed.environment().terms()), wording.camera(parsed.camera().terms()),
                wording.phrases(parsed.tone().terms()));
        final String scene = shot.scene() == null || shot.scene().number() == null ? "" : shot.scene().number();
        final String place = shot.scene() == null || shot.scene().place() == null ? "" : shot.scene().place();
        return new PromptSpec(PromptSpec.VERSION, language.code(), scene, shot.number(), slots,
                parsed.terms().stream().map(TermUse::id).toList(), camera(parsed), tone(parsed), place,
                parsed.subjects().stream().map(Subject::kind).toList(), shot.seconds(), parsed.phrases());
    }

    /** The movement to be measured; null where none is asked or the asked one cannot be measured. */
    private PromptSpec.Expected camera(final ParsedShot parsed) {
        final List<PromptSpec.Expected> expected = new ArrayList<>();
        for (final TermUse use : parsed.camera().terms()) {
            glossary.find(use.id()).flatMap(term -> term.measure(Measure.CAMERA_MOTION)).map(measure -> new PromptSpec.Expected(use.id(),
                    measure.metric(), measure.target(), accepted(measure, Boolean.TRUE.equals(use.anyDirection())))).ifPresent(expected::add);
        }
        return expected.stream().min(Comparator.comparingInt(candidate -> glossary.term(candidate.term()).isMove() ? 0 : 1)).orElse(null);
    }

    /** Where the direction is open, what counts to one side counts to the other. */
    private static List<String> accepted(final Measure measure, final boolean anyDirection) {
        final Set<String> accepted = new LinkedHashSet<>(measure.accepted());
        if (anyDirection) {
            accepted.addAll(measure.accepted().stream().map(SpecWriter::mirrored).collect(Collectors.toList()));
        }
        return List.copyOf(accepted);
    }

    private static String mirrored(final String measured) {
        return measured.endsWith("_right") ? measured.replace("_right", "_left") : measured.replace("_left", "_right");
    }

    /**
     * The tone to be measured: the colour tone before the saturation before the contrast. Light, weather and style shift colours too,
     * but only what the tone slot names is asked of the picture.
     */
    private PromptSpec.Expected tone(final ParsedShot parsed) {
        return parsed.tone().terms().stream()
                .flatMap(use -> glossary.find(use.id()).stream())
                .filter(term -> term.slot() == Slot.TONE && term.measure(Measure.TONE).isPresent())
                .min(Comparator.comparingInt((Term term) -> TONE_ORDER.indexOf(term.category())))
                .map(term -> new PromptSpec.Expected(term.id(), Measure.TONE, term.expect().target(), term.expect().accepted()))
                .orElse(null);
    }
}
