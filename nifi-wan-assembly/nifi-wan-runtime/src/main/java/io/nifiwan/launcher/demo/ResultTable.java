package io.nifiwan.launcher.demo;

import io.nifiwan.launcher.text.TextTable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The clips of a run as a table of plain text; a blank cell stands for what a report does not tell. */
final class ResultTable {
    private ResultTable() {
    }

    /** The lines of the table, headings first. */
    static List<String> lines(final List<ClipReport> reports) {
        final Set<String> dimensions = new LinkedHashSet<>();
        reports.forEach(report -> dimensions.addAll(report.dimensions().keySet()));
        final List<List<String>> rows = new ArrayList<>();
        final List<String> headings = new ArrayList<>(List.of("script", "scene", "shot", "camera asked", "measured"));
        headings.addAll(dimensions);
        headings.addAll(List.of("score", "verdict", "reasons", "file"));
        rows.add(headings);
        for (final ClipReport report : reports) {
            final List<String> row = new ArrayList<>(List.of(report.script(), report.scene(), report.shot(), report.cameraAsked(),
                    report.cameraMeasured()));
            dimensions.forEach(dimension -> row.add(score(report.dimensions().getOrDefault(dimension, Double.NaN))));
            row.addAll(List.of(score(report.score()), report.verdict(), String.join(",", report.reasons()),
                    report.folder().folder() + "/" + report.clip().getFileName()));
            rows.add(row);
        }
        return TextTable.aligned(rows);
    }

    private static String score(final double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
    }
}
