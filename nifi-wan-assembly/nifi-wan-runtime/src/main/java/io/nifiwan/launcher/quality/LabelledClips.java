package io.nifiwan.launcher.quality;

import io.nifiwan.quality.calibrate.ClipLabel;
import io.nifiwan.quality.calibrate.JudgedClip;
import io.nifiwan.quality.calibrate.JudgedPair;
import io.nifiwan.quality.calibrate.LabelSet;
import io.nifiwan.quality.calibrate.PairLabel;
import io.nifiwan.quality.report.QualityReport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings labels and reports together; clips without a report are measured. */
final class LabelledClips {
    private final LabelSet labels;
    private final LabelledReports reports;
    private final Map<String, QualityReport> found = new LinkedHashMap<>();

    LabelledClips(final LabelSet labels, final LabelledReports reports) {
        this.labels = labels;
        this.reports = reports;
    }

    /**
     * Finds or makes the report of every clip.
     *
     * @param check measures what has no report
     * @param save  folder to keep new reports in, or empty
     * @return how many clips were measured
     * @throws IOException that names the label, when there is neither a report nor a clip, or the clip cannot be measured
     */
    int complete(final ParallelCheck check, final Optional<Path> save) throws IOException, InterruptedException {
        final Map<Path, String> missing = new LinkedHashMap<>();
        for (final ClipLabel label : labels.clips()) {
            if (label.report().isPresent()) {
                found.put(label.clip(), label.report().get());
            } else {
                look(label.clip(), label.place(), missing);
            }
        }
        for (final PairLabel pair : labels.pairs()) {
            look(pair.first(), pair.place(), missing);
            look(pair.second(), pair.place(), missing);
        }
        final List<CheckedFile> measured = new ArrayList<>();
        if (!missing.isEmpty()) {
            check.run(List.copyOf(missing.keySet()), measured::add);
        }
        for (final CheckedFile checked : measured) {
            found.put(missing.get(checked.file()), checked.report().orElseThrow(() -> new IOException(checked.file() + ": " + checked.failure())));
            if (save.isPresent()) {
                Files.createDirectories(save.get());
                CheckCommand.write(checked.report().get(), save.get().resolve(checked.file().getFileName() + ".json"));
            }
        }
        return measured.size();
    }

    private void look(final String clip, final String place, final Map<Path, String> missing) throws IOException {
        if (found.containsKey(clip)) {
            return;
        }
        final Optional<QualityReport> report = reports.report(clip);
        if (report.isPresent()) {
            found.put(clip, report.get());
        } else {
            missing.put(reports.video(clip).orElseThrow(() -> new IOException(place + " names " + clip
                    + ", but there is neither such a clip nor a report of it")),
                    clip);
        }
    }

    List<JudgedClip> clips() {
        return labels.clips().stream().map(label -> new JudgedClip(label, found.get(label.clip()), reports.video(label.clip()))).toList();
    }

    List<JudgedPair> pairs() {
        return labels.pairs().stream().map(pair -> new JudgedPair(pair, found.get(pair.first()), found.get(pair.second()))).toList();
    }
}
