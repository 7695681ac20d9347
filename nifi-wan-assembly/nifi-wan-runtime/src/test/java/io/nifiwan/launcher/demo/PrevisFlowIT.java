package io.nifiwan.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifiwan.launcher.nifi.Bulletin;
import io.nifiwan.launcher.nifi.GroupStatus;
import io.nifiwan.launcher.nifi.NifiClient;
import io.nifiwan.launcher.nifi.ProcessGroup;
import io.nifiwan.launcher.nifi.ProvenanceEvent;
import io.nifiwan.launcher.nifi.RunningNifi;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The previs flow in the real NiFi with the real engine: two screenplays, bad input, and a power cut; the tests are one story in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PrevisFlowIT {
    @RegisterExtension
    static final RunningNifi NIFI = new RunningNifi();
    private static final String BUNDLE_PREFIX = "io.nifiwan:nifi-wan-nar:";
    private static final List<String> OWN_COMPONENTS = List.of("io.nifiwan.script.processors.CleanScript",
            "io.nifiwan.script.processors.SplitScript", "io.nifiwan.prompt.processors.ParseShot", "io.nifiwan.prompt.processors.BuildPrompt",
            "io.nifiwan.prompt.processors.ScreenPrompt", "io.nifiwan.prompt.processors.RevisePrompt",
            "io.nifiwan.engine.processors.GenerateVideo", "io.nifiwan.quality.processors.CheckVideoQuality",
            "io.nifiwan.engine.services.AnimaticEngine");
    private static final Duration LIMIT = Duration.ofMinutes(8);
    @TempDir
    private static Path folder;
    private static ProcessGroup group;
    private static OutputFolder results;

    @Test
    @Order(1)
    void everyComponentIsThereAndExplainsItself() throws Exception {
        final Map<String, List<String>> types = new HashMap<>(NIFI.client().processorTypes());
        types.putAll(NIFI.client().controllerServiceTypes());
        for (final String component : OWN_COMPONENTS) {
            final List<String> bundles = types.getOrDefault(component, List.of());
            assertEquals(1, bundles.size(), component);
            assertTrue(bundles.get(0).startsWith(BUNDLE_PREFIX), bundles.get(0));
            final String details = NIFI.client().additionalDetails(bundles.get(0), component);
            assertTrue(details.contains("|"), () -> component + " documents no table: " + details);
        }
    }

    @Test
    @Order(2)
    void twoScreenplaysBecomeClipsWithOneVerdictEach() throws Exception {
        final NifiClient client = NIFI.client();
        group = client.uploadFlow(Demo.GROUP, RunningNifi.repositoryFolder().resolve("flows/previs/previs.json"));
        Files.createDirectories(scripts());
        results = new OutputFolder(output());
        client.setParameters(Demo.CONTEXT, Map.of("Scripts Folder", scripts().toString(), "Output Folder", output().toString(),
                "Work Folder", folder.resolve("animatic").toString(), "Width", "640", "Height", "360"));
        client.enableServices(group);
        client.startGroup(group);
        for (final Path sample : samples()) {
            ScriptFeeder.feed(sample, scripts());
        }
        awaitIdle(samples().size());

        final List<ClipReport> reports = results.reports();
        assertEquals(client.counter("Shots Split"), reports.size());
        assertEachShotOnce(reports);
        assertTrue(reports.stream().anyMatch(report -> report.folder() == VerdictFolder.PASSED), "No clip passed");
        for (final ClipReport report : reports) {
            assertEquals(report.folder(), folderOf(report.verdict()), report.file().toString());
            assertTrue(Files.size(report.clip()) > 10_000, report.clip().toString());
        }
        assertEquals(samples().size(), cutScripts());
        for (final Path sample : samples()) {
            final String name = sample.getFileName().toString().replaceFirst("\\.[^.]*$", "");
            assertTrue(Files.size(output().resolve("scripts").resolve(name + ".cast.json")) > 0);
            assertTrue(Files.size(output().resolve("scripts").resolve(name + ".report.json")) > 0);
        }
        assertEquals(0, fileCount(output().resolve("failed")));
        assertEquals(0, fileCount(output().resolve("attempts")));
    }

    @Test
    @Order(3)
    void nothingHadToBeReportedAsAnError() throws Exception {
        final List<Bulletin> errors = NIFI.client().bulletins(group).stream().filter(bulletin -> bulletin.level().equals("ERROR")).toList();
        assertEquals(List.of(), errors);
    }

    @Test
    @Order(4)
    void theLineageOfAClipLeadsBackToItsScript() throws Exception {
        final NifiClient client = NIFI.client();
        final String store = client.status(group).processor("Passed clips").orElseThrow().id();
        final ProvenanceEvent sent = client.provenance(Map.of("ProcessorID", store)).stream()
                .filter(event -> event.type().equals("SEND")).findFirst().orElseThrow();
        assertEquals("PASS", sent.attributes().get("quality.verdict"));
        assertFalse(sent.attributes().get("shot.text").isBlank());
        final Set<String> clipEvents = eventTypes(client.lineage(sent.flowFileUuid()));
        assertTrue(clipEvents.containsAll(List.of("FORK", "SEND", "FETCH", "ROUTE")), clipEvents.toString());
        final ProvenanceEvent fork = client.provenance(Map.of("FlowFileUUID", sent.flowFileUuid())).stream()
                .filter(event -> event.type().equals("FORK") && event.children().contains(sent.flowFileUuid())).findFirst().orElseThrow();
        assertEquals("Cut into shots", fork.component());
        final Set<String> scriptEvents = eventTypes(client.lineage(fork.parents().get(0)));
        assertTrue(scriptEvents.contains("RECEIVE"), scriptEvents.toString());
    }

    @Test
    @Order(5)
    void whatIsNoScriptEndsWithItsReason() throws Exception {
        final byte[] junk = new byte[4096];
        for (int index = 0; index < junk.length; index++) {
            junk[index] = (byte) (index * 31 % 32);
        }
        final Path file = folder.resolve("junk.txt");
        Files.write(file, junk);
        ScriptFeeder.feed(file, scripts());
        awaitIdle(samples().size());

        final List<Path> failed = files(output().resolve("failed"));
        assertEquals(2, failed.size(), failed.toString());
        final Path content = failed.stream().filter(path -> path.toString().endsWith("junk.txt")).findFirst().orElseThrow();
        assertEquals(junk.length, Files.size(content));
        final String why = Files.readString(content.resolveSibling(content.getFileName() + ".why.json"));
        assertTrue(why.contains("script.error.code") && why.contains("script.error.message"), why);
    }

    @Test
    @Order(6)
    void aPowerCutInTheMiddleLosesNothingAndDoublesNothing() throws Exception {
        final List<Path> copies = new ArrayList<>();
        for (final Path sample : samples()) {
            copies.add(Files.copy(sample, folder.resolve("again-" + sample.getFileName())));
        }
        final long before = results.reports().size();
        for (final Path copy : copies) {
            ScriptFeeder.feed(copy, scripts());
        }
        await(() -> results.reports().size() >= before + 2, "two more clips");
        NIFI.kill();
        NIFI.startAgain();
        group = NIFI.client().findGroup(Demo.GROUP).orElseThrow();
        awaitIdle(samples().size() + copies.size());

        final List<ClipReport> reports = results.reports();
        assertEachShotOnce(reports);
        assertEquals(2 * before, reports.size());
        assertEquals(2, fileCount(output().resolve("failed")));
        final GroupStatus status = NIFI.client().status(group);
        assertEquals(0, status.queued(), status.connections().toString());
    }

    @Test
    @Order(7)
    void aRejectedClipGetsFurtherAttemptsAndThenStandsRejected() throws Exception {
        final NifiClient client = NIFI.client();
        final long before = cutScripts();
        final String check = client.status(group).processor("Check the quality").orElseThrow().id();
        client.stopGroup(group);
        client.configure(check, Map.of("Score Pass At", "1", "Score Review At", "1"));
        client.setParameters(Demo.CONTEXT, Map.of("Maximum Attempts", "2"));
        client.startGroup(group);
        final OutputFolder later = new OutputFolder(output());
        final Path script = folder.resolve("lamp.fountain");
        Files.writeString(script, "INT. INN - NIGHT\n\nMARA lights a lamp. Slow push in.\n\nEXT. QUAY - DAWN\n\nA boat leaves the quay.\n");
        ScriptFeeder.feed(script, scripts());
        awaitIdle((int) before + 1);

        final List<ClipReport> reports = later.reports();
        assertEachShotOnce(reports);
        assertEquals(2, reports.size());
        for (final ClipReport report : reports) {
            assertEquals(VerdictFolder.REJECTED, report.folder());
            assertTrue(report.clip().toString().endsWith("_attempt2.mp4"), report.clip().toString());
            assertTrue(Files.readString(report.file()).contains("\"attempt.number\""), report.file().toString());
            final String first = report.clip().getFileName().toString().replace("_attempt2.mp4", "");
            assertTrue(Files.size(output().resolve("attempts").resolve(first + ".mp4")) > 10_000);
            assertTrue(Files.size(output().resolve("attempts").resolve(first + ".json")) > 0);
            assertTrue(Files.size(output().resolve("attempts").resolve(first + ".png")) > 0);
        }
        assertEquals(6, fileCount(output().resolve("attempts")));
        final ProvenanceEvent second = client.provenance(Map.of("ProcessorID", client.status(group).processor("Rejected clips").orElseThrow().id()))
                .stream().filter(event -> event.type().equals("SEND")).findFirst().orElseThrow();
        assertEquals("MAXIMUM_ATTEMPTS", second.attributes().get("attempt.exhausted.code"));
        assertFalse(second.attributes().get("prompt.diff").isBlank());
    }

    private static Set<String> eventTypes(final JsonNode lineage) {
        final Set<String> types = new TreeSet<>();
        for (final JsonNode node : lineage.path("nodes")) {
            types.add(node.path("eventType").asText());
        }
        return types;
    }

    private static void assertEachShotOnce(final List<ClipReport> reports) {
        final ShotLedger ledger = ShotLedger.of(reports, 0);
        assertTrue(ledger.isBalanced(), ledger.toString());
        final Map<String, Long> clips = reports.stream().collect(Collectors.groupingBy(ClipReport::script, Collectors.counting()));
        for (final ClipReport report : reports) {
            assertEquals(report.fragmentCount(), clips.get(report.script()), report.script());
        }
    }

    /** Waits until all scripts are split and nothing is queued or at work; a FlowFile is in no queue for a moment while it is handed on. */
    private static void awaitIdle(final int splitScripts) throws Exception {
        final int[] quiet = {0};
        await(() -> {
            final boolean idle = ScriptFeeder.scripts(scripts()).isEmpty() && cutScripts() == splitScripts
                    && NIFI.client().status(group).isIdle();
            quiet[0] = idle ? quiet[0] + 1 : 0;
            return quiet[0] >= 6;
        }, "an idle flow");
    }

    private static void await(final NifiClient.Condition condition, final String what) throws Exception {
        final NifiClient client = NIFI.client();
        if (!client.await(LIMIT, condition)) {
            throw new AssertionError("Waited in vain for " + what + ": " + client.status(group) + client.bulletins(group));
        }
    }

    private static VerdictFolder folderOf(final String verdict) {
        return switch (verdict) {
            case "PASS" -> VerdictFolder.PASSED;
            case "REVIEW" -> VerdictFolder.REVIEW;
            default -> VerdictFolder.REJECTED;
        };
    }

    private static Path scripts() {
        return folder.resolve("scripts");
    }

    private static Path output() {
        return folder.resolve("output");
    }

    private static List<Path> samples() throws IOException {
        return ScriptFeeder.scripts(RunningNifi.repositoryFolder().resolve("flows/previs/samples"));
    }

    /** Number of cut scripts; beside each lie its cast and what cleaning changed. */
    private static long cutScripts() throws IOException {
        return files(output().resolve("scripts")).stream().filter(file -> !file.toString().endsWith(".json")).count();
    }

    private static int fileCount(final Path directory) throws IOException {
        return files(directory).size();
    }

    private static List<Path> files(final Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(path -> !path.getFileName().toString().startsWith(".")).toList();
        }
    }
}
