package io.nifiwan.launcher.quality;

import io.nifiwan.quality.calibrate.CriterionValues;
import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.report.QualityReport.DimensionEntry;
import io.nifiwan.quality.report.QualityReport.MatchEntry;
import io.nifiwan.quality.report.QualityReport.ReasonEntry;
import io.nifiwan.quality.verdict.Criterion;
import io.nifiwan.quality.verdict.Dimension;
import io.nifiwan.quality.verdict.Severity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reports as rows of cells. */
final class VerdictRows {
    private VerdictRows() {
    }

    static List<String> tableHeadings() {
        final List<String> cells = new ArrayList<>(List.of("clip", "verdict", "score"));
        Arrays.stream(Dimension.values()).forEach(dimension -> cells.add(dimension.id()));
        cells.addAll(List.of("camera", "reasons"));
        return cells;
    }

    static List<String> tableRow(final CheckedFile checked) {
        final String name = checked.file().getFileName().toString();
        if (checked.report().isEmpty()) {
            final List<String> cells = new ArrayList<>(List.of(name, "FAILED", ""));
            Arrays.stream(Dimension.values()).forEach(dimension -> cells.add(""));
            cells.addAll(List.of("", checked.failure()));
            return cells;
        }
        final QualityReport report = checked.report().get();
        final List<String> cells = new ArrayList<>(List.of(name, report.verdict().name(), score(report.score())));
        Arrays.stream(Dimension.values()).forEach(dimension -> cells.add(dimension(report, dimension)));
        cells.add(camera(report));
        cells.add(String.join("; ", reasons(report)));
        return cells;
    }

    static List<String> csvHeadings() {
        final List<String> cells = new ArrayList<>(List.of("file", "verdict", "score"));
        Arrays.stream(Dimension.values()).forEach(dimension -> cells.add("score_" + dimension.id()));
        cells.add("reasons");
        Arrays.stream(Criterion.values()).filter(criterion -> criterion != Criterion.SCORE).forEach(criterion -> cells.add(criterion.id()));
        cells.add("error");
        return cells;
    }

    static List<String> csvRow(final CheckedFile checked) {
        final List<String> cells = new ArrayList<>(List.of(checked.file().toString()));
        if (checked.report().isEmpty()) {
            csvHeadings().stream().skip(2).forEach(heading -> cells.add(""));
            cells.add(checked.failure());
            return cells;
        }
        final QualityReport report = checked.report().get();
        cells.addAll(List.of(report.verdict().name(), Double.toString(report.score())));
        Arrays.stream(Dimension.values()).forEach(dimension -> cells.add(report.dimensions().stream()
                .filter(entry -> entry.dimension().equals(dimension.id()) && entry.score() != null).map(entry -> entry.score().toString())
                .findFirst().orElse("")));
        cells.add(String.join(" ", report.reasons().stream().filter(reason -> reason.severity() != Severity.NOTE)
                .map(reason -> reason.code().name()).distinct().toList()));
        final Map<Criterion, Double> values = CriterionValues.of(report);
        Arrays.stream(Criterion.values()).filter(criterion -> criterion != Criterion.SCORE)
                .forEach(criterion -> cells.add(values.containsKey(criterion) ? values.get(criterion).toString() : ""));
        cells.add("");
        return cells;
    }

    /** Cells as a line of CSV (RFC 4180). */
    static String csvLine(final List<String> cells) {
        return String.join(",", cells.stream().map(cell -> cell.matches("(?s).*[\",\r\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell)
                .toList());
    }

    /** Cells as a line of a Markdown table. */
    static String markdownLine(final List<String> cells) {
        return "| " + String.join(" | ", cells.stream().map(cell -> cell.replace("|", "\\|")).toList()) + " |";
    }

    /** The reasons with an effect: code and time span, each code once with its first span. */
    static List<String> reasons(final QualityReport report) {
        final List<String> texts = new ArrayList<>();
        for (final ReasonEntry reason : report.reasons()) {
            final boolean known = texts.stream().anyMatch(text -> text.startsWith(reason.code().name()));
            if (reason.severity() != Severity.NOTE && !known) {
                final long times = report.reasons().stream().filter(other -> other.code() == reason.code()
                        && other.severity() != Severity.NOTE).count();
                texts.add(reason.code() + " " + span(report, reason) + (times > 1 ? " and " + (times - 1) + " more" : ""));
            }
        }
        return texts;
    }

    /** Where a reason lies, for example {@code 4.17-7.17 s}. */
    static String span(final QualityReport report, final ReasonEntry reason) {
        final double seconds = report.clip().seconds() == null ? 0 : report.clip().seconds();
        if (reason.from() <= 0.01 && reason.to() >= seconds - 0.06) {
            return "(whole clip)";
        }
        return reason.to() - reason.from() < 0.005 ? String.format(Locale.ROOT, "at %.2f s", reason.from())
                : String.format(Locale.ROOT, "%.2f-%.2f s", reason.from(), reason.to());
    }

    static String score(final double score) {
        return String.format(Locale.ROOT, "%.2f", score);
    }

    private static String dimension(final QualityReport report, final Dimension dimension) {
        return report.dimensions().stream().filter(entry -> entry.dimension().equals(dimension.id()) && entry.score() != null)
                .map(DimensionEntry::score).map(VerdictRows::score).findFirst().orElse("");
    }

    /** Measured movement, and the asked one where it differs. */
    private static String camera(final QualityReport report) {
        final String measured = report.metrics().stream().filter(metric -> metric.metric().equals("camera"))
                .map(metric -> metric.labels().getOrDefault("camera", "")).findFirst().orElse("");
        final String asked = report.matches().stream().filter(match -> match.measure().equals("camera")).map(MatchEntry::asked).findFirst()
                .orElse("");
        return asked.isEmpty() || asked.equals(measured) ? measured : measured + " (asked " + asked + ")";
    }
}
