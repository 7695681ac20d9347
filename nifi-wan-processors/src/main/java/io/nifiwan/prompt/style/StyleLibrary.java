package io.nifiwan.prompt.style;

import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.data.DataFile;
import io.nifiwan.prompt.data.DataFileException;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.glossary.Slot;
import io.nifiwan.prompt.glossary.Term;
import io.nifiwan.prompt.glossary.TextFolding;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.TermUse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All styles: every term of the glossary that goes into the style slot is one, with the profile of the bundle where it has one, and the
 * operator's profiles replace or add. Immutable.
 */
public final class StyleLibrary {
    /** Stands for no style in a list of styles. */
    public static final String NONE = "None";
    /** Longest list of styles. */
    public static final int MOST_STYLES = 12;
    private static final int SPREAD = 1_000_000;

    private final Glossary glossary;
    private final Map<String, StyleProfile> profiles = new LinkedHashMap<>();
    private final Map<String, StyleProfile> byName = new LinkedHashMap<>();

    /**
     * A library.
     *
     * @param own the operator's profiles
     */
    public StyleLibrary(final Glossary glossary, final List<StyleParser.Draft> own) {
        this.glossary = glossary;
        styleTerms().forEach(term -> profiles.put(term.id(), of(term)));
        Stream.concat(Holder.SHIPPED.stream(), own.stream()).forEach(draft ->
                profiles.compute(draft.fullId(), (id, earlier) -> merged(draft, earlier == null ? StyleProfile.NONE : earlier)));
        profiles.values().forEach(profile -> Stream.of(profile.id(), profile.shortId(), profile.zh(), profile.en())
                .forEach(name -> byName.put(TextFolding.fold(name), profile)));
        styleTerms().forEach(term -> term.forms().forEach(form -> byName.putIfAbsent(TextFolding.fold(form), profiles.get(term.id()))));
    }

    /** The styles of a glossary with the profiles of the bundle. */
    public static StyleLibrary standard() {
        return new StyleLibrary(Glossary.standard(), List.of());
    }

    /** A style by id, with or without {@code style.}, or by a Chinese or English name. */
    public Optional<StyleProfile> find(final String name) {
        return Optional.ofNullable(byName.get(TextFolding.fold(name.strip())));
    }

    /** All styles. */
    public List<StyleProfile> profiles() {
        return List.copyOf(profiles.values());
    }

    /**
     * The styles of a list, in its order.
     *
     * @param list names with commas, semicolons or line feeds between them, full-width or not; {@value #NONE} is no style, as is an empty list
     * @throws PromptException when a name is unknown, a style is there twice, or the list is too long
     */
    public List<StyleProfile> select(final String list) throws PromptException {
        final List<StyleProfile> selected = new ArrayList<>();
        final Set<String> ids = new HashSet<>();
        for (final String entry : list.split("[,，、;；\\n]", -1)) {
            final String name = entry.strip();
            if (name.isEmpty()) {
                continue;
            }
            final StyleProfile profile = name.equalsIgnoreCase(NONE) ? StyleProfile.NONE : find(name).orElseThrow(() -> unknown(name));
            if (!ids.add(profile.id())) {
                throw new PromptException(PromptError.UNKNOWN_STYLE, "The list of styles names " + name + " twice");
            }
            selected.add(profile);
        }
        if (selected.size() > MOST_STYLES) {
            throw new PromptException(PromptError.UNKNOWN_STYLE, "The list has " + selected.size() + " styles of at most " + MOST_STYLES);
        }
        return selected.isEmpty() ? List.of(StyleProfile.NONE) : List.copyOf(selected);
    }

    /** The shot in a style; unchanged in no style. A script's own style gives way, words that go with any style (film grain) stay. */
    public ParsedShot apply(final StyleProfile style, final ParsedShot shot) {
        return style.isNone() ? shot : style.applyTo(shot, staying(shot), glossary.find(style.id()).isPresent());
    }

    /** Style terms of a shot that go with any style. */
    public List<TermUse> staying(final ParsedShot shot) {
        return shot.style().stream().filter(use -> glossary.find(use.id()).filter(term -> term.group() == null).isPresent()).toList();
    }

    private PromptException unknown(final String name) {
        return new PromptException(PromptError.UNKNOWN_STYLE, "There is no style " + name + "; there are " + profiles.values().stream()
                .map(StyleProfile::shortId).collect(Collectors.joining(", ")));
    }

    private Stream<Term> styleTerms() {
        return glossary.terms().stream().filter(term -> term.slot() == Slot.STYLE);
    }

    private static StyleProfile of(final Term term) {
        return new StyleProfile(term.id(), term.zh(), term.en(), term.phrase(Language.ZH), term.phrase(Language.EN), List.of(), List.of(),
                offset(term.id()), false);
    }

    private static StyleProfile merged(final StyleParser.Draft draft, final StyleProfile earlier) {
        return new StyleProfile(draft.fullId(), or(draft.zh(), earlier.zh()), or(draft.en(), earlier.en()),
                or(draft.prefixZh(), earlier.prefixZh()), or(draft.prefixEn(), earlier.prefixEn()),
                or(draft.negativeRemove(), earlier.negativeRemove()), or(draft.negativeAdd(), earlier.negativeAdd()),
                or(draft.seedOffset(), earlier.isNone() ? offset(draft.fullId()) : earlier.seedOffset()),
                or(draft.ownColours(), earlier.ownColours()));
    }

    private static <T> T or(final T value, final T earlier) {
        return value == null ? earlier : value;
    }

    /** From the id alone, so that a style keeps its seeds whatever other styles are asked for. */
    private static int offset(final String id) {
        return 1 + SeedFamily.number(id) % SPREAD;
    }

    private static final class Holder {
        private static final List<StyleParser.Draft> SHIPPED = read();

        private static List<StyleParser.Draft> read() {
            try {
                return new StyleParser().parse(DataFile.resource("/io/nifiwan/prompt/styles.json"));
            } catch (final DataFileException e) {
                throw new IllegalStateException("The styles of the bundle are not valid", e);
            }
        }
    }
}
