package io.nifiwan.quality.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.prompt.chat.AnswerFormat;
import io.nifiwan.prompt.chat.ChatSettings;
import io.nifiwan.prompt.chat.OpenAiChatClient;
import io.nifiwan.quality.decode.RgbFrame;
import io.nifiwan.quality.measure.Finding;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.measure.ReasonCode;
import io.nifiwan.quality.semantic.SemanticBrief;
import io.nifiwan.quality.semantic.SemanticException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A judge before a server that misbehaves in every way that servers and models do. */
class VlmScorerTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final SemanticBrief BRIEF = new SemanticBrief(List.of("cats"), "two cats box on a stage", "a theatre at night", List.of(), "");
    private static final String GOOD = "{\"subject\":4,\"action\":3,\"place\":4,\"count\":4,"
            + "\"anatomy_ok\":true,\"stray_text\":false,\"reason\":\"fine\"}";
    private final MockWebServer server = new MockWebServer();
    private OpenAiChatClient client;
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @BeforeEach
    void start() throws IOException {
        server.start();
        client = new OpenAiChatClient(new ChatSettings(server.url("/v1"), "key", "vl", Duration.ofMillis(900), AnswerFormat.JSON_SCHEMA, 0.0, 512,
                null, 60_000, MAPPER.createObjectNode()));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void asksWhatThePromptAsksForAndSendsTheFrames() throws Exception {
        answer(GOOD);
        final Measurement judged = scorer(0, 0).score(frames(3), BRIEF);

        final JsonNode body = MAPPER.readTree(server.takeRequest().getBody().utf8());
        assertEquals(0.0, body.get("temperature").doubleValue());
        final JsonNode parts = body.at("/messages/1/content");
        assertEquals(4, parts.size());
        final JsonNode asked = MAPPER.readTree(parts.at("/0/text").textValue());
        assertEquals("[\"0.00\",\"0.50\",\"1.00\"]", asked.get("frame_seconds").toString());
        assertEquals("{\"subject\":\"cats\",\"action\":\"two cats box on a stage\",\"place\":\"a theatre at night\","
                + "\"count\":\"two cats box on a stage\"}", asked.get("asked").toString());
        assertFalse(body.at("/messages/0/content").textValue().contains("cats"));
        final String url = parts.at("/1/image_url/url").textValue();
        assertTrue(url.startsWith("data:image/jpeg;base64,"));
        assertEquals(64, ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1)))).getHeight());
        assertEquals((0.6 * 3.75 + 0.4 * 3) / 4, judged.values().get("score"), 1e-9);
        assertEquals("vl-2026", judged.labels().get("model"));
        assertTrue(judged.labels().get("explanation").contains("action 3 of 4"));
        assertEquals(List.of(), judged.findings());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "```json\\n{\\\"subject\\\":2,\\\"action\\\":2}\\n```",
        "<think>{\\\"subject\\\":4}</think> Here you are: {\\\"subject\\\":\\\"2\\\",\\\"action\\\":\\\"2/4\\\",\\\"place\\\":9}",
        "{\\\"主体\\\":2,\\\"动作\\\":\\\"2分\\\",\\\"理由\\\":\\\"猫不清楚\\\"}",
        "{\\\"grades\\\":{\\\"Subject\\\":2.0,\\\"ACTION\\\":{\\\"grade\\\":2}}}"
    })
    void understandsAnswersInManyForms(final String content) throws Exception {
        answerRaw(content);
        assertEquals(0.5, scorer(0, 0).score(frames(1), BRIEF).values().get("score"), 1e-9);
    }

    @Test
    void whatTheModelSeesBesideThePromptIsAFinding() throws Exception {
        answerRaw("{\\\"subject\\\":4,\\\"人体\\\":\\\"否\\\",\\\"文字\\\":\\\"有\\\",\\\"reason\\\":\\\"six\\\\nfingers\\\"}");
        final Measurement judged = scorer(0, 0).score(frames(2), BRIEF);
        assertEquals(List.of(ReasonCode.ANATOMY, ReasonCode.STRAY_TEXT), judged.findings().stream().map(Finding::code).toList());
        assertTrue(judged.findings().getFirst().explanation().endsWith("it says: six fingers"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "200 | <html>busy</html> | MALFORMED",
        "200 | {\"choices\":[{\"message\":{\"content\":\"{\\\"subject\\\":4,\"},\"finish_reason\":\"length\"}]} | CUT_OFF",
        "200 | {\"choices\":[{\"message\":{\"content\":\"I am sorry, I cannot help with that.\"}}]} | MALFORMED",
        "200 | {\"choices\":[{\"message\":{\"content\":\"\",\"refusal\":\"no\"}}]} | DECLINED",
        "200 | {\"choices\":[{\"message\":{\"content\":\"{\\\"subject\\\":null,\\\"action\\\":7}\"}}]} | MALFORMED",
        "401 | {} | UNAUTHORIZED",
        "429 | {} | THROTTLED",
        "302 | {} | REJECTED"
    })
    void aServerThatMisbehavesIsNoJudge(final int status, final String body, final String error) {
        for (int call = 0; call < 4; call++) {
            server.enqueue(new MockResponse.Builder().code(status).body(body).build());
        }
        final SemanticException failure = assertThrows(SemanticException.class, () -> scorer(0, 0).score(frames(1), BRIEF));
        assertTrue(failure.getMessage().startsWith(error), failure.getMessage());
        assertTrue(server.getRequestCount() <= 2);
    }

    @Test
    void aServerThatIsSilentIsNoJudge() {
        server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
        assertTrue(assertThrows(SemanticException.class, () -> scorer(0, 0).score(frames(1), BRIEF)).getMessage().startsWith("TIMEOUT"));
    }

    @Test
    void anAnswerThatGradesNothingIsAskedForOnceMore() throws Exception {
        answerRaw("I see cats.");
        answer(GOOD);
        assertTrue(scorer(0, 0).score(frames(1), BRIEF).applicable());
        assertEquals(2, server.getRequestCount());
    }

    @Test
    void theSameQuestionIsNotPaidForTwice() throws Exception {
        answer(GOOD);
        final VlmScorer scorer = scorer(0, 0);
        assertEquals(scorer.score(frames(2), BRIEF), scorer.score(frames(2), BRIEF));
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void theBudgetOfADayIsKept() throws Exception {
        answer(GOOD);
        answer(GOOD);
        final VlmScorer scorer = scorer(1, 0);
        scorer.score(frames(1), BRIEF);
        assertTrue(assertThrows(SemanticException.class, () -> scorer.score(frames(2), BRIEF)).getMessage().contains("1 calls of this day"));
        now = now.plus(Duration.ofDays(1));
        scorer.score(frames(2), BRIEF);
        assertEquals(2, server.getRequestCount());

        answer(GOOD);
        final VlmScorer tokens = scorer(0, 500);
        tokens.score(frames(3), BRIEF);
        assertTrue(assertThrows(SemanticException.class, () -> tokens.score(frames(4), BRIEF)).getMessage().contains("500 tokens"));
    }

    private VlmScorer scorer(final long calls, final long tokens) {
        return new VlmScorer(client::ask, new JudgeLimits(6, 64, FrameFormat.JPEG, calls, tokens, false), () -> now);
    }

    private void answer(final String json) throws JsonProcessingException {
        final String quoted = MAPPER.writeValueAsString(json);
        answerRaw(quoted.substring(1, quoted.length() - 1));
    }

    private void answerRaw(final String content) {
        server.enqueue(new MockResponse.Builder().body("{\"model\":\"vl-2026\",\"choices\":[{\"message\":{\"content\":\"" + content
                + "\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":500,\"completion_tokens\":60}}").build());
    }

    private static List<RgbFrame> frames(final int count) {
        return IntStream.range(0, count).mapToObj(index -> new RgbFrame(index * 0.5, 160, 96, new byte[3 * 160 * 96])).toList();
    }
}
