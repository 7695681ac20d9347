package io.nifiwan.launcher.quality;

import io.nifiwan.launcher.text.TextTable;
import io.nifiwan.quality.calibrate.CriterionValues;
import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.verdict.Criterion;
import io.nifiwan.quality.verdict.Decimals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Compares two clips value by value, or two folders clip by clip. */
@Command(name = "compare", description = "Compares two clips value by value, or two folders of clips with the same file names.")
final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @SuppressWarnings("UnusedVariable")
    @Mixin
    private HelpOption help;

    @Mixin
    private GateOptions gate;

    @Parameters(index = "0", paramLabel = "A", description = "A clip, a report, or a folder of clips")
    private Path first;

    @Parameters(index = "1", paramLabel = "B", description = "What to compare it with")
    private Path second;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (Files.isDirectory(first) != Files.isDirectory(second)) {
            throw new IOException("Compare two files or two folders, not one of each");
        }
        final PrintWriter out = command.commandLine().getOut();
        final Map<String, CheckedFile> ofFirst = check(first);
        final Map<String, CheckedFile> ofSecond = check(second);
        final List<CheckedFile> failed = new ArrayList<>(ofFirst.values());
        failed.addAll(ofSecond.values());
        failed.removeIf(checked -> checked.report().isPresent());
        if (!failed.isEmpty()) {
            throw new IOException(failed.get(0).file() + ": " + failed.get(0).failure());
        }
        if (Files.isDirectory(first)) {
            folders(ofFirst, ofSecond, out);
        } else {
            TextTable.aligned(rows(ofFirst.values().iterator().next(), ofSecond.values().iterator().next())).forEach(out::println);
        }
        out.flush();
        return 0;
    }

    private Map<String, CheckedFile> check(final Path path) throws IOException, InterruptedException {
        final Map<String, CheckedFile> checked = new LinkedHashMap<>();
        new ParallelCheck(gate.gate(), gate.threads(), ProgressBar.onErrors(command.commandLine().getErr())).run(ClipFiles.of(List.of(path)),
                result -> checked.put((Files.isDirectory(path) ? path.relativize(result.file()) : result.file()).toString(), result));
        return checked;
    }

    /** Verdicts, then each value with the clip that has the better one. */
    static List<List<String>> rows(final CheckedFile first, final CheckedFile second) {
        final QualityReport a = first.report().orElseThrow();
        final QualityReport b = second.report().orElseThrow();
        final List<List<String>> rows = new ArrayList<>(List.of(List.of("", "A", "B", "better"), List.of("clip", a.clip().name(), b.clip()
                .name(), ""),
                List.of("verdict", a.verdict().name(), b.verdict().name(), better(b.verdict().compareTo(a.verdict())))));
        final Map<Criterion, Double> ofA = CriterionValues.of(a);
        final Map<Criterion, Double> ofB = CriterionValues.of(b);
        for (final Criterion criterion : Criterion.values()) {
            if (ofA.containsKey(criterion) && ofB.containsKey(criterion)) {
                final double valueA = ofA.get(criterion);
                final double valueB = ofB.get(criterion);
                final int order = criterion.direction().isBreached(valueB, valueA) ? 1 : criterion.direction().isBreached(valueA, valueB) ? -1 : 0;
                // The value of sharpness is compared once; beyond its other limit it is noise.
                if (criterion != Criterion.NOISE && criterion != Criterion.STRUCTURE) {
                    rows.add(List.of(criterion.id(), Decimals.text(valueA), Decimals.text(valueB), better(order)));
                }
            }
        }
        rows.add(List.of("reasons", String.join("; ", VerdictRows.reasons(a)), String.join("; ", VerdictRows.reasons(b)), ""));
        return rows;
    }

    private static void folders(final Map<String, CheckedFile> first, final Map<String, CheckedFile> second,
            final PrintWriter out) throws IOException {
        final List<List<String>> rows = new ArrayList<>(List.of(List.of("clip", "verdict A", "verdict B", "score A", "score B", "better")));
        final int[] wins = new int[3];
        for (final Map.Entry<String, CheckedFile> entry : first.entrySet()) {
            final CheckedFile other = second.get(entry.getKey());
            if (other != null) {
                final QualityReport a = entry.getValue().report().orElseThrow();
                final QualityReport b = other.report().orElseThrow();
                final int byVerdict = b.verdict().compareTo(a.verdict());
                final int order = Integer.signum(byVerdict != 0 ? byVerdict : Double.compare(a.score(), b.score()));
                wins[order + 1]++;
                rows.add(List.of(entry.getKey(), a.verdict().name(), b.verdict().name(), VerdictRows.score(a.score()), VerdictRows.score(b.score()),
                        better(order)));
            }
        }
        if (rows.size() == 1) {
            throw new IOException("No clip in one folder has the same name as one in the other");
        }
        TextTable.aligned(rows).forEach(out::println);
        out.println("A is better " + wins[2] + " times, B " + wins[0] + " times, the same " + wins[1] + " times; by verdict, then by score. "
                + (first.size() + second.size() - 2 * (rows.size() - 1)) + " clips have no counterpart.");
    }

    private static String better(final int order) {
        return order > 0 ? "A" : order < 0 ? "B" : "";
    }
}
