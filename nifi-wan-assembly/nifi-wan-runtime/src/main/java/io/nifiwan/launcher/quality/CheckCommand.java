package io.nifiwan.launcher.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.launcher.text.TextTable;
import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.report.ReportJson;
import io.nifiwan.quality.verdict.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Judges clips and prints their verdicts. */
@Command(name = "check", description = "Judges clips and prints their verdicts. A report of CheckVideoQuality may stand for its clip.%n"
        + "Exit codes: 0 all judged, 1 a file could not be judged, or a verdict is as bad as --fail-on says.")
final class CheckCommand implements Callable<Integer> {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Spec
    private CommandSpec command;

    @SuppressWarnings("UnusedVariable")
    @Mixin
    private HelpOption help;

    @Mixin
    private GateOptions gate;

    @Parameters(arity = "1..*", paramLabel = "FILE|FOLDER", description = "Clips, reports, or folders of clips")
    private List<Path> named;

    @Option(names = {"-f", "--format"}, paramLabel = "FORMAT", defaultValue = "TABLE",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); JSONL prints a whole report a line")
    private OutputFormat format;

    @Option(names = "--reports", paramLabel = "FOLDER", description = "Write the report of each clip into this folder")
    private Path reports;

    @Option(names = "--fail-on", paramLabel = "VERDICT", description = "REVIEW or REJECT: exit with 1 where a clip gets it, or a worse one")
    private Verdict failOn;

    @Override
    public Integer call() throws IOException, InterruptedException {
        final PrintWriter out = command.commandLine().getOut();
        final PrintWriter errors = command.commandLine().getErr();
        final List<Path> files = ClipFiles.of(named);
        if (reports != null) {
            Files.createDirectories(reports);
        }
        if (format == OutputFormat.CSV) {
            out.println(VerdictRows.csvLine(VerdictRows.csvHeadings()));
        }
        final List<CheckedFile> all = new ArrayList<>();
        try {
            new ParallelCheck(gate.gate(), gate.threads(), ProgressBar.onErrors(errors)).run(files, checked -> {
                all.add(checked);
                printAtOnce(checked, out);
                save(checked);
            });
        } catch (final UncheckedIOException e) {
            throw e.getCause();
        }
        printTable(all, out);
        out.flush();
        for (final CheckedFile failed : all.stream().filter(checked -> checked.report().isEmpty()).toList()) {
            errors.println("wan: " + failed.file() + ": " + failed.failure());
        }
        return all.stream().anyMatch(this::isFailure) ? 1 : 0;
    }

    private boolean isFailure(final CheckedFile checked) {
        return checked.report().map(report -> failOn != null && failOn != Verdict.PASS && report.verdict().compareTo(failOn) >= 0).orElse(true);
    }

    private void printAtOnce(final CheckedFile checked, final PrintWriter out) {
        if (format == OutputFormat.CSV) {
            out.println(VerdictRows.csvLine(VerdictRows.csvRow(checked)));
            out.flush();
        } else if (format == OutputFormat.JSONL && checked.report().isPresent()) {
            out.println(MAPPER.createObjectNode().put("file", checked.file().toString()).setAll(
                    MAPPER.<ObjectNode>valueToTree(checked.report().get())).toString());
            out.flush();
        }
    }

    private void save(final CheckedFile checked) {
        if (reports == null || checked.report().isEmpty()) {
            return;
        }
        try {
            write(checked.report().get(), reports.resolve(ClipFiles.stem(checked.file()) + ".json"));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a report; an old one is replaced. */
    static void write(final QualityReport report, final Path file) throws IOException {
        try (OutputStream output = Files.newOutputStream(file)) {
            ReportJson.write(report, output);
        }
    }

    private void printTable(final List<CheckedFile> all, final PrintWriter out) {
        if (format != OutputFormat.TABLE && format != OutputFormat.MARKDOWN) {
            return;
        }
        final List<List<String>> rows = new ArrayList<>(List.of(VerdictRows.tableHeadings()));
        all.forEach(checked -> rows.add(VerdictRows.tableRow(checked)));
        if (format == OutputFormat.MARKDOWN) {
            rows.add(1, rows.get(0).stream().map(heading -> "---").toList());
            rows.forEach(row -> out.println(VerdictRows.markdownLine(row)));
        } else {
            TextTable.aligned(rows).forEach(out::println);
        }
    }
}
