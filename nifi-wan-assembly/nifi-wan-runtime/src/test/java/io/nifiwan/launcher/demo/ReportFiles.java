package io.nifiwan.launcher.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes reports as the quality gate does, for tests. */
final class ReportFiles {
    private ReportFiles() {
    }

    /** A report with its clip, which is empty. */
    static ClipReport write(final Path output, final VerdictFolder folder, final String script, final int index, final int count) throws IOException {
        final Path target = Files.createDirectories(output.resolve(folder.folder()));
        final String name = script + "-s1-sh" + index;
        Files.write(target.resolve(name + ".mp4"), new byte[0]);
        final Path report = Files.writeString(target.resolve(name + ".json"), json(script, index, count, folder));
        return ClipReport.read(report, folder).orElseThrow();
    }

    /** A report of one style of the only shot of a script, with its clip. */
    static ClipReport writeVariant(final Path output, final VerdictFolder folder, final String script, final String variant, final int variants)
            throws IOException {
        final Path target = Files.createDirectories(output.resolve(folder.folder()));
        final String name = script + "-s1-sh1-" + variant;
        Files.write(target.resolve(name + ".mp4"), new byte[0]);
        final String json = json(script, 1, 1, folder).replace("\"fragment.count\"",
                "\"variant.id\":\"" + variant + "\",\"variant.count\":\"" + variants + "\",\"fragment.count\"");
        return ClipReport.read(Files.writeString(target.resolve(name + ".json"), json), folder).orElseThrow();
    }

    static String json(final String script, final int index, final int count, final VerdictFolder folder) {
        final String verdict = switch (folder) {
            case PASSED -> "PASS";
            case REVIEW -> "REVIEW";
            case REJECTED -> "REJECT";
        };
        return """
                {"schema":"nifi-wan/quality-report/1","verdict":"%s","score":0.875,
                 "attributes":{"script.name":"%s","shot.id":"s1-sh%d-0a1b2c3d","scene.number":"1","shot.number":"%d",
                   "fragment.index":"%d","fragment.count":"%d"},
                 "reasons":[{"code":"CAMERA_UNKNOWN","explanation":"why"}],
                 "dimensions":[{"dimension":"sharpness","score":0.91,"state":"scored"},{"dimension":"semantic","state":"not run"}],
                 "matches":[{"measure":"camera_motion","asked":"push_in","measured":["push_in","tilt_up"]}]}
                """.formatted(verdict, script, index, index, index, count);
    }
}
