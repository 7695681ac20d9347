package io.nifiwan.prompt.services;

import io.nifiwan.prompt.processors.ScreenPrompt;
import io.nifiwan.prompt.screening.Outcome;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.apache.nifi.components.ConfigVerificationResult;
import org.apache.nifi.reporting.InitializationException;
import org.apache.nifi.util.LogMessage;
import org.apache.nifi.util.MockComponentLog;
import org.apache.nifi.util.MockConfigurationContext;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OpenAiModerationServiceTest {
    private static final String KEY = "sk-very-secret-0123456789";
    private final MockWebServer server = new MockWebServer();
    private final OpenAiModerationService service = new OpenAiModerationService();
    private TestRunner runner;

    @BeforeEach
    void start() throws IOException, InitializationException {
        server.start();
        runner = TestRunners.newTestRunner(ScreenPrompt.class);
        runner.addControllerService("moderation", service);
        runner.setProperty(service, OpenAiModerationService.BASE_URL, server.url("/").toString());
        runner.setProperty(service, OpenAiModerationService.API_KEY, KEY);
        runner.setProperty("Moderation Service", "moderation");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void overridesThresholdsByCategory() throws Exception {
        runner.setProperty(service, "violence", "0.2,0.4");
        runner.enableControllerService(service);
        server.enqueue(scores("{\"violence\": 0.5}"));
        assertEquals(Outcome.BLOCKED, service.moderate("x").outcome());
        runner.disableControllerService(service);
        runner.removeProperty(service, "violence");
        runner.enableControllerService(service);
        server.enqueue(scores("{\"violence\": 0.5}"));
        assertEquals(Outcome.PASS, service.moderate("x").outcome());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.org", "example.org", "http://user:word@example.org", "https://example.org/?k=v", "https://example.org/#a"})
    void refusesOtherAddresses(final String address) {
        runner.setProperty(service, OpenAiModerationService.BASE_URL, address);
        runner.assertNotValid(service);
    }

    @Test
    void refusesOtherThresholdsAndKeys() {
        runner.assertValid(service);
        runner.setProperty(service, "violence", "high");
        runner.assertNotValid(service);
        runner.removeProperty(service, "violence");
        runner.setProperty(service, OpenAiModerationService.API_KEY, "two words");
        runner.assertNotValid(service);
    }

    @Test
    void needsNoKey() {
        runner.removeProperty(service, OpenAiModerationService.API_KEY);
        runner.assertValid(service);
    }

    @Test
    void verifiesWithoutModerating() throws Exception {
        server.enqueue(new MockResponse.Builder().code(200).body("{\"data\": []}").build());
        final ConfigVerificationResult result = verify();
        assertEquals(ConfigVerificationResult.Outcome.SUCCESSFUL, result.getOutcome());
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

    /** Every way of failing, through the processor: no pass, and the key in no message and no attribute. */
    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 500, 502, 503, 504})
    void keepsTheKeyOutOfLogsAndAttributes(final int status) {
        runner.enableControllerService(service);
        runner.setProperty("Longest Retry Wait", "0 s");
        server.enqueue(new MockResponse.Builder().code(status).addHeader("Retry-After", "9")
                .body("{\"error\": {\"message\": \"Incorrect API key provided: " + KEY + "\"}}").build());
        runner.enqueue("{\"text\": \"A boat crosses the lake.\"}");
        runner.run();
        runner.assertTransferCount("review", 1);
        final MockFlowFile flowFile = runner.getFlowFilesForRelationship("review").getFirst();
        assertTrue(flowFile.getAttribute("screening.error.message").contains("HTTP " + status));
        final List<String> written = new ArrayList<>(flowFile.getAttributes().values());
        runner.getProvenanceEvents().forEach(event -> written.add(event.getDetails()));
        for (final MockComponentLog log : List.of(runner.getLogger(), runner.getControllerServiceLogger("moderation"))) {
            final List<LogMessage> messages = new ArrayList<>(log.getErrorMessages());
            messages.addAll(log.getWarnMessages());
            messages.addAll(log.getInfoMessages());
            messages.addAll(log.getDebugMessages());
            messages.forEach(message -> written.add(message.getMsg() + message.getThrowable() + Arrays.toString(message.getArgs())));
        }
        assertTrue(written.size() > 3);
        written.forEach(text -> assertFalse(text.contains(KEY), text));
        assertEquals(1, server.getRequestCount());
    }

    private ConfigVerificationResult verify() {
        final MockConfigurationContext context = new MockConfigurationContext(service, Map.of(
                OpenAiModerationService.BASE_URL, server.url("/").toString(),
                OpenAiModerationService.API_KEY, KEY,
                OpenAiModerationService.MODEL, "m",
                OpenAiModerationService.TIMEOUT, "5 s",
                OpenAiModerationService.MAXIMUM_CHARACTERS, "100"), null, Map.of());
        return service.verify(context, runner.getControllerServiceLogger("moderation"), Map.of()).getFirst();
    }

    private static MockResponse scores(final String scores) {
        return new MockResponse.Builder().code(200)
                .body("{\"results\": [{\"flagged\": true, \"categories\": {}, \"category_scores\": " + scores + "}]}").build();
    }
}
