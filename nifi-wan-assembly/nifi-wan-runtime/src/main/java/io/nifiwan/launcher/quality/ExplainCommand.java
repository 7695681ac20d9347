package io.nifiwan.launcher.quality;

import io.nifiwan.launcher.text.TextTable;
import io.nifiwan.quality.report.Layer;
import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.report.QualityReport.DimensionEntry;
import io.nifiwan.quality.report.QualityReport.ReasonEntry;
import io.nifiwan.quality.verdict.Severity;
import io.nifiwan.quality.verdict.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Tells what decided on a clip, and at which second. */
@Command(name = "explain", description = "Tells what decided on a clip, and at which second.")
final class ExplainCommand implements Callable<Integer> {
    private static final int TIMELINE = 60;

    @Spec
    private CommandSpec command;

    @SuppressWarnings("UnusedVariable")
    @Mixin
    private HelpOption help;

    @Mixin
    private GateOptions gate;

    @Parameters(paramLabel = "FILE", description = "A clip, or a report of CheckVideoQuality")
    private Path file;

    @Override
    public Integer call() throws IOException {
        final QualityReport report = gate.gate().report(ClipFiles.of(List.of(file)).get(0));
        final PrintWriter out = command.commandLine().getOut();
        out.printf(Locale.ROOT, "%s: %s, score %.2f, profile %s%n", report.clip().name(), report.verdict(), report.score(), report.profile());
        if (report.clip().decoder() != null) {
            out.printf(Locale.ROOT, "%s %dx%d, %.3g fps, %d frames, %.2f s, decoded by %s%n", report.clip().codec(), report.clip().width(),
                    report.clip().height(), report.clip().fps(), report.clip().decodedFrames(), report.clip().seconds(), report.clip().decoder());
        }
        reasons(report, out);
        scores(report, out);
        out.println();
        out.println("Values and limits");
        TextTable.aligned(LimitTable.rows(report)).forEach(line -> out.println("  " + line));
        layers(report, out);
        out.flush();
        return 0;
    }

    private static void reasons(final QualityReport report, final PrintWriter out) {
        out.println();
        out.println(report.verdict() == Verdict.PASS ? "Nothing speaks against it" : "What decided");
        final double seconds = report.clip().seconds() == null ? 0 : report.clip().seconds();
        final List<List<String>> rows = new ArrayList<>();
        for (final ReasonEntry reason : report.reasons()) {
            final String effect = reason.severity().verdict() == report.verdict() && reason.severity() != Severity.NOTE ? "* " : "  ";
            out.println(effect + reason.severity() + " " + reason.code() + " " + VerdictRows.span(report, reason) + ": " + reason.explanation());
            if (seconds > 0) {
                rows.add(List.of(reason.code().name(), timeline(reason, seconds)));
            }
        }
        if (!rows.isEmpty()) {
            out.println();
            rows.add(List.of("", String.format(Locale.ROOT, "0%" + (TIMELINE + 1) + ".2f s", seconds)));
            TextTable.aligned(rows).forEach(line -> out.println("  " + line));
        }
    }

    /** The stretch of a reason within the clip, at least one mark wide. */
    static String timeline(final ReasonEntry reason, final double seconds) {
        final int from = Math.clamp((int) (reason.from() / seconds * TIMELINE), 0, TIMELINE - 1);
        final int to = Math.clamp((int) Math.ceil(reason.to() / seconds * TIMELINE), from + 1, TIMELINE);
        return "|" + ".".repeat(from) + "#".repeat(to - from) + ".".repeat(TIMELINE - to) + "|";
    }

    private static void scores(final QualityReport report, final PrintWriter out) {
        out.println();
        out.println("Score");
        final double weights = report.dimensions().stream().filter(entry -> entry.score() != null).mapToDouble(DimensionEntry::weight).sum();
        final List<List<String>> rows = new ArrayList<>();
        for (final DimensionEntry entry : report.dimensions()) {
            rows.add(List.of(entry.dimension(), entry.score() == null ? entry.state().name() : VerdictRows.score(entry.score()),
                    entry.score() == null || weights <= 0 ? "" : String.format(Locale.ROOT, "x %.2f", entry.weight() / weights),
                    entry.explanation()));
        }
        TextTable.aligned(rows.isEmpty() ? List.of(List.of("none")) : rows).forEach(line -> out.println("  " + line));
    }

    private static void layers(final QualityReport report, final PrintWriter out) {
        final List<Layer> silent = report.layers().stream().filter(layer -> layer.state() != Layer.State.RAN).toList();
        if (!silent.isEmpty()) {
            out.println();
            out.println("Not judged");
            silent.forEach(layer -> out.println("  " + layer.layer() + ": " + layer.note()));
        }
    }
}
