package io.nifiwan.prompt.services;

import io.nifiwan.prompt.processors.ParseShot;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.apache.nifi.components.ConfigVerificationResult;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.reporting.InitializationException;
import org.apache.nifi.util.MockConfigurationContext;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OpenAiChatCompletionServiceTest {
    private static final String KEY = "sk-very-secret-0123456789";
    private final MockWebServer server = new MockWebServer();
    private final OpenAiChatCompletionService service = new OpenAiChatCompletionService();
    private TestRunner runner;

    @BeforeEach
    void start() throws IOException, InitializationException {
        server.start();
        runner = TestRunners.newTestRunner(ParseShot.class);
        runner.addControllerService("chat", service);
        runner.setProperty(service, OpenAiChatCompletionService.BASE_URL, server.url("/v1").toString());
        runner.setProperty(service, OpenAiChatCompletionService.MODEL, "qwen-plus");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.org", "example.org", "http://user:word@example.org", "https://example.org/?k=v", "https://example.org/#a"})
    void refusesOtherAddresses(final String address) {
        runner.assertValid(service);
        runner.setProperty(service, OpenAiChatCompletionService.BASE_URL, address);
        runner.assertNotValid(service);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Temperature | -1", "Temperature | 2.1", "Temperature | warm", "Seed | -1", "Seed | 2147483648",
        "Maximum Tokens | 0", "Timeout | 11 min", "API Key | two words", "Extra Fields | []", "Extra Fields | {", "Extra Fields | {\"model\":\"m\"}",
        "Extra Fields | {\"messages\":[]}", "Extra Fields | {\"stream\":true}"})
    void refusesOtherValues(final String property, final String value) {
        runner.setProperty(service, property, value);
        runner.assertNotValid(service);
    }

    @Test
    void takesModelsWithoutTemperatureAndSeed() {
        runner.setProperty(service, OpenAiChatCompletionService.EXTRA_FIELDS, "{\"enable_thinking\": false}");
        runner.removeProperty(service, OpenAiChatCompletionService.TEMPERATURE);
        runner.removeProperty(service, OpenAiChatCompletionService.SEED);
        runner.assertValid(service);
    }

    @Test
    void verifiesAtNoCost() throws Exception {
        server.enqueue(new MockResponse.Builder().code(200).body("{\"data\": [{\"id\": \"qwen-plus\"}]}").build());
        final ConfigVerificationResult result = verify();
        assertEquals(ConfigVerificationResult.Outcome.SUCCESSFUL, result.getOutcome());
        assertTrue(result.getExplanation().contains("lists the model qwen-plus: yes"));
        assertEquals("/v1/models", server.takeRequest().getTarget());
        assertEquals(1, server.getRequestCount());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 429, 500})
    void tellsWhyVerificationFailed(final int status) {
        server.enqueue(new MockResponse.Builder().code(status).body("Incorrect API key provided: " + KEY).build());
        final ConfigVerificationResult result = verify();
        assertEquals(ConfigVerificationResult.Outcome.FAILED, result.getOutcome());
        assertTrue(result.getExplanation().contains("HTTP " + status));
        assertFalse(result.getExplanation().contains(KEY));
    }

    private ConfigVerificationResult verify() {
        final Map<PropertyDescriptor, String> values = new HashMap<>();
        service.getSupportedPropertyDescriptors().forEach(descriptor -> values.put(descriptor, descriptor.getDefaultValue()));
        values.put(OpenAiChatCompletionService.BASE_URL, server.url("/v1").toString());
        values.put(OpenAiChatCompletionService.API_KEY, KEY);
        values.put(OpenAiChatCompletionService.MODEL, "qwen-plus");
        values.values().removeIf(value -> value == null);
        return service.verify(new MockConfigurationContext(service, values, null, Map.of()),
                runner.getControllerServiceLogger("chat"), Map.of()).getFirst();
    }
}
