package io.nifiwan.prompt.fill;

import io.nifiwan.prompt.chat.Dropped;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.ShotParser;
import io.nifiwan.prompt.parse.SlotValue;
import io.nifiwan.prompt.parse.TermUse;
import io.nifiwan.script.Shot;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of a chat model's answer stood the check.
 *
 * @param subject empty where the answer has none to take
 * @param terms   in the order of the answer
 * @param dropped what did not stand it
 */
public record Filling(Optional<SlotValue> subject, List<TermUse> terms, List<Dropped> dropped) {
    public Filling {
        terms = List.copyOf(terms);
        dropped = List.copyOf(dropped);
    }

    /** The shot with its open slots filled; what the rules found stays as it is. */
    public ParsedShot into(final ParsedShot parsed, final Shot shot, final Glossary glossary) {
        return ParsedShot.of(subject.orElse(parsed.subject()), Stream.concat(parsed.terms().stream(), terms.stream()).toList(),
                parsed.subjects(), parsed.phrases(), shot.scene(), glossary, ShotParser.language(shot));
    }

    /** What was filled: {@code subject} and glossary ids. */
    public List<String> names() {
        return Stream.concat(subject.stream().map(value -> FillQuestion.SUBJECT), terms.stream().map(TermUse::id)).toList();
    }
}
