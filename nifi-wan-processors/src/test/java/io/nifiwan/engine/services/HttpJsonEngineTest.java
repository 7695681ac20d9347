package io.nifiwan.engine.services;

import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.processors.GenerateVideo;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HttpJsonEngineTest {
    private final HttpJsonEngine service = new HttpJsonEngine();
    private TestRunner runner;

    @BeforeEach
    void addService() throws Exception {
        runner = TestRunners.newTestRunner(GenerateVideo.class);
        runner.addControllerService("engine", service);
    }

    @ParameterizedTest
    @EnumSource(value = EnginePreset.class, names = "PROFILE_FILE", mode = EnumSource.Mode.EXCLUDE)
    void everyPresetOpens(final EnginePreset preset) {
        runner.setProperty(service, HttpJsonEngine.PRESET, preset);
        runner.setProperty(service, HttpJsonEngine.BASE_URL, "http://localhost:1");
        runner.setProperty(service, HttpJsonEngine.API_KEY, "k-1");
        runner.setProperty(service, HttpJsonEngine.MODEL, "some-model");
        runner.assertValid(service);
        runner.enableControllerService(service);
        assertEquals(preset.getValue(), service.capabilities().name());
        runner.disableControllerService(service);
    }

    @Test
    void keysAddressesAndValuesAreAskedFor() {
        runner.setProperty(service, HttpJsonEngine.PRESET, EnginePreset.FAL);
        runner.assertNotValid(service);
        runner.setProperty(service, HttpJsonEngine.API_KEY, "k-1");
        runner.assertValid(service);
        runner.setProperty(service, "shift", "7");
        runner.assertValid(service);
        runner.setProperty(service, "shifft", "7");
        runner.assertNotValid(service);
        runner.removeProperty(service, "shifft");
        runner.setProperty(service, "header.X Y", "7");
        runner.assertNotValid(service);
        runner.removeProperty(service, "header.X Y");
        runner.setProperty(service, HttpJsonEngine.PRESET, EnginePreset.PLAIN_T2V);
        runner.removeProperty(service, "shift");
        runner.assertNotValid(service);
        runner.setProperty(service, HttpJsonEngine.BASE_URL, "http://localhost:1");
        runner.assertValid(service);
    }

    @Test
    void anEmptyAddressIsNone() {
        runner.setProperty(service, HttpJsonEngine.PRESET, EnginePreset.FAL);
        runner.setProperty(service, HttpJsonEngine.API_KEY, "k-1");
        runner.setProperty(service, HttpJsonEngine.BASE_URL, "");
        runner.assertValid(service);
        runner.enableControllerService(service);
        assertEquals("fal", service.capabilities().name());
        runner.disableControllerService(service);
        runner.setProperty(service, HttpJsonEngine.BASE_URL, "queue.fal.run");
        runner.assertNotValid(service);
        runner.setProperty(service, HttpJsonEngine.PRESET, EnginePreset.PLAIN_T2V);
        runner.setProperty(service, HttpJsonEngine.BASE_URL, " ");
        runner.assertNotValid(service);
    }

    @Test
    void aProfileOfTheOperatorIsUsed(@TempDir final Path folder) throws Exception {
        final Path file = folder.resolve("own.json");
        runner.setProperty(service, HttpJsonEngine.PRESET, EnginePreset.PROFILE_FILE);
        runner.assertNotValid(service);
        runner.setProperty(service, HttpJsonEngine.PROFILE_FILE, file.toString());
        Files.writeString(file, "{\"name\":\"own\"}");
        runner.assertNotValid(service);
        Files.writeString(file, """
            {"name": "own", "key": {"header": "X-Key"}, "values": {"depth": 3},
             "submit": {"call": {"path": "jobs", "body": {"text": "{{prompt}}", "depth": "{{depth}}"}}, "id": "job"},
             "status": {"call": {"path": "jobs/{{id}}"}, "state": "state", "done": "ok"}, "result": {"content": "jobs/{{id}}/file"}}""");
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder().body("{\"job\":17}").build());
            runner.setProperty(service, HttpJsonEngine.BASE_URL, server.url("/api").toString());
            runner.setProperty(service, HttpJsonEngine.API_KEY, "k-1");
            runner.setProperty(service, "depth", "5");
            runner.setProperty(service, "header.X-Team", "film");
            runner.assertValid(service);
            runner.enableControllerService(service);
            assertEquals("17", service.submit(new VideoRequest("r1", "p", "", 832, 480, 81, 16, 1, Map.of())));
            final RecordedRequest request = server.takeRequest();
            assertEquals("/api/jobs", request.getUrl().encodedPath());
            assertEquals("{\"text\":\"p\",\"depth\":5}", request.getBody().utf8());
            assertEquals("k-1", request.getHeaders().get("X-Key"));
            assertEquals("film", request.getHeaders().get("X-Team"));
            assertTrue(service.configuration(new VideoRequest("r1", "p", "", 832, 480, 81, 16, 1, Map.of())).contains("depth=5"));
            server.enqueue(new MockResponse.Builder().code(404).build());
            assertFalse(service.verify().toString().contains("k-1"));
            runner.disableControllerService(service);
        }
    }
}
