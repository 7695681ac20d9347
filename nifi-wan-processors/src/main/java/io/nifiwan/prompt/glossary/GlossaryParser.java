package io.nifiwan.prompt.glossary;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.nifiwan.prompt.data.DataFile;
import io.nifiwan.prompt.data.DataFileException;
import io.nifiwan.prompt.data.DataParser;
import io.nifiwan.prompt.data.LocatedJson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads an operator's own terms, in the form of the glossary of the bundle, and merges them over it: a term of the same id replaces, others
 * are added. A term is held to what the rest of the stage relies on: a category of the glossary in its slot, names and phrases in both
 * languages, measures that a gate knows. A replacement keeps the category and group of what it replaces.
 */
public final class GlossaryParser implements DataParser<Glossary> {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]*\\.[a-z0-9_]+");
    private static final Set<String> FIELDS = Set.of("meta", "measures", "terms");
    private static final int MOST_TERMS = 2000;
    private static final int MOST_CHARACTERS = 400;

    private final Glossary base;

    /** A parser that merges over a glossary. */
    public GlossaryParser(final Glossary base) {
        this.base = base;
    }

    @Override
    public Glossary parse(final DataFile file) throws DataFileException {
        final LocatedJson json = LocatedJson.read(file).withMixIn(Term.class, StrictTerm.class).withMixIn(Measure.class, StrictMeasure.class);
        json.requireFieldsAmong(FIELDS);
        final List<Term> terms = new ArrayList<>();
        final Set<String> ids = new HashSet<>();
        final int size = json.listSize("/terms", MOST_TERMS);
        for (int index = 0; index < size; index++) {
            final String place = "/terms/" + index;
            final Term term = json.convert(place, Term.class);
            requireValid(json, place, term);
            if (!ids.add(term.id())) {
                throw json.fault(place + "/id", "the term " + term.id() + " is there twice");
            }
            terms.add(term);
        }
        return base.with(terms);
    }

    private void requireValid(final LocatedJson json, final String place, final Term term) throws DataFileException {
        if (term.id() == null || !ID.matcher(term.id()).matches()) {
            throw json.fault(place + "/id", "an id is two words of lower-case letters, digits and underscores with a full stop between, "
                    + "for example move.push_in");
        }
        if (term.slot() == null) {
            throw json.fault(place + "/slot", "the slot is missing");
        }
        final Set<String> categories = base.terms().stream().filter(known -> known.slot() == term.slot()).map(Term::category)
                .collect(Collectors.toCollection(TreeSet::new));
        if (term.category() == null || !categories.contains(term.category())) {
            throw json.fault(place + "/category", "there is no category " + term.category() + " in this slot; there are "
                    + String.join(", ", categories));
        }
        final Optional<Term> replaced = base.find(term.id());
        if (replaced.isPresent() && !replaced.get().sharesPlaceWith(term)) {
            throw json.fault(place + "/id", "a term that replaces " + term.id() + " keeps its category " + replaced.get().category()
                    + ", its slot and its group " + replaced.get().group());
        }
        requireWords(json, place, term);
        requireMeasure(json, place + "/expect", term.expect());
        for (int index = 0; index < term.negativeConflicts().size(); index++) {
            if (!base.officialNegativePrompt().contains(term.negativeConflicts().get(index))) {
                throw json.fault(place + "/negative_conflicts/" + index, term.negativeConflicts().get(index)
                        + " is no entry of the official negative prompt");
            }
        }
    }

    private static void requireWords(final LocatedJson json, final String place, final Term term) throws DataFileException {
        requireText(json, place + "/zh", term.zh());
        requireText(json, place + "/en", term.en());
        for (int index = 0; index < term.synonymsZh().size(); index++) {
            requireText(json, place + "/syn_zh/" + index, term.synonymsZh().get(index));
        }
        for (int index = 0; index < term.synonymsEn().size(); index++) {
            requireText(json, place + "/syn_en/" + index, term.synonymsEn().get(index));
        }
        if (term.slot() != Slot.EDIT) {
            requireText(json, place + "/prompt_zh", term.promptZh());
            requireText(json, place + "/prompt_en", term.promptEn());
        }
    }

    private static void requireText(final LocatedJson json, final String place, final String text) throws DataFileException {
        if (text == null || text.isBlank() || text.length() > MOST_CHARACTERS) {
            throw json.fault(place, "a text of 1 to " + MOST_CHARACTERS + " characters is expected");
        }
    }

    private void requireMeasure(final LocatedJson json, final String place, final Measure measure) throws DataFileException {
        if (measure == null) {
            return;
        }
        if (measure.metric() == null || base.terms().stream().noneMatch(term -> term.measure(measure.metric()).isPresent())) {
            throw json.fault(place + "/metric", "no gate measures " + measure.metric());
        }
        final Set<String> classes = base.classes(measure.metric());
        if (classes.isEmpty()) {
            return;
        }
        if (!classes.contains(measure.target())) {
            throw json.fault(place + "/class", "there is no class " + measure.target() + "; there are " + String.join(", ", classes));
        }
        for (int index = 0; index < measure.accept().size(); index++) {
            if (!classes.contains(measure.accept().get(index))) {
                throw json.fault(place + "/accept/" + index, "there is no class " + measure.accept().get(index) + "; there are "
                        + String.join(", ", classes));
            }
        }
    }

    /** A file of one's own names only fields that are known; those of the bundle's glossary that nothing depends on are. */
    @JsonIgnoreProperties({"wan_official", "note"})
    private abstract static class StrictTerm {
    }

    @JsonIgnoreProperties
    private abstract static class StrictMeasure {
    }
}
