package io.nifiwan.launcher.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.launcher.nifi.Bulletin;
import io.nifiwan.launcher.nifi.GroupStatus;
import io.nifiwan.launcher.nifi.NifiClient;
import io.nifiwan.launcher.nifi.ProcessGroup;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Every flow below flows/engines in the real NiFi: it imports, its services start without their engine, and it handles prompts. The previs
 * flow takes their services too.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EngineFlowsIT {
    @RegisterExtension
    static final RunningNifi NIFI = new RunningNifi();
    private static final String BUNDLE_PREFIX = "io.nifiwan:nifi-wan-nar:";
    private static final String SERVICES = "io.nifiwan.engine.services.";
    private static final Path SHELL = Path.of("/bin/sh");
    private static final Duration LIMIT = Duration.ofMinutes(3);
    /** Parameters without which a flow cannot be valid, or would write outside the test's folder. */
    private static final Map<String, Map<String, String>> NEEDED = Map.of("dashscope", Map.of("DashScope Key", "sk-test"),
            "command", Map.of("Working Folder", "."));
    private static final Set<String> WITH_WORK_FOLDER = Set.of("command", "http-json");
    @TempDir
    private static Path folder;

    @Test
    @Order(1)
    void everyServiceOfTheBundleExplainsItself() throws Exception {
        final Map<String, List<String>> engines = NIFI.client().controllerServiceTypes().entrySet().stream()
                .filter(type -> type.getKey().startsWith(SERVICES)).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertTrue(engines.keySet().containsAll(List.of(SERVICES + "AnimaticEngine", SERVICES + "ClipCache", SERVICES + "ComfyUiEngine",
                SERVICES + "CommandEngine", SERVICES + "DashScopeEngine", SERVICES + "HttpJsonEngine", SERVICES + "OpenAiVideosEngine")),
                engines.toString());
        for (final Map.Entry<String, List<String>> engine : engines.entrySet()) {
            final String bundle = engine.getValue().getFirst();
            assertTrue(bundle.startsWith(BUNDLE_PREFIX), bundle);
            final String details = NIFI.client().additionalDetails(bundle, engine.getKey());
            assertTrue(details.contains("|---|"), () -> engine.getKey() + " documents no table: " + details);
        }
    }

    @Test
    @Order(2)
    void everyServiceThatMakesClipsHasItsFlow() throws Exception {
        final Set<String> shown = new TreeSet<>();
        for (final String name : names()) {
            for (final JsonNode service : new ObjectMapper().readTree(flow(name).definition().toFile()).at("/flowContents/controllerServices")) {
                shown.add(service.path("type").asText().substring(SERVICES.length()));
            }
        }
        assertEquals(Set.of("ComfyUiEngine", "CommandEngine", "DashScopeEngine", "HttpJsonEngine", "OpenAiVideosEngine"), shown);
    }

    @Test
    @Order(3)
    void everyFlowRunsAsItIsAndExplainsWhatItCannotMake() throws Exception {
        final NifiClient client = NIFI.client();
        for (final String name : names()) {
            final EngineFlow flow = flow(name);
            final ProcessGroup group = flow.upload(client, parameters(flow));
            client.enableServices(group);
            client.startGroup(group);
            final GroupStatus status = client.status(group);
            assertEquals(status.processors().size(), status.count("Running"), status.toString());
            assertTrue(status.processor(EngineFlow.MAKER).isPresent() && status.processor(EngineFlow.SOURCE).isPresent(), status.toString());
            flow.feed("blank", " \n");
            await(group, () -> flow.failed().keySet().stream().anyMatch(file -> file.endsWith(".why")), name + " explains a blank prompt");
            assertEquals(Set.of(), flow.clips().keySet());
            assertEquals(List.of(), client.bulletins(group).stream().filter(bulletin -> bulletin.level().equals("ERROR"))
                    .map(Bulletin::message).toList());
            client.deleteGroup(group);
        }
    }

    @Test
    @Order(4)
    void aVendorsOwnAddressStandsForAnEmptyOne() throws Exception {
        final NifiClient client = NIFI.client();
        final EngineFlow flow = flow("http-json");
        final Map<String, String> parameters = new HashMap<>(parameters(flow));
        parameters.putAll(Map.of("Preset", "siliconflow", "Base URL", ""));
        final ProcessGroup group = flow.upload(client, parameters);
        final String invalid = assertThrows(IOException.class, () -> client.enableServices(group)).getMessage();
        assertTrue(invalid.contains("API Key") && !invalid.contains("Base URL"), invalid);
        client.deleteGroup(group);
    }

    @Test
    @Order(5)
    void aProgramMakesAClip() throws Exception {
        assumeTrue(Files.isExecutable(SHELL));
        final NifiClient client = NIFI.client();
        final EngineFlow flow = flow("command");
        final Path sample = SampleClip.in(folder);
        final Map<String, String> parameters = new HashMap<>(parameters(flow));
        parameters.putAll(Map.of("Preset", "Custom", "Program", SHELL.toString(), "Model", "", "GPUs", "",
                "Arguments", "-c\ntest \"$3\" = '红灯笼 \"$HOME\"' && cp \"$1\" \"$2\"\nsh\n" + sample + "\n${output}\n${prompt}"));
        final ProcessGroup group = flow.upload(client, parameters);
        client.enableServices(group);
        client.startGroup(group);
        flow.feed("lantern", "红灯笼 \"$HOME\"");
        await(group, () -> failedOf(flow, "lantern") || (!flow.clips().isEmpty() && client.status(group).isIdle()), "a clip");
        assertEquals(Set.of("lantern"), flow.clips().keySet());
        assertArrayEquals(Files.readAllBytes(sample), Files.readAllBytes(flow.clips().get("lantern")));
        assertFalse(failedOf(flow, "lantern"), () -> "The shot failed as well");
        client.deleteGroup(group);
    }

    @Test
    @Order(6)
    void previsTakesAnotherEngineByOneProperty() throws Exception {
        final NifiClient client = NIFI.client();
        final Path sample = SampleClip.in(folder);
        final Path scripts = Files.createDirectories(folder.resolve("scripts"));
        final Path output = folder.resolve("previs");
        try (VideosServer server = new VideosServer(Duration.ofMillis(10), Files.readAllBytes(sample))) {
            final ProcessGroup group = client.uploadFlow("previs", RunningNifi.repositoryFolder().resolve("flows/previs/previs.json"));
            client.setParameters("nifi-wan-previs", Map.of("Scripts Folder", scripts.toString(), "Output Folder", output.toString(),
                    "Work Folder", folder.resolve("animatic").toString(), "Maximum Attempts", "1"));
            final String engine = client.addService(group, SERVICES + "OpenAiVideosEngine", Map.of("Base URL", server.address()));
            client.configure(client.status(group).processor(EngineFlow.MAKER).orElseThrow().id(), Map.of("Text-to-Video Service", engine));
            client.enableServices(group);
            client.startGroup(group);
            final Path hidden = Files.writeString(scripts.resolve(".inn.fountain"), "INT. INN - NIGHT\n\nMARA lights a red lamp. Slow push in.\n");
            Files.move(hidden, scripts.resolve("inn.fountain"));
            await(group, () -> clipsBelow(output).size() == 1 && client.status(group).isIdle(), "one clip of one shot");
            assertArrayEquals(Files.readAllBytes(sample), Files.readAllBytes(clipsBelow(output).getFirst()));
            assertEquals(List.of(1), List.copyOf(server.book().submissions().values()));
            assertTrue(server.book().submissions().keySet().iterator().next().contains("lamp"), server.book().submissions().toString());
            client.deleteGroup(group);
        }
    }

    private static List<Path> clipsBelow(final Path output) throws IOException {
        if (!Files.isDirectory(output)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(file -> file.toString().endsWith(".mp4") && !file.getFileName().toString().startsWith(".")).toList();
        }
    }

    private static boolean failedOf(final EngineFlow flow, final String shot) throws IOException {
        return flow.failed().keySet().stream().anyMatch(file -> file.contains(shot));
    }

    private static Map<String, String> parameters(final EngineFlow flow) {
        final Map<String, String> parameters = new HashMap<>(NEEDED.getOrDefault(flow.name(), Map.of()));
        if (WITH_WORK_FOLDER.contains(flow.name())) {
            parameters.put("Work Folder", flow.folder().resolve("work").toString());
        }
        return parameters;
    }

    private static EngineFlow flow(final String name) {
        return new EngineFlow(name, folder.resolve(name));
    }

    /** Every folder below flows/engines. */
    private static List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(RunningNifi.repositoryFolder().resolve("flows/engines"))) {
            return entries.filter(Files::isDirectory).map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private static void await(final ProcessGroup group, final NifiClient.Condition condition, final String what) throws Exception {
        final NifiClient client = NIFI.client();
        if (!client.await(LIMIT, condition)) {
            throw new AssertionError("Waited in vain: " + what + ": " + client.status(group) + client.bulletins(group));
        }
    }
}
