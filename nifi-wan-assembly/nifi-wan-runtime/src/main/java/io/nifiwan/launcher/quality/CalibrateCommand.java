package io.nifiwan.launcher.quality;

import io.nifiwan.launcher.HomeOption;
import io.nifiwan.launcher.nifi.NifiClient;
import io.nifiwan.launcher.nifi.NifiInstance;
import io.nifiwan.launcher.text.TextTable;
import io.nifiwan.media.ClipThumbnail;
import io.nifiwan.quality.calibrate.Calibration;
import io.nifiwan.quality.calibrate.Calibrator;
import io.nifiwan.quality.calibrate.JudgedClip;
import io.nifiwan.quality.calibrate.LabelReader;
import io.nifiwan.quality.calibrate.LabelSet;
import io.nifiwan.quality.calibrate.Targets;
import io.nifiwan.quality.calibrate.page.CalibrationPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Finds limits from clips that people have labelled. */
@Command(name = "calibrate", description = "Finds limits from clips that people have labelled: a profile file and a page that explains it.%n"
        + "LABELS is CSV with the columns clip and label (good, bad), or a, b and better (A, B, same); more columns are aspects such as sharpness or "
        + "flicker. Any other file is read as JSON objects with these fields, one after the other, as a flow collects them.%n"
        + "Refuses with exit code 1 below 30 clips or 8 of a class.")
final class CalibrateCommand implements Callable<Integer> {
    private static final int THUMBNAIL_WIDTH = 200;

    @Spec
    private CommandSpec command;

    @Mixin
    private HomeOption home;

    @Mixin
    private GateOptions gate;

    @Parameters(paramLabel = "LABELS", description = "Label file")
    private Path labelFile;

    @Option(names = "--reports", paramLabel = "FILE|FOLDER", description = "Reports of CheckVideoQuality or of check, so that their clips "
            + "are not decoded")
    private List<Path> reports = new ArrayList<>();

    @Option(names = "--save-reports", paramLabel = "FOLDER", description = "Keep the reports of clips that had to be measured, for --reports")
    private Path saveReports;

    @Option(names = {"-o", "--output"}, paramLabel = "FOLDER", defaultValue = "calibration", description = "Where the results go (default: "
            + "${DEFAULT-VALUE})")
    private Path output;

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "calibrated", description = "Name of the new profile (default: ${DEFAULT-VALUE})")
    private String name;

    @Option(names = "--precision", paramLabel = "P", defaultValue = "0.95",
            description = "Share of the clips beyond a reject limit that are bad (default: ${DEFAULT-VALUE})")
    private double precision;

    @Option(names = "--recall", paramLabel = "R", defaultValue = "0.95",
            description = "Share of the bad clips that are beyond a review limit (default: ${DEFAULT-VALUE})")
    private double recall;

    @Option(names = "--confidence", paramLabel = "C", defaultValue = "0.95", description = "Confidence of all intervals (default: ${DEFAULT-VALUE})")
    private double confidence;

    @Option(names = "--conservative", description = "The lower end of the interval has to reach precision and recall")
    private boolean conservative;

    @Option(names = "--put-into", paramLabel = "CONTEXT", description = "Put the new limits into this parameter context of a NiFi.%n"
            + "Parameters have the names of the properties of CheckVideoQuality, for example \"Motion Review Above\"")
    private String context;

    @Option(names = "--nifi", paramLabel = "URL", description = "Root of that NiFi, for example http://127.0.0.1:8080 (default: the one that "
            + "./wan start runs)")
    private String address;

    @Override
    public Integer call() throws IOException, InterruptedException {
        final PrintWriter out = command.commandLine().getOut();
        final Targets targets = targets();
        if (!name.matches("[\\p{L}\\p{N}._-]+") || name.startsWith(".")) {
            throw new ParameterException(command.commandLine(), "The name of a profile has letters, digits, dots, - and _ only, not \"" + name
                    + "\"");
        }
        final LabelSet labels = LabelReader.read(labelFile);
        final List<String> unknown = Calibrator.unknownAspects(labels);
        if (!unknown.isEmpty()) {
            command.commandLine().getErr().println("wan: no criterion is meant by " + String.join(", ", unknown) + "; left out");
        }
        final LabelledClips clips = new LabelledClips(labels, new LabelledReports(labelFile.toAbsolutePath().getParent(), reports));
        final int measured = clips.complete(new ParallelCheck(gate.gate(), gate.threads(), ProgressBar.onErrors(command.commandLine().getErr())),
                Optional.ofNullable(saveReports));
        final Calibration calibration = new Calibrator(targets, gate.profile()).calibrate(clips.clips(), clips.pairs());
        out.println(calibration.clips().size() + " labelled clips and " + clips.pairs().size() + " pairs, of which " + measured
                + " clips had to be measured");
        print(calibration, out);
        write(calibration, out);
        if (context != null) {
            put(LimitParameters.of(calibration), out);
        }
        out.flush();
        return 0;
    }

    private Targets targets() {
        try {
            return new Targets(precision, recall, confidence, conservative);
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    private static void print(final Calibration calibration, final PrintWriter out) {
        if (!calibration.criteria().isEmpty()) {
            TextTable.aligned(CalibrationSummary.criteria(calibration)).forEach(out::println);
        }
        if (!calibration.pairs().isEmpty()) {
            out.println();
            TextTable.aligned(CalibrationSummary.pairs(calibration)).forEach(out::println);
        }
    }

    private void write(final Calibration calibration, final PrintWriter out) throws IOException {
        Files.createDirectories(output);
        final Path profile = output.resolve(name + ".json");
        final Path page = output.resolve(name + ".html");
        final Path curves = output.resolve(name + "-curves.csv");
        calibration.calibrated(name).write(profile);
        Files.writeString(page, CalibrationPage.of(calibration, pictures()));
        Files.write(curves, CalibrationSummary.curves(calibration));
        out.println();
        out.println("Profile  " + profile + "  (property Profile File of CheckVideoQuality, or --profile of check)");
        out.println("Page     " + page);
        out.println("Curves   " + curves);
    }

    private Function<JudgedClip, Optional<byte[]>> pictures() throws IOException {
        final Optional<ClipThumbnail> thumbnail = gate.ffmpeg().map(ffmpeg -> new ClipThumbnail(ffmpeg, THUMBNAIL_WIDTH));
        return clip -> thumbnail.flatMap(maker -> clip.video().flatMap(video ->
                maker.jpeg(video, clip.report().clip().seconds() == null ? 0 : clip.report().clip().seconds() / 2)));
    }

    private void put(final Map<String, String> parameters, final PrintWriter out) throws IOException, InterruptedException {
        if (parameters.isEmpty()) {
            out.println("No limit changed, so nothing is put into " + context);
            return;
        }
        try (NifiClient client = client()) {
            client.putParameters(context, parameters);
        }
        out.println("Put into parameter context " + context + ": " + parameters);
    }

    private NifiClient client() throws IOException {
        if (address != null) {
            return new NifiClient(address);
        }
        final NifiInstance instance = home.instance();
        if (instance.process().isEmpty()) {
            throw new IOException("No NiFi runs in " + instance.home().folder() + "; start it with ./wan start, or name one with --nifi");
        }
        return instance.client();
    }
}
