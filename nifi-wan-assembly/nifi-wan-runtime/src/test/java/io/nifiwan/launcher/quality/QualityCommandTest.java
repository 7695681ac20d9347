package io.nifiwan.launcher.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.media.ChildProcess;
import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.quality.measure.ClipInfo;
import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.report.ReportBuilder;
import io.nifiwan.quality.report.ReportSource;
import io.nifiwan.quality.verdict.Criterion;
import io.nifiwan.quality.verdict.Profile;
import io.nifiwan.quality.verdict.ProfileFile;
import io.nifiwan.quality.verdict.QualityGate;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The commands as a user runs them, on reports and on a clip that is made here. */
class QualityCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    @TempDir
    private Path folder;
    private StringWriter out;
    private StringWriter errors;

    @BeforeEach
    void prepare() {
        out = new StringWriter();
        errors = new StringWriter();
    }

    @Test
    void checkPrintsReportsInEveryFormat() throws IOException {
        final Path good = report("good,1", 0.9);
        final Path bad = report("bad", 0.3);
        assertEquals(0, run("check", good.toString(), bad.toString()));
        assertTrue(out.toString().lines().anyMatch(line -> line.matches("bad\\.json +REJECT +0\\.\\d\\d .*BLURRED \\(whole clip\\).*")),
                out::toString);
        assertEquals(0, run("check", "-f", "csv", good.toString(), bad.toString()));
        assertTrue(out.toString().contains("\n\"" + good + "\",PASS,") && out.toString().contains(",BLURRED LOW_SCORE,0.3,"), out::toString);
        assertEquals(0, run("check", "-f", "jsonl", good.toString()));
        assertEquals("PASS", MAPPER.readTree(out.toString()).path("verdict").asText());
        assertEquals(0, run("check", "-f", "markdown", good.toString()));
        assertTrue(out.toString().startsWith("| clip | verdict |"), out::toString);
        assertEquals(1, run("check", "--fail-on", "reject", bad.toString()));
        assertEquals(0, run("check", "--fail-on", "reject", good.toString()));
    }

    @Test
    void aFileThatCannotBeJudgedKeepsNoOther() throws IOException {
        final Path broken = Files.writeString(folder.resolve("broken.json"), "{}");
        assertEquals(1, run("check", broken.toString(), report("good", 0.9).toString()));
        assertTrue(out.toString().contains("good.json") && errors.toString().contains("broken.json: The schema is"), () -> out + "" + errors);
        assertTrue(assertThrows(IOException.class, () -> run("check", folder.resolve("none.mp4").toString())).getMessage()
                .contains("There is no file"));
        assertTrue(assertThrows(IOException.class, () -> run("check", "--profile", "bright", broken.toString())).getMessage()
                .contains("no profile bright"));
    }

    @Test
    void aClipIsMeasuredAgainstItsSideFile() throws IOException {
        assumeTrue(FfmpegInstallation.isBundled());
        ChildProcess.run(FfmpegInstallation.bundled().ffmpeg(List.of("-loglevel", "error", "-f", "lavfi", "-i",
                "testsrc2=size=320x240:rate=8:duration=1",
                "-c:v", "mpeg4", "-q:v", "2", folder.resolve("made.mp4").toString())), Duration.ofMinutes(1), 1 << 16);
        Files.writeString(folder.resolve("made.json"), "{\"video.width\": \"640\", \"shot.id\": \"s1\"}");
        assertEquals(0, run("check", "--reports", folder.resolve("reports").toString(), folder.toString()));
        assertTrue(out.toString().contains("SIZE_MISMATCH"), out::toString);
        assertEquals("s1", MAPPER.readTree(folder.resolve("reports/made.json").toFile()).path("attributes").path("shot.id").asText());
        assertEquals(0, run("explain", folder.resolve("reports/made.json").toString()));
        assertTrue(out.toString().contains("* REJECT SIZE_MISMATCH"), out::toString);
    }

    @Test
    void compareNamesTheBetterOne() throws IOException {
        assertEquals(0, run("compare", report("a", 0.9).toString(), report("b", 0.3).toString()));
        assertTrue(out.toString().lines().anyMatch(line -> line.matches("sharpness +0\\.9 +0\\.3 +A")), out::toString);
    }

    @Test
    void calibrateWritesAProfileAPageAndParameters() throws Exception {
        final Path labels = labels(20);
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            final String context = "{\"id\":\"c1\",\"revision\":{\"version\":3},\"component\":{\"name\":\"wan\",\"parameters\":[]}}";
            server.enqueue(new MockResponse.Builder().code(200).addHeader("Content-Type", "application/json")
                    .body("{\"parameterContexts\":[" + context + "]}").build());
            final String done = "{\"request\":{\"requestId\":\"r1\",\"complete\":true}}";
            for (int answer = 0; answer < 3; answer++) {
                server.enqueue(new MockResponse.Builder().code(200).addHeader("Content-Type", "application/json").body(done).build());
            }
            assertEquals(0, run("calibrate", labels.toString(), "-o", folder.resolve("out").toString(), "--name", "mine", "--put-into", "wan",
                    "--nifi", server.url("/").toString()));
            server.takeRequest();
            final RecordedRequest update = server.takeRequest();
            assertTrue(update.getBody().utf8().contains("\"Sharpness Reject Below\"") && update.getBody().utf8().contains("\"sensitive\":false"),
                    update.getBody()::utf8);
        }
        final ProfileFile profile = ProfileFile.read(folder.resolve("out/mine.json"));
        assertEquals("mine", profile.thresholds().profile());
        final double limit = profile.thresholds().of(Criterion.SHARPNESS).reject().orElseThrow();
        assertTrue(limit > 0.39 && limit < 0.6, () -> "" + limit);
        assertTrue(Files.readString(folder.resolve("out/mine.html")).contains("<svg class='histogram'"));
        assertTrue(Files.readString(folder.resolve("out/mine-curves.csv")).contains("sharpness,"));
        assertTrue(out.toString().contains("of which 0 clips had to be measured"), out::toString);
    }

    @Test
    void calibrateRefusesTooFewLabelsAndUnknownClips() throws IOException {
        final Path labels = labels(14);
        final IOException refused = assertThrows(IOException.class, () -> run("calibrate", labels.toString(), "-o", folder.resolve("out")
                .toString()));
        assertTrue(refused.getMessage().contains("There are 28 clips"), refused::getMessage);
        assertFalse(Files.exists(folder.resolve("out")));
        Files.writeString(labels, "clip,label\nmissing.mp4,good\n");
        assertTrue(assertThrows(IOException.class, () -> run("calibrate", labels.toString())).getMessage().contains("line 2 names missing.mp4"));
    }

    @Test
    void expectationsAreReadFromEveryForm() throws IOException {
        final ExpectedClip attributes = ExpectationJson.read(MAPPER.readTree("""
                {"video.width": "832", "video.frames": "33", "video.duration": "2",
                 "prompt.spec": "{\\"version\\": 1, \\"camera\\": {\\"target\\": \\"pan_left\\"}}"}"""));
        assertEquals(832, attributes.expectation().width());
        assertEquals(0, attributes.expectation().seconds());
        assertEquals("pan_left", attributes.expectation().camera().orElseThrow().target());
        final ExpectedClip spec = ExpectationJson.read(MAPPER.readTree("{\"version\": 1, \"seconds\": 5, \"tone\": {\"target\": \"warm\", "
                + "\"accept\": [\"warm\"]}}"));
        assertEquals(0, spec.expectation().seconds());
        assertEquals(List.of("warm"), spec.expectation().tone().orElseThrow().accept());
        assertThrows(IllegalArgumentException.class, () -> ExpectationJson.read(MAPPER.readTree("{\"fps\": \"fast\"}")));
        assertThrows(IllegalArgumentException.class, () -> ExpectationJson.read(MAPPER.readTree("{\"camera\": {\"term\": \"x\"}}")));
    }

    private int run(final String... arguments) throws IOException {
        out.getBuffer().setLength(0);
        final Exception[] failure = new Exception[1];
        final int code = new CommandLine(new QualityCommand()).setCaseInsensitiveEnumValuesAllowed(true).setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors)).setExecutionExceptionHandler((thrown, line, result) -> {
                    failure[0] = thrown;
                    return 1;
                }).execute(arguments);
        if (failure[0] instanceof final IOException exception) {
            throw exception;
        }
        return code;
    }

    private Path labels(final int ofEach) throws IOException {
        final StringBuilder labels = new StringBuilder("clip,label\n");
        for (int index = 0; index < ofEach; index++) {
            report("bad" + index, 0.2 + index * 0.01);
            report("good" + index, 0.6 + index * 0.01);
            labels.append("bad").append(index).append(".json,bad\ngood").append(index).append(".json,good\n");
        }
        return Files.writeString(folder.resolve("labels.csv"), labels);
    }

    private Path report(final String name, final double sharpness) throws IOException {
        final ClipMeasurements measurements = new ClipMeasurements(new ClipInfo("mp4", "h264", 640, 480, 16, 33, 2, 33, true, false, "ffmpeg"),
                List.of(new Measurement("sharpness", true, "", Map.of("sharpr", sharpness), Map.of(), Map.of(), List.of())), 1);
        final Path file = folder.resolve(name + ".json");
        CheckCommand.write(ReportBuilder.build(new ReportSource(name + ".mp4", 10, Map.of(), Instant.EPOCH), Expectation.none(),
                Optional.of(measurements),
                QualityGate.judge(measurements, Expectation.none(), Profile.PHOTOREAL.thresholds()), Profile.PHOTOREAL.thresholds()), file);
        return file;
    }
}
