package io.nifiwan.prompt.processors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.prompt.chat.ChatAnswer;
import io.nifiwan.prompt.chat.ChatRequest;
import io.nifiwan.prompt.services.ChatCompletionService;
import org.apache.nifi.controller.AbstractControllerService;

/** A chat model that says the same to everything. */
final class CannedChatService extends AbstractControllerService implements ChatCompletionService {
    private final ObjectNode answer;

    CannedChatService(final String json) throws JsonProcessingException {
        answer = (ObjectNode) new ObjectMapper().readTree(json);
    }

    @Override
    public ChatAnswer ask(final ChatRequest request) {
        return new ChatAnswer(answer.deepCopy(), "canned", -1, -1);
    }
}
