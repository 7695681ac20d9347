package io.nifiwan.prompt.screening.moderation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.prompt.http.CallException;
import io.nifiwan.prompt.http.JsonServer;
import okhttp3.HttpUrl;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * Speaks the OpenAI moderation API: {@code POST {base}/v1/moderations} with {@code model} and {@code input}. One call is one request.
 * Thread-safe; close it to free its connections.
 */
public final class OpenAiModerationClient implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonServer server;
    private final Settings settings;

    /**
     * Opens no connection yet.
     *
     * @param clock for dates in Retry-After
     */
    public OpenAiModerationClient(final Settings settings, final InstantSource clock) {
        this.settings = settings;
        server = new JsonServer("moderation service", settings.baseUrl, settings.key, clock);
    }

    /**
     * How to reach the service.
     *
     * @param baseUrl           address with or without {@code /v1} at its end
     * @param key               bearer key; empty for servers that need none
     * @param model             as the service names it
     * @param timeout           of a whole call, above zero
     * @param maximumCharacters longest text that is sent, in UTF-16 code units
     * @param thresholds        by category
     */
    public record Settings(HttpUrl baseUrl, String key, String model, Duration timeout, int maximumCharacters,
                           Map<String, CategoryThreshold> thresholds) {
        public Settings {
            thresholds = Map.copyOf(thresholds);
        }

        /** Keeps the key out of whatever prints the settings. */
        @Override
        public String toString() {
            return "Settings[" + baseUrl.redact() + ", " + model + "]";
        }
    }

    /**
     * Asks for a verdict on a text.
     *
     * @throws ModerationException where there is none, whatever the reason
     */
    public ModerationVerdict moderate(final String text) throws ModerationException {
        if (text.length() > settings.maximumCharacters) {
            throw new ModerationException(ModerationError.TOO_LONG,
                    "The text has " + text.length() + " characters; " + settings.maximumCharacters + " may be sent to the moderation service");
        }
        try {
            return ModerationAnswer.read(server.post(path("moderations"), body(text), settings.timeout), settings.thresholds);
        } catch (final CallException e) {
            throw failure(e);
        }
    }

    /**
     * Asks for the list of models, which costs nothing, to see whether address and key are right.
     *
     * @throws ModerationException with what is wrong
     */
    public void checkReachable() throws ModerationException {
        try {
            server.get(path("models"), settings.timeout);
        } catch (final CallException e) {
            throw failure(e);
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

    /** The path below the base address, which ends in v1 or in what comes before it. */
    private String path(final String resource) {
        return settings.baseUrl.pathSegments().stream().filter(segment -> !segment.isEmpty()).reduce((first, last) -> last)
                .filter("v1"::equals).isPresent() ? resource : "v1/" + resource;
    }

    private byte[] body(final String text) {
        try {
            return MAPPER.writeValueAsBytes(Map.of("model", settings.model, "input", text));
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("Two strings are always writable", e);
        }
    }

    private static ModerationException failure(final CallException failure) {
        return new ModerationException(ModerationError.valueOf(failure.error().name()), failure.getMessage(), failure.retryAfter().orElse(null));
    }
}
