package io.nifiwan.prompt.chat;

import io.nifiwan.prompt.http.CallException;
import io.nifiwan.prompt.http.JsonServer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Speaks the OpenAI chat API: {@code POST {base}/chat/completions}. A question is one call, and a second one where time may heal the
 * failure and the time limit leaves room for it. Nothing is logged. Thread-safe; close it to free its connections.
 */
public final class OpenAiChatClient implements AutoCloseable {
    private static final ChatRetry RETRY = new ChatRetry(Duration.ofSeconds(1));

    private final JsonServer server;
    private final ChatSettings settings;
    private final InstantSource clock;
    private final Pause pause;

    /** Opens no connection yet. */
    public OpenAiChatClient(final ChatSettings settings) {
        this(settings, InstantSource.system(), Thread::sleep);
    }

    OpenAiChatClient(final ChatSettings settings, final InstantSource clock, final Pause pause) {
        this.settings = settings;
        this.clock = clock;
        this.pause = pause;
        server = new JsonServer("chat service", settings.baseUrl(), settings.key(), clock);
    }

    /** Waits, so that tests need not. */
    interface Pause {
        void sleep(Duration wait) throws InterruptedException;
    }

    /**
     * Asks the model. The thread is held no longer than the time limit.
     *
     * @throws ChatException where there is no answer, whatever the reason
     */
    public ChatAnswer ask(final ChatRequest request) throws ChatException {
        final int length = request.instructions().length() + request.text().length() + request.schema().toString().length();
        if (length > settings.maximumCharacters()) {
            throw new ChatException(ChatError.TOO_LONG,
                    "The request has " + length + " characters; " + settings.maximumCharacters() + " may be sent to the chat service");
        }
        final byte[] body = ChatBody.write(settings, request);
        final Instant end = clock.instant().plus(settings.timeout());
        for (int calls = 1; ; calls++) {
            try {
                return ChatCompletion.read(server.post("chat/completions", body, left(end)), settings.model());
            } catch (final CallException e) {
                waitForNext(ChatException.of(e), calls, end);
            }
        }
    }

    /**
     * Asks for the list of models, which costs nothing, to see whether address and key are right.
     *
     * @return the body as the server wrote it
     * @throws ChatException with what is wrong
     */
    public String models() throws ChatException {
        try {
            return server.get("models", settings.timeout());
        } catch (final CallException e) {
            throw ChatException.of(e);
        }
    }

    /** The address of the service, without user information and query. */
    public String address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
    }

    private void waitForNext(final ChatException failure, final int calls, final Instant end) throws ChatException {
        final Duration wait = RETRY.next(failure, calls, Duration.between(clock.instant(), end)).orElseThrow(() -> failure);
        try {
            pause.sleep(wait);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChatException(ChatError.TIMEOUT, "The wait for the chat service was interrupted");
        }
    }

    private Duration left(final Instant end) {
        final Duration left = Duration.between(clock.instant(), end);
        return left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
    }
}
