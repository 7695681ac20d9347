package io.nifiwan.engine.services;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.ModelSettings;
import io.nifiwan.engine.VideoRequest;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.apache.nifi.controller.ControllerService;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.ServiceLoader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OpenAiVideosEngineTest {
    private static final VideoRequest REQUEST = new VideoRequest("r-1", "a red kite", "", 832, 480, 81, 16, 42, Map.of());

    private final MockWebServer server = new MockWebServer();
    private final OpenAiVideosEngine engine = new OpenAiVideosEngine();
    private TestRunner runner;

    @BeforeEach
    void configure() throws Exception {
        server.start();
        runner = TestRunners.newTestRunner(AnimaticEngineTest.Idle.class);
        runner.addControllerService("engine", engine);
        runner.setProperty(engine, OpenAiVideosEngine.BASE_URL, server.url("/v1").toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void propertiesBecomeTheRequest() throws Exception {
        runner.setProperty(engine, OpenAiVideosEngine.SERVER, "SGLang");
        runner.setProperty(engine, OpenAiVideosEngine.REQUEST_FORMAT, "JSON");
        runner.setProperty(engine, OpenAiVideosEngine.API_KEY, "k-123");
        runner.setProperty(engine, OpenAiVideosEngine.MODEL, "wan");
        runner.setProperty(engine, OpenAiVideosEngine.STEPS, "40");
        runner.setProperty(engine, OpenAiVideosEngine.GUIDANCE, "4.0");
        runner.setProperty(engine, OpenAiVideosEngine.SECOND_GUIDANCE, "3.0");
        runner.setProperty(engine, OpenAiVideosEngine.FLOW_SHIFT, "12");
        runner.setProperty(engine, "output_path", "/clips");
        runner.setProperty(engine, "boundary_ratio", "0.875");
        runner.setProperty(engine, "enable_teacache", "true");
        runner.setProperty(engine, "quoted", "\"7\"");
        runner.setProperty(engine, "not_json", "{7");
        runner.enableControllerService(engine);
        server.enqueue(new MockResponse.Builder().body("{\"id\":\"v1\",\"status\":\"queued\"}").build());
        assertEquals("v1", engine.submit(REQUEST));
        final RecordedRequest request = server.takeRequest();
        assertEquals("Bearer k-123", request.getHeaders().get("Authorization"));
        assertEquals("""
                {"prompt":"a red kite","model":"wan","size":"832x480","seconds":"5","num_frames":81,"fps":16,"seed":42,"negative_prompt":"",\
                "num_inference_steps":40,"guidance_scale":4.0,"guidance_scale_2":3.0,"flow_shift":12.0,"boundary_ratio":0.875,\
                "enable_teacache":true,"not_json":"{7","output_path":"/clips","quoted":"7"}""", request.getBody().utf8());
        assertEquals("openai-videos", engine.capabilities().name());
        final String configuration = engine.configuration(REQUEST);
        assertTrue(configuration.contains("flow_shift") && !configuration.contains("k-123"), configuration);
        runner.disableControllerService(engine);
    }

    @Test
    void defaultsAreValid() throws Exception {
        runner.assertValid(engine);
        runner.enableControllerService(engine);
        final VideoRequest many = new VideoRequest("r-1", "x", "", 832, 480, 81, 16, 42, new ModelSettings("", 999, -1), Map.of());
        assertEquals(EngineError.INVALID, assertThrows(EngineException.class, () -> engine.prepare(many)).error());
        assertTrue(engine.capabilities().findable());
        runner.disableControllerService(engine);
    }

    @ParameterizedTest
    @CsvSource({"vLLM-Omni, Request Format, JSON", "SGLang, Guidance Scale 2, 3.0", "OpenAI, Flow Shift, 5", "OpenAI, Inference Steps, 40",
        "SGLang, seed, 7", "SGLang, Guidance Scale, -1", "SGLang, Flow Shift, 0", "SGLang, Guidance Scale, NaN", "OpenAI, Maximum Clip Seconds, 5",
        "Other, Base URL, http://user:pw@host/v1", "Other, Inference Steps, 0"})
    void whatTheServerDoesNotTakeIsInvalid(final String kind, final String property, final String value) {
        runner.setProperty(engine, OpenAiVideosEngine.SERVER, kind);
        runner.setProperty(engine, property, value);
        runner.assertNotValid(engine);
    }

    @Test
    void openAiNeedsAModel() {
        runner.setProperty(engine, OpenAiVideosEngine.SERVER, "OpenAI");
        runner.assertNotValid(engine);
        runner.setProperty(engine, OpenAiVideosEngine.MODEL, "sora-2");
        runner.assertValid(engine);
    }

    @Test
    void niFiFindsTheService() {
        assertTrue(ServiceLoader.load(ControllerService.class).stream().anyMatch(provider -> provider.type() == OpenAiVideosEngine.class));
        assertFalse(engine.getPropertyDescriptors().isEmpty());
    }
}
