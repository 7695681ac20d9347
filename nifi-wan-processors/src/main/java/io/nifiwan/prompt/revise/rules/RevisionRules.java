package io.nifiwan.prompt.revise.rules;

import io.nifiwan.prompt.glossary.Glossary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The rules in force, in the order in which they work. Immutable and safe for use by many threads. */
public final class RevisionRules {
    /** Id under which a term is asked for that a note names. */
    public static final String NAMED_TERM = "note.term";
    /** Id under which a term is dropped that a note names. */
    public static final String NAMED_TERM_DROPPED = "note.without";
    static final Set<String> RESERVED = Set.of(NAMED_TERM, NAMED_TERM_DROPPED);
    private static final String RESOURCE = "/io/nifiwan/prompt/revise/rules.json";
    private static final long LARGEST_FILE = 1 << 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Glossary glossary;
    private final Map<String, Ladder> ladders;
    private final Map<String, RevisionRule> rules;

    private RevisionRules(final Glossary glossary, final Map<String, Ladder> ladders, final Map<String, RevisionRule> rules) {
        this.glossary = glossary;
        this.ladders = ladders;
        this.rules = rules;
    }

    /** The rules of this bundle; read once. */
    public static RevisionRules shipped() {
        return Holder.SHIPPED;
    }

    /**
     * These rules with those of a file over them: a rule takes the place of the one of its id, a new one comes last, {@code "off": true}
     * takes one away; a ladder takes the place of the one of its name.
     *
     * @throws RuleFileException with every fault of the file and its line
     * @throws IOException       when the file cannot be read
     */
    public RevisionRules over(final Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new RuleFileException(List.of(file + ":1: the file is larger than " + (LARGEST_FILE >> 20) + " MiB"));
        }
        final byte[] bytes = Files.readAllBytes(file);
        try {
            final String json = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return over(RuleFileReader.read(file.toString(), json.startsWith(BYTE_ORDER_MARK) ? json.substring(1) : json, glossary,
                    ladders.keySet()));
        } catch (final CharacterCodingException e) {
            throw new RuleFileException(List.of(file + ":" + badLine(bytes) + ": the file is not UTF-8"));
        }
    }

    /** All rules, in the order in which they work. */
    public List<RevisionRule> rules() {
        return List.copyOf(rules.values());
    }

    /** The ladder of a name that some rule uses. */
    public Ladder ladder(final String name) {
        return ladders.get(name);
    }

    /** All wordings of the phrases of a group. */
    public List<String> wordings(final String group) {
        return rules.values().stream().flatMap(rule -> rule.edits().stream()).map(RuleEdit::phrase)
                .filter(phrase -> phrase != null && phrase.group().equals(group)).flatMap(phrase -> Stream.of(phrase.zh(), phrase.en())).toList();
    }

    private RevisionRules over(final RuleFile file) {
        final Map<String, Ladder> allLadders = new LinkedHashMap<>(ladders);
        allLadders.putAll(file.ladders());
        final Map<String, RevisionRule> all = new LinkedHashMap<>(rules);
        file.rules().forEach(rule -> all.put(rule.id(), rule));
        all.values().removeIf(RevisionRule::off);
        return new RevisionRules(glossary, allLadders, all);
    }

    /** Line of the first byte that is no part of a UTF-8 text. */
    private static int badLine(final byte[] bytes) {
        int line = 1;
        int start = 0;
        for (int index = 0; index <= bytes.length; index++) {
            if (index == bytes.length || bytes[index] == '\n') {
                try {
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, index - start));
                } catch (final CharacterCodingException e) {
                    return line;
                }
                start = index + 1;
                line++;
            }
        }
        return line;
    }

    private static final class Holder {
        private static final RevisionRules SHIPPED = read();

        private static RevisionRules read() {
            try (InputStream resource = RevisionRules.class.getResourceAsStream(RESOURCE)) {
                final String json = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
                return new RevisionRules(Glossary.standard(), Map.of(), Map.of())
                        .over(RuleFileReader.read("rules.json", json, Glossary.standard(), Set.of()));
            } catch (final IOException e) {
                throw new IllegalStateException("The revision rules of the bundle are not readable", e);
            }
        }
    }
}
