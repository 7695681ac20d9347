package io.nifiwan.prompt.screening.moderation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.prompt.screening.MovableClock;
import io.nifiwan.prompt.screening.Outcome;
import io.nifiwan.prompt.screening.moderation.OpenAiModerationClient.Settings;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

class OpenAiModerationClientTest {
    private static final String KEY = "sk-very-secret-0123456789";
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"/, /v1/moderations", "/v1, /v1/moderations", "/v1/, /v1/moderations", "/compatible-mode/v1, /compatible-mode/v1/moderations",
        "/proxy/, /proxy/v1/moderations"})
    void postsModelAndInputWithTheKey(final String base, final String target) throws Exception {
        server.enqueue(answer("{\"sexual\": 0.01}", "{}"));
        try (OpenAiModerationClient client = client(base, KEY, 1000, Duration.ofSeconds(5))) {
            assertEquals(new ModerationVerdict(Outcome.PASS, List.of()), client.moderate("雨夜 \"quote\""));
        }
        final RecordedRequest request = server.takeRequest();
        assertEquals("POST", request.getMethod());
        assertEquals(target, request.getTarget());
        assertEquals("Bearer " + KEY, request.getHeaders().get("Authorization"));
        final JsonNode body = new ObjectMapper().readTree(request.getBody().utf8());
        assertEquals("m-1", body.get("model").textValue());
        assertEquals("雨夜 \"quote\"", body.get("input").textValue());
        assertEquals(2, body.size());
    }

    @Test
    void sendsNoKeyWhereThereIsNone() throws Exception {
        server.enqueue(answer("{\"sexual\": 0.01}", "{}"));
        try (OpenAiModerationClient client = client("/", "", 1000, Duration.ofSeconds(5))) {
            client.moderate("x");
        }
        assertNull(server.takeRequest().getHeaders().get("Authorization"));
    }

    @Test
    void judgesByTheThresholdOfEachCategoryAndNotByTheFlag() throws Exception {
        server.enqueue(answer("{\"violence\": 0.7, \"sexual\": 0.5, \"sexual/minors\": 0.4, \"new/kind\": 0.1}",
                "{\"violence\": true, \"new/kind\": true}"));
        assertEquals(new ModerationVerdict(Outcome.BLOCKED, List.of("sexual/minors", "new/kind", "sexual")), moderate("x"));
    }

    @Test
    void joinsAllResults() throws Exception {
        server.enqueue(ok("{\"results\": [{\"flagged\": false, \"category_scores\": {\"sexual\": 0}},"
                + "{\"flagged\": true, \"category_scores\": {\"sexual\": 0.9}}]}"));
        assertEquals(Outcome.BLOCKED, moderate("x").outcome());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "<html>", "{}", "{\"results\": []}", "{\"results\": {}}",
        "{\"results\": [{}]}", "{\"results\": [null]}",
        "{\"results\": [{\"flagged\": false}]}", "{\"results\": [{\"flagged\": false, \"category_scores\": {}}]}",
        "{\"results\": [{\"category_scores\": {\"sexual\": 0.1}}]}", "{\"results\": [{\"flagged\": \"no\", \"category_scores\": {\"sexual\": 0.1}}]}",
        "{\"results\": [{\"flagged\": false, \"category_scores\": {\"sexual\": \"0.1\"}}]}",
        "{\"results\": [{\"flagged\": false, \"category_scores\": {\"sexual\": null}}]}",
        "{\"results\": [{\"flagged\": false, \"category_scores\": {\"sexual\": 7}}]}",
        "{\"results\": [{\"flagged\": false, \"category_scores\": {\"sexual\": -0.1}}]}",
        "{\"results\": [{\"flagged\": false, \"category_scores\": {\"sexual\": 1e999}}]}",
        "{\"results\": [{\"flagged\": false, \"category_scores\": {\"sexual\": 0.1}}, {}]}",
        "{\"results\": [{\"flagged\": false, \"category_scores\": {\"sexual\": 0.1}}", "{\"error\": {\"message\": \"no\"}}"})
    void takesNoOtherBodyForAVerdict(final String body) {
        server.enqueue(ok(body));
        assertEquals(ModerationError.MALFORMED, failure("x").error());
    }

    @ParameterizedTest
    @CsvSource({"400, REJECTED", "401, UNAUTHORIZED", "403, UNAUTHORIZED", "404, REJECTED", "408, REJECTED", "429, THROTTLED", "500, SERVER_FAULT",
        "502, SERVER_FAULT", "503, UNAVAILABLE", "504, SERVER_FAULT", "301, REJECTED", "302, REJECTED", "307, REJECTED"})
    void namesTheKindOfEveryStatusAndAsksOnce(final int status, final ModerationError error) {
        server.enqueue(new MockResponse.Builder().code(status).addHeader("Location", server.url("/elsewhere").toString())
                .addHeader("Retry-After", "0").body("{\"error\": \"Incorrect API key provided: " + KEY + "\"}").build());
        final ModerationException failure = failure("the text");
        assertEquals(error, failure.error());
        assertFalse(failure.getMessage().contains(KEY));
        assertFalse(failure.getMessage().contains("the text"));
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void handsOnTheServersWishToWait() {
        server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "Sun, 01 Mar 2026 08:00:42 GMT").build());
        assertEquals(Optional.of(Duration.ofSeconds(42)), failure("x").retryAfter());
    }

    @Test
    void endsAStalledCallInTime() {
        server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
        assertEquals(ModerationError.TIMEOUT, failure("x", Duration.ofMillis(150)).error());
    }

    @Test
    void endsABodyThatNeverCompletesInTime() {
        server.enqueue(new MockResponse.Builder().code(200).body("x".repeat(100)).onResponseBody(SocketEffect.Stall.INSTANCE).build());
        assertEquals(ModerationError.TIMEOUT, failure("x", Duration.ofMillis(150)).error());
    }

    @Test
    void toleratesNoBrokenConnection() {
        server.enqueue(new MockResponse.Builder().onRequestStart(new SocketEffect.CloseSocket()).build());
        assertEquals(ModerationError.CONNECTION, failure("x").error());
        server.enqueue(new MockResponse.Builder().code(200).body("{\"results\": []}").onResponseBody(new SocketEffect.CloseSocket()).build());
        assertEquals(ModerationError.CONNECTION, failure("x").error());
    }

    @Test
    void namesAServerThatIsNotThere() {
        final HttpUrl gone = server.url("/");
        server.close();
        try (OpenAiModerationClient client = new OpenAiModerationClient(settings(gone, KEY, 1000, Duration.ofSeconds(5)), new MovableClock())) {
            final ModerationException failure = assertThrows(ModerationException.class, () -> client.moderate("x"));
            assertEquals(ModerationError.CONNECTION, failure.error());
            assertFalse(failure.getMessage().contains(KEY));
        }
    }

    @Test
    void readsNoAnswerOfAnySize() {
        server.enqueue(ok("{\"a\": \"" + "x".repeat(1 << 20) + "\"}"));
        assertEquals(ModerationError.MALFORMED, failure("x").error());
    }

    @Test
    void sendsNothingThatIsTooLong() {
        assertEquals(ModerationError.TOO_LONG, failure("x".repeat(1001)).error());
        assertEquals(0, server.getRequestCount());
    }

    @Test
    void checksByListingModels() throws Exception {
        server.enqueue(ok("{\"data\": []}"));
        try (OpenAiModerationClient client = client("/", KEY, 1000, Duration.ofSeconds(5))) {
            client.checkReachable();
        }
        final RecordedRequest request = server.takeRequest();
        assertEquals("GET /v1/models", request.getMethod() + " " + request.getTarget());
        assertEquals(0, request.getBodySize());
    }

    @Test
    void keepsTheKeyOutOfItsSettingsText() {
        assertFalse(settings(server.url("/"), KEY, 1, Duration.ofSeconds(1)).toString().contains(KEY));
    }

    private ModerationVerdict moderate(final String text) throws ModerationException {
        try (OpenAiModerationClient client = client("/", KEY, 1000, Duration.ofSeconds(5))) {
            return client.moderate(text);
        }
    }

    private ModerationException failure(final String text) {
        return failure(text, Duration.ofSeconds(5));
    }

    private ModerationException failure(final String text, final Duration timeout) {
        try (OpenAiModerationClient client = client("/", KEY, 1000, timeout)) {
            return assertThrows(ModerationException.class, () -> client.moderate(text));
        }
    }

    private OpenAiModerationClient client(final String base, final String key, final int maximum, final Duration timeout) {
        return new OpenAiModerationClient(settings(server.url(base), key, maximum, timeout), new MovableClock());
    }

    private static Settings settings(final HttpUrl base, final String key, final int maximum, final Duration timeout) {
        return new Settings(base, key, "m-1", timeout, maximum, CategoryThreshold.DEFAULTS);
    }

    private static MockResponse answer(final String scores, final String categories) {
        return ok("{\"id\": \"modr-1\", \"model\": \"m-1\", \"results\": [{\"flagged\": true, \"categories\": %s, \"category_scores\": %s}]}"
                .formatted(categories, scores));
    }

    private static MockResponse ok(final String body) {
        return new MockResponse.Builder().code(200).addHeader("Content-Type", "application/json").body(body).build();
    }
}
