package io.nifiwan.prompt.glossary;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The bilingual vocabulary of shots: what words of a script mean for a prompt and what of it can be measured. Immutable and safe for
 * use by many threads.
 */
public final class Glossary {
    private static final String RESOURCE = "/io/nifiwan/prompt/glossary.json";

    private final Map<String, Term> terms;
    private final List<String> officialNegativePrompt;
    private final JsonNode measures;

    private Glossary(final Map<String, Term> terms, final List<String> officialNegativePrompt, final JsonNode measures) {
        this.terms = terms;
        this.officialNegativePrompt = officialNegativePrompt;
        this.measures = measures;
    }

    private Glossary(final Content content) {
        measures = content.measures();
        terms = content.terms().stream().collect(Collectors.toMap(Term::id, term -> term, (first, second) -> {
            throw new IllegalStateException("The glossary has the id " + first.id() + " twice");
        }, LinkedHashMap::new));
        officialNegativePrompt = List.copyOf(content.meta().officialNegativePrompt());
    }

    /** The glossary of this bundle; read once. */
    public static Glossary standard() {
        return Holder.STANDARD;
    }

    /** All terms, in the order of the glossary. */
    public List<Term> terms() {
        return List.copyOf(terms.values());
    }

    /** The term of an id. */
    public Optional<Term> find(final String id) {
        return Optional.ofNullable(terms.get(id));
    }

    /**
     * The term of an id that must exist.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Term term(final String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("The glossary has no term " + id));
    }

    /** What the makers of Wan advise against in every clip, in Chinese, in their order. */
    public List<String> officialNegativePrompt() {
        return officialNegativePrompt;
    }

    /** This glossary with other terms ahead of its own, in place of those of the same id. */
    Glossary with(final List<Term> others) {
        final Map<String, Term> merged = new LinkedHashMap<>();
        others.forEach(term -> merged.put(term.id(), term));
        terms.forEach(merged::putIfAbsent);
        return new Glossary(merged, officialNegativePrompt, measures);
    }

    /** Classes that a measure can give, in order; empty for measures by number or text. */
    Set<String> classes(final String metric) {
        final JsonNode classes = measures.path(metric).path("classes");
        final Set<String> names = new LinkedHashSet<>();
        if (classes.isArray()) {
            classes.forEach(name -> names.add(name.asText()));
        } else {
            classes.properties().forEach(entry -> names.add(entry.getKey()));
        }
        return names;
    }

    private static Glossary read() {
        try (InputStream stream = Glossary.class.getResourceAsStream(RESOURCE)) {
            return new Glossary(new ObjectMapper().readValue(stream, Content.class));
        } catch (final IOException e) {
            throw new UncheckedIOException("The glossary of the bundle is not readable", e);
        }
    }

    private static final class Holder {
        private static final Glossary STANDARD = read();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Content(Meta meta, JsonNode measures, List<Term> terms) {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Meta(@JsonProperty("official_negative_prompt") List<String> officialNegativePrompt) {
    }
}
