package io.nifiwan.prompt.processors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.revise.RevisionAttributes;
import io.nifiwan.prompt.revise.SampleAttempts;
import io.nifiwan.prompt.services.OpenAiChatCompletionService;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.apache.nifi.reporting.InitializationException;
import org.apache.nifi.util.LogMessage;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** RevisePrompt with a real service in front of a server that behaves and misbehaves. */
class RevisePromptChatTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String KEY = "sk-very-secret-0123456789";
    private static final String NOTE = "Wider, and give her a red scarf.";
    private static final String ANSWER = "{\"use\":[],\"drop\":[],\"phrases\":[{\"zh\":\"\",\"en\":\"a red scarf\"}],\"negative\":[]}";
    private final MockWebServer server = new MockWebServer();
    private final OpenAiChatCompletionService service = new OpenAiChatCompletionService();
    private TestRunner runner;

    @BeforeEach
    void start() throws IOException, InitializationException {
        server.start();
        runner = TestRunners.newTestRunner(RevisePrompt.class);
        runner.addControllerService("chat", service);
        runner.setProperty(service, "Base URL", server.url("/v1").toString());
        runner.setProperty(service, "API Key", KEY);
        runner.setProperty(service, "Model", "qwen-plus");
        runner.setProperty(service, "Timeout", "1500 ms");
        runner.enableControllerService(service);
        runner.setProperty(RevisePrompt.CHAT_SERVICE, "chat");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void followsWhatTheRulesLeaveUnreadAndSaysWhatItTook() throws Exception {
        server.enqueue(completion("""
                {"use":[{"id":"size.long","evidence":"give her"}],"drop":[],"phrases":[{"zh":"","en":"a red scarf"}],"negative":[],"seed":7}"""));
        final MockFlowFile next = revise(NOTE);
        next.assertAttributeEquals(RevisionAttributes.PROMPT_DIFF, "~ close-up shot → close shot; + “a red scarf”");
        next.assertAttributeEquals(RevisionAttributes.REVISION_RULES, "note.wider");
        next.assertAttributeEquals(RevisionAttributes.REVISION_UNREAD, "and give her a red scarf");
        next.assertAttributeEquals(RevisionAttributes.ATTEMPT_NUMBER, "2");
        next.assertAttributeEquals(PromptAttributes.CHAT_FILLED, "phrases");
        next.assertAttributeEquals(PromptAttributes.CHAT_DROPPED, "UNKNOWN_FIELD:seed, NOT_OPEN:size.long");
        next.assertAttributeEquals(PromptAttributes.CHAT_MODEL, "qwen-plus-2026");
        next.assertAttributeEquals(PromptAttributes.CHAT_TOKENS_PROMPT, "321");
        next.assertAttributeEquals(PromptAttributes.CHAT_TOKENS_COMPLETION, "12");
        next.assertAttributeNotExists(PromptAttributes.WARNING);
        assertTrue(next.getAttribute(PromptAttributes.PROMPT).contains("a lantern swinging in her hand, a red scarf."));
        assertTrue(MAPPER.readTree(next.getContent()).at("/parsed/phrases/0").textValue().equals("a red scarf"));
        final String sent = server.takeRequest().getBody().utf8();
        assertTrue(sent.contains("and give her a red scarf"));
        assertFalse(sent.contains("Wider"));
        assertFalse(sent.contains(KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Wider.", "太暗，远一点"})
    void asksNothingWhereTheRulesReadAll(final String note) throws Exception {
        final MockFlowFile next = revise(note);
        assertEquals(0, server.getRequestCount());
        next.assertAttributeNotExists(PromptAttributes.CHAT_MODEL);
    }

    @ParameterizedTest
    @CsvSource({"401, UNAUTHORIZED", "404, REJECTED", "429, THROTTLED", "500, SERVER_FAULT", "503, UNAVAILABLE"})
    void goesOnWithRulesAndAWarning(final int status, final String code) throws Exception {
        for (int call = 0; call < 2; call++) {
            server.enqueue(new MockResponse.Builder().code(status).addHeader("Retry-After", "0").body("Incorrect API key " + KEY).build());
        }
        final MockFlowFile next = revise(NOTE);
        assertTrue(next.getAttribute(PromptAttributes.WARNING).startsWith("CHAT_" + code + ": "));
        assertTrue(next.getAttribute(PromptAttributes.WARNING).endsWith("; the note was read by rules alone"));
        assertByRules(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Bad gateway</html>", "{\"choices\":[{\"message\":{\"content\":\"{\\\"use\\\": [\"}}]}",
        "{\"choices\":[{\"message\":", "{\"choices\":[{\"message\":{\"content\":\"I cannot help with that.\"}}]}"})
    void goesOnWithRulesWhereTheAnswerIsNone(final String body) throws Exception {
        server.enqueue(new MockResponse.Builder().code(200).body(body).build());
        final MockFlowFile next = revise(NOTE);
        assertTrue(next.getAttribute(PromptAttributes.WARNING).startsWith("CHAT_MALFORMED: "));
        assertByRules(next);
    }

    @Test
    void goesOnWithRulesWhereTheServerHangs() throws Exception {
        server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
        assertTrue(revise(NOTE).getAttribute(PromptAttributes.WARNING).startsWith("CHAT_TIMEOUT: "));
    }

    @Test
    void goesOnWithRulesWhereThereIsNoServer() throws Exception {
        server.close();
        final MockFlowFile next = revise(NOTE);
        assertTrue(next.getAttribute(PromptAttributes.WARNING).startsWith("CHAT_CONNECTION: "));
        assertByRules(next);
    }

    @Test
    void failsUnchangedWhereRulesAloneShallNotDo() throws Exception {
        runner.setProperty(RevisePrompt.ON_CHAT_FAILURE, ChatFailure.FAILURE);
        server.enqueue(new MockResponse.Builder().code(401).body(KEY).build());
        runner.enqueue("clip", clip(NOTE));
        runner.run();
        runner.assertAllFlowFilesTransferred(RevisePrompt.FAILURE, 1);
        final MockFlowFile failed = runner.getFlowFilesForRelationship(RevisePrompt.FAILURE).getFirst();
        failed.assertContentEquals("clip");
        failed.assertAttributeEquals(PromptAttributes.ERROR_CODE, "CHAT_FAILED");
        failed.assertAttributeEquals(RevisionAttributes.REVIEW_NOTE, NOTE);
        assertTrue(failed.isPenalized());
        assertNoKey(failed);
    }

    @Test
    void dropsAnAnswerThatDoesNotFitTheBudget() throws Exception {
        final Map<String, String> clip = clip("wider; " + "a red scarf and ".repeat(4) + "a hat");
        int budget = 300;
        while (succeeds(clip, budget - 1)) {
            budget--;
        }
        runner.setProperty(RevisePrompt.CHAT_SERVICE, "chat");
        runner.setProperty(RevisePrompt.MAXIMUM_PROMPT_TOKENS, Integer.toString(budget));
        server.enqueue(completion(ANSWER));
        runner.enqueue("clip", clip);
        runner.run();
        final MockFlowFile next = runner.getFlowFilesForRelationship(RevisePrompt.SUCCESS).getFirst();
        next.assertAttributeEquals(PromptAttributes.CHAT_DROPPED, "TOO_LONG:prompt");
        next.assertAttributeNotExists(PromptAttributes.CHAT_FILLED);
        assertFalse(next.getAttribute(PromptAttributes.PROMPT).contains("scarf"));
    }

    @Test
    void saysOfAnExhaustedClipThatTheModelDidNotAnswer() throws Exception {
        runner.setProperty(RevisePrompt.WHEN_NOTHING_MATCHES, UnchangedStrategy.EXHAUSTED);
        server.enqueue(new MockResponse.Builder().code(401).build());
        runner.enqueue("clip", clip("give her a red scarf"));
        runner.run();
        final MockFlowFile last = runner.getFlowFilesForRelationship(RevisePrompt.EXHAUSTED).getFirst();
        assertTrue(last.getAttribute(PromptAttributes.WARNING).startsWith("CHAT_UNAUTHORIZED: "));
    }

    @Test
    void clearsWhatAnEarlierQuestionLeft() throws Exception {
        final Map<String, String> clip = clip("Wider.");
        PromptAttributes.OF_CHAT.forEach(name -> clip.put(name, "old"));
        final MockFlowFile next = revise(clip);
        PromptAttributes.OF_CHAT.forEach(next::assertAttributeNotExists);
    }

    private boolean succeeds(final Map<String, String> clip, final int budget) {
        runner.removeProperty(RevisePrompt.CHAT_SERVICE);
        runner.setProperty(RevisePrompt.MAXIMUM_PROMPT_TOKENS, Integer.toString(budget));
        runner.enqueue("clip", clip);
        runner.run();
        final boolean succeeded = !runner.getFlowFilesForRelationship(RevisePrompt.SUCCESS).isEmpty();
        runner.clearTransferState();
        return succeeded;
    }

    private void assertByRules(final MockFlowFile next) {
        next.assertAttributeEquals(RevisionAttributes.PROMPT_DIFF, "~ close-up shot → close shot");
        next.assertAttributeEquals(RevisionAttributes.REVISION_UNREAD, "and give her a red scarf");
        next.assertAttributeNotExists(PromptAttributes.CHAT_MODEL);
        assertNoKey(next);
    }

    private void assertNoKey(final MockFlowFile flowFile) {
        final List<String> written = new ArrayList<>(flowFile.getAttributes().values());
        final List<LogMessage> messages = new ArrayList<>(runner.getLogger().getWarnMessages());
        messages.addAll(runner.getLogger().getInfoMessages());
        messages.forEach(message -> written.add(message.getMsg()));
        assertTrue(written.size() > 3);
        written.forEach(text -> assertFalse(text.contains(KEY), text));
    }

    private static Map<String, String> clip(final String note) throws IOException, PromptException {
        final Map<String, String> clip = SampleAttempts.attributes("en-harbour-night");
        clip.put(RevisionAttributes.REVIEW_NOTE, note);
        return clip;
    }

    private MockFlowFile revise(final String note) throws IOException, PromptException {
        return revise(clip(note));
    }

    private MockFlowFile revise(final Map<String, String> clip) {
        runner.enqueue("clip".getBytes(StandardCharsets.UTF_8), clip);
        runner.run();
        runner.assertTransferCount(RevisePrompt.SUCCESS, 1);
        runner.assertTransferCount(RevisePrompt.FAILURE, 0);
        return runner.getFlowFilesForRelationship(RevisePrompt.SUCCESS).getFirst();
    }

    private static MockResponse completion(final String content) {
        final ObjectNode body = MAPPER.createObjectNode().put("model", "qwen-plus-2026");
        body.putArray("choices").addObject().put("finish_reason", "stop").putObject("message").put("content", content);
        body.putObject("usage").put("prompt_tokens", 321).put("completion_tokens", 12);
        return new MockResponse.Builder().code(200).body(body.toString()).build();
    }
}
