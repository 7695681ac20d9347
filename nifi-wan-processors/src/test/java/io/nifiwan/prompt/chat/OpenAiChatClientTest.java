package io.nifiwan.prompt.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OpenAiChatClientTest {
    private static final String KEY = "sk-very-secret-0123456789";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final MockWebServer server = new MockWebServer();
    private final List<Duration> waits = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"/v1, /v1/chat/completions", "/v1/, /v1/chat/completions", "/compatible-mode/v1, /compatible-mode/v1/chat/completions",
        "/, /chat/completions", "/api/paas/v4//, /api/paas/v4/chat/completions"})
    void postsTheQuestionWithTheKey(final String base, final String target) throws Exception {
        server.enqueue(completion("{\"a\":1}", "stop"));
        final ChatAnswer answer = client(base, AnswerFormat.JSON_SCHEMA).ask(request("雨夜 \"quote\""));
        assertEquals(new ChatAnswer(MAPPER.createObjectNode().put("a", 1), "qwen-plus-2026", 321, 12), answer);
        final RecordedRequest sent = server.takeRequest();
        assertEquals("POST", sent.getMethod());
        assertEquals(target, sent.getTarget());
        assertEquals("Bearer " + KEY, sent.getHeaders().get("Authorization"));
        final JsonNode body = MAPPER.readTree(sent.getBody().utf8());
        assertEquals(MAPPER.readTree("""
                {"model":"qwen-plus","messages":[{"role":"system","content":"Do it."},{"role":"user","content":"雨夜 \\"quote\\""}],
                 "temperature":0.0,"seed":7,"max_tokens":512,"stream":false,"enable_thinking":false,"response_format":{"type":"json_schema",
                 "json_schema":{"name":"shot_slots","strict":true,"schema":{"type":"object"}}}}"""), body);
    }

    @Test
    void sendsWhatItsDocumentationShows() throws IOException {
        final ChatSettings settings = new ChatSettings(server.url("/v1"), KEY, "qwen-plus", Duration.ofSeconds(5), AnswerFormat.JSON_SCHEMA, 0.0,
                2048, 0L, 1000, MAPPER.createObjectNode());
        final byte[] body = ChatBody.write(settings,
                new ChatRequest("(what to do)", "(the text to do it with)", "shot_slots", MAPPER.createObjectNode().put("type", "object")));
        try (InputStream details = ChatBody.class.getResourceAsStream(
                "/docs/io.nifiwan.prompt.services.OpenAiChatCompletionService/additionalDetails.md")) {
            final String text = new String(details.readAllBytes(), StandardCharsets.UTF_8);
            final int from = text.indexOf("```json\n") + 8;
            assertEquals(MAPPER.readTree(text.substring(from, text.indexOf("```", from))), MAPPER.readTree(body));
        }
    }

    @Test
    void asksForJsonAsTheServerKnowsIt() throws Exception {
        server.enqueue(completion("{}", "stop"));
        client("/v1", AnswerFormat.JSON_OBJECT).ask(request("x"));
        final JsonNode object = sentBody();
        assertEquals("{\"type\":\"json_object\"}", object.get("response_format").toString());
        assertTrue(object.at("/messages/0/content").textValue().endsWith("{\"type\":\"object\"}"));
        server.enqueue(completion("{}", "stop"));
        client("/v1", AnswerFormat.INSTRUCTIONS).ask(request("x"));
        final JsonNode none = sentBody();
        assertNull(none.get("response_format"));
        assertTrue(none.at("/messages/0/content").textValue().endsWith("{\"type\":\"object\"}"));
    }

    @Test
    void leavesOutWhatIsNotSet() throws Exception {
        server.enqueue(completion("{}", "stop"));
        final ChatSettings settings = new ChatSettings(server.url("/v1"), "", "m", Duration.ofSeconds(5), AnswerFormat.JSON_SCHEMA, null, 512, null,
                1000, MAPPER.createObjectNode());
        try (OpenAiChatClient client = new OpenAiChatClient(settings)) {
            client.ask(request("x"));
        }
        final RecordedRequest sent = server.takeRequest();
        assertNull(sent.getHeaders().get("Authorization"));
        final JsonNode body = MAPPER.readTree(sent.getBody().utf8());
        assertFalse(body.has("temperature") || body.has("seed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"```json\n{\"a\": 1}\n```", "Sure! {\"a\": 1} Good luck.", "<think>{\"a\": 2}</think>{\"a\": 1}"})
    void toleratesWhatModelsPutAroundTheirAnswer(final String content) throws Exception {
        server.enqueue(completion(content, "stop"));
        assertEquals(1, client("/v1", AnswerFormat.INSTRUCTIONS).ask(request("x")).json().get("a").intValue());
    }

    @Test
    void readsContentInParts() throws Exception {
        server.enqueue(ok("{\"choices\":[{\"message\":{\"content\":["
                + "{\"type\":\"text\",\"text\":\"{\\\"a\\\":\"},{\"type\":\"text\",\"text\":\"1}\"}]}}]}"));
        final ChatAnswer answer = client("/v1", AnswerFormat.INSTRUCTIONS).ask(request("x"));
        assertEquals("{\"a\":1}", answer.json().toString());
        assertEquals("qwen-plus", answer.model());
        assertEquals(-1, answer.promptTokens());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "<html><body>Bad gateway {\"a\": 1}</body></html>", "{}",
        "{\"choices\": []}", "{\"choices\": {}}", "{\"choices\": [null]}",
        "{\"choices\": [{\"message\": null}]}", "{\"choices\": [{\"message\": {}}]}", "{\"choices\": [{\"message\": {\"content\": null}}]}",
        "{\"choices\": [{\"message\": {\"content\": 42}}]}", "{\"choices\": [{\"message\": {\"content\": {\"a\": 1}}}]}",
        "{\"choices\": [{\"message\": {\"content\": \"[]\"}}]}", "{\"choices\": [{\"message\": {\"content\": \"I would rather not.\"}}]}",
        "{\"choices\": [{\"message\": {\"content\": \"{\\\"a\\\": \"}}]}",
        "{\"choices\": [{\"message\": {\"content\": \"{\\\"a\\\": 1}\"", "{\"error\": {\"message\": \"no\"}}"})
    void takesNothingElseForAnAnswer(final String body) {
        server.enqueue(ok(body));
        assertEquals(ChatError.MALFORMED, failure().error());
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void tellsACutAnswerFromADeclinedOne() {
        server.enqueue(completion("{\"a\": [1, 2", "length"));
        assertEquals(ChatError.CUT_OFF, failure().error());
        server.enqueue(completion("{\"a\": 1}", "content_filter"));
        assertEquals(ChatError.DECLINED, failure().error());
        server.enqueue(ok("{\"choices\": [{\"message\": {\"refusal\": \"no\", \"content\": \"{}\"}}]}"));
        assertEquals(ChatError.DECLINED, failure().error());
    }

    @ParameterizedTest
    @CsvSource({"400, REJECTED, 1", "401, UNAUTHORIZED, 1", "403, UNAUTHORIZED, 1", "404, REJECTED, 1", "429, THROTTLED, 2", "500, SERVER_FAULT, 2",
        "502, SERVER_FAULT, 2", "503, UNAVAILABLE, 2", "302, REJECTED, 1", "307, REJECTED, 1"})
    void namesTheKindOfEveryStatusAndBoundsTheCalls(final int status, final ChatError error, final int calls) {
        for (int call = 0; call < 3; call++) {
            server.enqueue(new MockResponse.Builder().code(status).addHeader("Location", server.url("/elsewhere").toString())
                    .addHeader("Retry-After", "2").body("{\"error\": \"Incorrect API key provided: " + KEY + ", the text\"}").build());
        }
        final ChatException failure = failure();
        assertEquals(error, failure.error());
        assertFalse(failure.getMessage().contains(KEY));
        assertFalse(failure.getMessage().contains("the text"));
        assertEquals(calls, server.getRequestCount());
        assertEquals(calls == 1 ? List.of() : List.of(Duration.ofSeconds(2)), waits);
    }

    @Test
    void takesTheAnswerOfTheSecondCall() throws Exception {
        server.enqueue(new MockResponse.Builder().code(503).addHeader("Retry-After", "0").build());
        server.enqueue(completion("{\"a\":1}", "stop"));
        assertEquals(1, client("/v1", AnswerFormat.JSON_SCHEMA).ask(request("x")).json().get("a").intValue());
        assertEquals(List.of(Duration.ZERO), waits);
    }

    @Test
    void endsAStalledCallInTime() {
        server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
        assertEquals(ChatError.TIMEOUT, failure(Duration.ofMillis(150)).error());
        server.enqueue(new MockResponse.Builder().code(200).body("x".repeat(100)).onResponseBody(SocketEffect.Stall.INSTANCE).build());
        assertEquals(ChatError.TIMEOUT, failure(Duration.ofMillis(150)).error());
    }

    @Test
    void namesAServerThatIsNotThere() {
        final HttpUrl gone = server.url("/v1");
        server.close();
        try (OpenAiChatClient client = new OpenAiChatClient(settings(gone, AnswerFormat.JSON_SCHEMA, Duration.ofSeconds(5)),
                InstantSource.system(), waits::add)) {
            final ChatException failure = assertThrows(ChatException.class, () -> client.ask(request("the text")));
            assertEquals(ChatError.CONNECTION, failure.error());
            assertFalse(failure.getMessage().contains(KEY));
            assertEquals(List.of(Duration.ofSeconds(1)), waits);
        }
    }

    @Test
    void stopsWaitingWhenTheThreadIsToldTo() {
        server.enqueue(new MockResponse.Builder().code(503).build());
        try (OpenAiChatClient client = new OpenAiChatClient(settings(server.url("/v1"), AnswerFormat.JSON_SCHEMA, Duration.ofSeconds(5)),
                InstantSource.system(), wait -> {
                    throw new InterruptedException();
                })) {
            assertEquals(ChatError.TIMEOUT, assertThrows(ChatException.class, () -> client.ask(request("x"))).error());
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void readsNoAnswerOfAnySizeAndSendsNoTextOfAnySize() {
        server.enqueue(ok("{\"a\": \"" + "x".repeat(1 << 20) + "\"}"));
        assertEquals(ChatError.MALFORMED, failure().error());
        final ChatException tooLong = assertThrows(ChatException.class, () -> client("/v1", AnswerFormat.JSON_SCHEMA).ask(request("x".repeat(1000))));
        assertEquals(ChatError.TOO_LONG, tooLong.error());
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void printsNoSecret() {
        assertFalse(settings(server.url("/v1"), AnswerFormat.JSON_SCHEMA, Duration.ofSeconds(5)).toString().contains(KEY));
        assertFalse(request("the text").toString().contains("the text"));
        assertFalse(new ChatAnswer(MAPPER.createObjectNode().put("a", "the text"), "m", 1, 1).toString().contains("the text"));
    }

    private JsonNode sentBody() throws InterruptedException, JsonProcessingException {
        return MAPPER.readTree(server.takeRequest().getBody().utf8());
    }

    private ChatException failure() {
        return failure(Duration.ofSeconds(5));
    }

    private ChatException failure(final Duration timeout) {
        try (OpenAiChatClient client = new OpenAiChatClient(settings(server.url("/v1"), AnswerFormat.JSON_SCHEMA, timeout), InstantSource.system(),
                waits::add)) {
            return assertThrows(ChatException.class, () -> client.ask(request("the text")));
        }
    }

    private OpenAiChatClient client(final String base, final AnswerFormat format) {
        return new OpenAiChatClient(settings(server.url(base), format, Duration.ofSeconds(5)), InstantSource.system(), waits::add);
    }

    private static ChatSettings settings(final HttpUrl base, final AnswerFormat format, final Duration timeout) {
        return new ChatSettings(base, KEY, "qwen-plus", timeout, format, 0.0, 512, 7L, 1000,
                MAPPER.createObjectNode().put("enable_thinking", false));
    }

    private static ChatRequest request(final String text) {
        return new ChatRequest("Do it.", text, "shot_slots", MAPPER.createObjectNode().put("type", "object"));
    }

    private static MockResponse completion(final String content, final String reason) {
        final ObjectNode body = MAPPER.createObjectNode().put("model", "qwen-plus-2026");
        body.putArray("choices").addObject().put("finish_reason", reason).putObject("message").put("role", "assistant").put("content", content);
        body.putObject("usage").put("prompt_tokens", 321).put("completion_tokens", 12);
        return ok(body.toString());
    }

    private static MockResponse ok(final String body) {
        return new MockResponse.Builder().code(200).body(body).build();
    }
}
