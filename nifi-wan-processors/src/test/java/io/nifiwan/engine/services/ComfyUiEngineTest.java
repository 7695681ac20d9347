package io.nifiwan.engine.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.comfyui.ComfyUiProtocolServer;
import io.nifiwan.engine.processors.GenerateVideo;
import mockwebserver3.RecordedRequest;
import org.apache.nifi.components.ConfigurableComponent;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.controller.ControllerService;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ComfyUiEngineTest {
    private static final String WORKFLOW =
            "{\"1\":{\"class_type\":\"MyVideo\",\"inputs\":{\"words\":\"\",\"w\":1,\"h\":1,\"n\":1,\"rate\":1,\"seed\":1}}}";
    private static final String MAPPING = "prompt = MyVideo.words\nwidth = 1.w\nheight = 1.h\nframes = 1.n\nfps = 1.rate\nseed = 1.seed";

    @TempDir
    private Path folder;
    private final ComfyUiEngine engine = new ComfyUiEngine();
    private TestRunner runner;

    @BeforeEach
    void configure() throws Exception {
        runner = TestRunners.newTestRunner(AnimaticEngineTest.Idle.class);
        runner.addControllerService("engine", engine);
    }

    private static VideoRequest request() {
        return new VideoRequest(UUID.randomUUID().toString(), "a red kite over dunes", "blur", 832, 480, 17, 16, 42, Map.of());
    }

    @Test
    void theShippedWorkflowsNeedNothingMore() {
        runner.assertValid(engine);
        runner.setProperty(engine, ComfyUiEngine.WORKFLOW, ComfyUiWorkflow.WAN_2_2_T2V_14B_4_STEPS.getValue());
        runner.assertValid(engine);
        runner.enableControllerService(engine);
        assertEquals("comfyui", engine.capabilities().name());
        assertEquals(921_600, engine.capabilities().maxPixels());
        assertEquals(10, engine.capabilities().maxSeconds());
        final String fast = engine.configuration(request());
        runner.disableControllerService(engine);
        runner.setProperty(engine, ComfyUiEngine.WORKFLOW, ComfyUiWorkflow.WAN_2_2_T2V_14B.getValue());
        runner.enableControllerService(engine);
        assertNotEquals(fast, engine.configuration(request()));
    }

    @Test
    void aWorkflowOfOnesOwnIsCheckedBeforeTheServiceIsEnabled() throws Exception {
        runner.setProperty(engine, ComfyUiEngine.WORKFLOW, ComfyUiWorkflow.FILE.getValue());
        runner.assertNotValid(engine);
        runner.setProperty(engine, ComfyUiEngine.WORKFLOW_FILE, folder.resolve("missing.json").toString());
        runner.assertNotValid(engine);
        final Path file = Files.writeString(folder.resolve("workflow.json"), WORKFLOW);
        runner.setProperty(engine, ComfyUiEngine.WORKFLOW_FILE, file.toString());
        runner.assertNotValid(engine);
        runner.setProperty(engine, ComfyUiEngine.MAPPING, MAPPING);
        runner.assertValid(engine);
        runner.setProperty(engine, ComfyUiEngine.OUTPUT_NODE, "Elsewhere");
        runner.assertNotValid(engine);
        runner.removeProperty(engine, ComfyUiEngine.OUTPUT_NODE);
        Files.writeString(file, "{\"nodes\":[],\"links\":[]}");
        runner.assertNotValid(engine);
    }

    @Test
    void theFilenamePrefixStaysInTheOutputFolder() {
        for (final String wrong : new String[] {"/etc/x", "../x", "a/../../x", "C:x", "a\\b", ""}) {
            runner.setProperty(engine, ComfyUiEngine.FILENAME_PREFIX, wrong);
            runner.assertNotValid(engine);
        }
        runner.setProperty(engine, ComfyUiEngine.FILENAME_PREFIX, "影片/%date:yyyy-MM-dd%");
        runner.assertValid(engine);
    }

    @Test
    void headersAreSensitiveAndSentWithEveryCall() throws Exception {
        final PropertyDescriptor header = engine.getPropertyDescriptor("Authorization");
        assertTrue(header.isSensitive() && header.isDynamic());
        try (ComfyUiProtocolServer server = new ComfyUiProtocolServer()) {
            server.start();
            runner.setProperty(engine, ComfyUiEngine.BASE_URL, server.url("/").toString());
            runner.setProperty(engine, "Authorization", "Bearer abcdef123456");
            runner.setProperty(engine, "X-Team", "previs");
            runner.assertValid(engine);
            runner.enableControllerService(engine);
            final String id = engine.submit(request());
            JobStatus status = engine.poll(id);
            while (status.state() != JobStatus.State.SUCCEEDED) {
                status = engine.poll(id);
            }
            engine.download(id, new ByteArrayOutputStream());
            engine.cancel(id);
            engine.verify();
            for (final RecordedRequest request : server.requests()) {
                assertEquals("Bearer abcdef123456", request.getHeaders().get("Authorization"));
                assertEquals("previs", request.getHeaders().get("X-Team"));
            }
            runner.disableControllerService(engine);
            runner.setProperty(engine, "Host", "elsewhere");
            runner.assertNotValid(engine);
            runner.removeProperty(engine, "Host");
            runner.setProperty(engine, "X-Broken", "two\nlines");
            runner.assertNotValid(engine);
        }
    }

    @Test
    void theFlowSetsPropertiesThatExistAndLosesNothing() throws Exception {
        final JsonNode flow = new ObjectMapper().readTree(Path.of("..", "flows", "engines", "comfyui", "comfyui.json").toFile()).path("flowContents");
        final JsonNode service = flow.path("controllerServices").path(0);
        assertEquals(ComfyUiEngine.class.getName(), service.path("type").asText());
        assertKnown(service, engine);
        ComfyUiWorkflow.valueOf(service.path("properties").path("Workflow").asText());
        final GenerateVideo processor = new GenerateVideo();
        for (final JsonNode node : flow.path("processors")) {
            if (node.path("type").asText().equals(GenerateVideo.class.getName())) {
                assertKnown(node, processor);
                assertEquals(service.path("identifier"), node.path("properties").path("Text-to-Video Service"));
                final Set<String> connected = new TreeSet<>();
                flow.path("connections").forEach(connection -> {
                    if (connection.path("source").path("id").equals(node.path("identifier"))) {
                        connection.path("selectedRelationships").forEach(relationship -> connected.add(relationship.asText()));
                    }
                });
                assertEquals(connected, processor.getRelationships().stream().map(Relationship::getName).collect(Collectors.toSet()));
            }
        }
    }

    private static void assertKnown(final JsonNode component, final ConfigurableComponent known) {
        final Set<String> names = known.getPropertyDescriptors().stream().map(PropertyDescriptor::getName).collect(Collectors.toSet());
        component.path("properties").fieldNames().forEachRemaining(name -> assertTrue(names.contains(name), name));
    }

    @Test
    void niFiFindsTheService() {
        assertTrue(ServiceLoader.load(ControllerService.class).stream().anyMatch(provider -> provider.type() == ComfyUiEngine.class));
    }

    /**
     * Against a real ComfyUI: {@code COMFYUI_URL=http://127.0.0.1:8188 ./mvnw test -pl nifi-wan-quality,nifi-wan-processors -Dtest=ComfyUiEngineTest
     * -Dsurefire.failIfNoSpecifiedTests=false}, with COMFYUI_WORKFLOW naming a workflow file where the models of the shipped one are not installed.
     */
    @Test
    @EnabledIfEnvironmentVariable(named = "COMFYUI_URL", matches = "https?://.*")
    void aRealServerMakesAClip() throws Exception {
        runner.setProperty(engine, ComfyUiEngine.BASE_URL, System.getenv("COMFYUI_URL"));
        final String workflow = System.getenv("COMFYUI_WORKFLOW");
        if (workflow != null) {
            runner.setProperty(engine, ComfyUiEngine.WORKFLOW, ComfyUiWorkflow.FILE.getValue());
            runner.setProperty(engine, ComfyUiEngine.WORKFLOW_FILE, workflow);
        }
        runner.enableControllerService(engine);
        assertTrue(engine.verify().stream().allMatch(check -> check.passed()), () -> engine.verify().toString());
        final String id = engine.submit(engine.prepare(request()));
        JobStatus status = engine.poll(id);
        while (status.state() == JobStatus.State.QUEUED || status.state() == JobStatus.State.RUNNING) {
            LockSupport.parkNanos(1_000_000_000);
            status = engine.poll(id);
        }
        assertEquals(JobStatus.State.SUCCEEDED, status.state(), status::toString);
        final ByteArrayOutputStream clip = new ByteArrayOutputStream();
        engine.download(id, clip);
        assertEquals("ftyp", clip.toString(StandardCharsets.ISO_8859_1).substring(4, 8));
    }
}
