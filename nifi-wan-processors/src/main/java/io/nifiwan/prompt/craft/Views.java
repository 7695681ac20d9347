package io.nifiwan.prompt.craft;

import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.craft.CraftEntry.Variations;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Reading;
import io.nifiwan.prompt.glossary.Slot;
import io.nifiwan.prompt.glossary.Term;
import io.nifiwan.prompt.glossary.TermMatch;
import io.nifiwan.prompt.glossary.TermMatcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Combines the angles of an entry with its tempi, as terms of the glossary. Immutable. */
final class Views {
    private static final String DEFAULT_ANGLE = "view.hands";
    private static final Set<String> NORMAL = Set.of("normal", "real time", "常速", "正常", "正常速度");
    private static final String SPEED = "speed";

    private final Glossary glossary;
    private final TermMatcher matcher;

    Views(final Glossary glossary, final TermMatcher matcher) {
        this.glossary = glossary;
        this.matcher = matcher;
    }

    /**
     * One way to show a step.
     *
     * @param angle as the entry names it
     * @param tempo as the entry names it
     * @param terms of the camera, of the speed and of the light
     */
    record View(String angle, String tempo, List<Term> terms) {
    }

    /**
     * All combinations, angles first.
     *
     * @throws PromptException when a variation names nothing that the glossary knows, or the same as another one
     */
    List<View> of(final CraftEntry entry) throws PromptException {
        final Variations variations = entry.variations() == null ? new Variations(List.of(), List.of()) : entry.variations();
        final List<String> angles = variations.angles().isEmpty() ? List.of(DEFAULT_ANGLE) : variations.angles();
        final List<String> tempi = variations.tempi().isEmpty() ? List.of("normal") : variations.tempi();
        final List<Term> light = light(entry);
        final List<View> views = new ArrayList<>();
        for (int angle = 0; angle < angles.size(); angle++) {
            for (int tempo = 0; tempo < tempi.size(); tempo++) {
                final List<Term> terms = new ArrayList<>(angle(angles.get(angle), angle));
                addWhereOpen(tempo(tempi.get(tempo), tempo), terms);
                addWhereOpen(light, terms);
                if (views.stream().anyMatch(view -> view.terms().equals(terms))) {
                    throw new PromptException(PromptError.NOT_A_CRAFT_ENTRY, "The variations angles[" + angle + "] with tempi[" + tempo
                            + "] ask for a view that another one asks for already");
                }
                views.add(new View(angles.get(angle), tempi.get(tempo), List.copyOf(terms)));
            }
        }
        return List.copyOf(views);
    }

    /** Whether the light of an entry is one that the glossary knows; no light is none that it does not. */
    boolean knowsLight(final CraftEntry entry) {
        return entry.light() == null || !Sources.isStated(entry.light().direction()) || !light(entry).isEmpty();
    }

    private List<Term> light(final CraftEntry entry) {
        return entry.light() == null || !Sources.isStated(entry.light().direction()) ? List.of()
                : terms(entry.light().direction(), term -> term.slot() == Slot.ENVIRONMENT || "direction".equals(term.group()));
    }

    private List<Term> angle(final String words, final int index) throws PromptException {
        final List<Term> terms = terms(words, term -> term.slot() == Slot.CAMERA && !SPEED.equals(term.group()));
        if (terms.isEmpty()) {
            throw unknown("angles[" + index + "]", "camera, such as view.hands or 手部特写");
        }
        return terms;
    }

    private List<Term> tempo(final String words, final int index) throws PromptException {
        if (words != null && NORMAL.contains(words.strip().toLowerCase(Locale.ROOT))) {
            return List.of();
        }
        final List<Term> terms = terms(words, term -> SPEED.equals(term.group()));
        if (terms.isEmpty()) {
            throw unknown("tempi[" + index + "]", "speed, such as fx.slow_motion or 慢动作, and is not normal");
        }
        return terms;
    }

    /** Terms named by ids, or else by words as in a camera note. */
    private List<Term> terms(final String words, final Predicate<Term> kind) {
        if (words == null || words.isBlank()) {
            return List.of();
        }
        final List<String> ids = Arrays.stream(words.strip().split("[\\s,，、+]+")).toList();
        final List<Term> named = ids.stream().flatMap(id -> glossary.find(id).stream()).toList();
        final List<Term> found = named.size() == ids.size() ? named
                : matcher.match(words, Reading.NOTE).stream().map(TermMatch::term).toList();
        final List<Term> terms = new ArrayList<>();
        addWhereOpen(found.stream().filter(kind).toList(), terms);
        return terms;
    }

    /** Of a group the first one holds: a view in raking light is not lit from the front as well. */
    private static void addWhereOpen(final List<Term> more, final List<Term> terms) {
        for (final Term term : more) {
            if (terms.stream().noneMatch(other -> other.equals(term) || (term.group() != null && term.group().equals(other.group())))) {
                terms.add(term);
            }
        }
    }

    private static PromptException unknown(final String field, final String what) {
        return new PromptException(PromptError.NOT_A_CRAFT_ENTRY, "The field variations." + field + " names no term of the " + what);
    }
}
