package io.nifiwan.prompt.screening;

import io.nifiwan.prompt.screening.moderation.ModerationVerdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes what was found as FlowFile attributes: ids, places and the rules' own words. */
public final class ReportAttributes {
    private static final int IDS = 20;
    private static final int WORDS = 5;
    private static final String MODERATION = "moderation";

    private ReportAttributes() {
    }

    /**
     * The attributes of a screened shot; lists without an entry are left out.
     *
     * @param outcome of all layers together
     */
    public static Map<String, String> of(final Outcome outcome, final ScreeningReport report,
                                         final Optional<ModerationVerdict> moderation) {
        final List<Finding> findings = new ArrayList<>(report.findings());
        findings.sort(Comparator.comparing(Finding::outcome).reversed());
        final List<String> categories = moderation.map(ModerationVerdict::categories).orElse(List.of());
        final Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put(ScreeningAttributes.OUTCOME, outcome.label());
        attributes.put(ScreeningAttributes.LAYERS, moderation.isPresent() ? "rules,persons," + MODERATION : "rules,persons");
        put(attributes, ScreeningAttributes.RULES, ",", IDS,
                Stream.concat(findings.stream().map(Finding::ruleId), categories.stream().map(name -> MODERATION + "." + name)));
        put(attributes, ScreeningAttributes.OFFSETS, ",", IDS, findings.stream().map(finding -> finding.place().toString()));
        put(attributes, ScreeningAttributes.GROUPS, ",", IDS,
                Stream.concat(findings.stream().map(finding -> finding.group().label()), categories.stream().map(name -> MODERATION)));
        put(attributes, ScreeningAttributes.REASONS, "; ", WORDS, findings.stream().map(Finding::reason));
        put(attributes, ScreeningAttributes.SUGGESTIONS, "; ", WORDS, findings.stream().map(Finding::suggestion));
        put(attributes, ScreeningAttributes.CONSENTS, ",", IDS, report.consents().stream().sorted());
        return attributes;
    }

    private static void put(final Map<String, String> attributes, final String name, final String separator, final int limit,
                            final Stream<String> values) {
        final String joined = values.filter(value -> !value.isEmpty()).distinct().limit(limit).collect(Collectors.joining(separator));
        if (!joined.isEmpty()) {
            attributes.put(name, joined);
        }
    }
}
