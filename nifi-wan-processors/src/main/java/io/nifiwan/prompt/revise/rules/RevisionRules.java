package io.nifiwan.prompt.revise.rules;

import io.nifiwan.prompt.data.DataFile;
import io.nifiwan.prompt.data.DataFileException;
import io.nifiwan.prompt.glossary.Glossary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules in force, in the order in which they work. Immutable and safe for use by many threads. */
public final class RevisionRules {
    /** Id under which a term is asked for that a note names. */
    public static final String NAMED_TERM = "note.term";
    /** Id under which a term is dropped that a note names. */
    public static final String NAMED_TERM_DROPPED = "note.without";
    static final Set<String> RESERVED = Set.of(NAMED_TERM, NAMED_TERM_DROPPED);
    private static final String RESOURCE = "/io/nifiwan/prompt/revise/rules.json";

    private final Map<String, Ladder> ladders;
    private final Map<String, RevisionRule> rules;

    private RevisionRules(final Map<String, Ladder> ladders, final Map<String, RevisionRule> rules) {
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
     * @param terms terms that the rules of the file may name
     * @throws DataFileException with every fault of the file and its line
     */
    public RevisionRules over(final DataFile file, final Glossary terms) throws DataFileException {
        return over(RuleFileReader.read(file.name(), file.text(), terms, ladders.keySet()));
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

    /** All entries that rules put into a negative prompt. */
    public Set<String> negativeEntries() {
        return rules.values().stream().flatMap(rule -> rule.edits().stream()).flatMap(edit -> edit.negative().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private RevisionRules over(final RuleFile file) {
        final Map<String, Ladder> allLadders = new LinkedHashMap<>(ladders);
        allLadders.putAll(file.ladders());
        final Map<String, RevisionRule> all = new LinkedHashMap<>(rules);
        file.rules().forEach(rule -> all.put(rule.id(), rule));
        all.values().removeIf(RevisionRule::off);
        return new RevisionRules(allLadders, all);
    }

    private static final class Holder {
        private static final RevisionRules SHIPPED = read();

        private static RevisionRules read() {
            try {
                return new RevisionRules(Map.of(), Map.of()).over(DataFile.resource(RESOURCE), Glossary.standard());
            } catch (final DataFileException e) {
                throw new IllegalStateException("The revision rules of the bundle are not valid", e);
            }
        }
    }
}
