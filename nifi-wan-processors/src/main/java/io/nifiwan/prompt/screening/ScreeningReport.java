package io.nifiwan.prompt.screening;

import java.util.List;
import java.util.Set;

/**
 * What the local layers found in one shot.
 *
 * @param outcome  the strictest outcome of all findings
 * @param findings each above pass, in the order of the texts
 * @param consents ids of the consents that were relied on
 */
public record ScreeningReport(Outcome outcome, List<Finding> findings, Set<String> consents) {
    public ScreeningReport {
        findings = List.copyOf(findings);
        consents = Set.copyOf(consents);
    }
}
