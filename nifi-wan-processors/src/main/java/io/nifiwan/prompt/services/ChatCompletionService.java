package io.nifiwan.prompt.services;

import io.nifiwan.prompt.chat.ChatAnswer;
import io.nifiwan.prompt.chat.ChatException;
import io.nifiwan.prompt.chat.ChatRequest;
import org.apache.nifi.controller.ControllerService;

/** Asks a chat model for JSON objects. Implementations are thread-safe and hold the calling thread for a bounded time. */
public interface ChatCompletionService extends ControllerService {
    /**
     * Asks one question.
     *
     * @return the object as the model wrote it; the caller checks it, since a model may write anything
     * @throws ChatException where there is no object, whatever the reason
     */
    ChatAnswer ask(ChatRequest request) throws ChatException;
}
