package io.nifiwan.prompt.glossary;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The bilingual vocabulary of shots: what words of a script mean for a prompt and what of it can be measured. Immutable and safe for
 * use by many threads.
 */
public final class Glossary {
    private static final String RESOURCE = "/io/nifiwan/prompt/glossary.json";

    private final Map<String, Term> terms;
    private final List<String> officialNegativePrompt;

    private Glossary(final Content content) {
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
    private record Content(Meta meta, List<Term> terms) {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Meta(@JsonProperty("official_negative_prompt") List<String> officialNegativePrompt) {
    }
}
