package io.nifiwan.prompt.revise.rules;

import java.util.List;
import java.util.Map;

/**
 * The content of one rule file.
 *
 * @param ladders by name
 * @param rules   in their order
 */
record RuleFile(Map<String, Ladder> ladders, List<RevisionRule> rules) {
    RuleFile {
        ladders = Map.copyOf(ladders);
        rules = List.copyOf(rules);
    }
}
