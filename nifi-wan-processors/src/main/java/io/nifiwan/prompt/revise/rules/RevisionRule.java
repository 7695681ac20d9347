package io.nifiwan.prompt.revise.rules;

import java.util.List;

/**
 * What to do when the gate gives a reason or a reviewer's note says a phrase. Phrases are found in any language and script, whatever
 * stands around them.
 *
 * @param id         stable name, which the next attempt carries
 * @param reasons    reason codes of the gate
 * @param complaints phrases that say what is wrong, such as 太暗; "not too dark" asks only to guard against it
 * @param wishes     phrases that say what to do, such as 亮一点; a wish that is negated is none
 * @param terms      glossary ids; the rule works when a note asks for one of them by name
 * @param edits      what to change
 * @param keepSeed   whether the next attempt keeps the seed
 * @param off        whether the rule takes away the one of the same id
 */
public record RevisionRule(String id, List<String> reasons, List<String> complaints, List<String> wishes, List<String> terms,
                           List<RuleEdit> edits, boolean keepSeed, boolean off) {
    public RevisionRule {
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
        complaints = complaints == null ? List.of() : List.copyOf(complaints);
        wishes = wishes == null ? List.of() : List.copyOf(wishes);
        terms = terms == null ? List.of() : List.copyOf(terms);
        edits = edits == null ? List.of() : List.copyOf(edits);
    }
}
