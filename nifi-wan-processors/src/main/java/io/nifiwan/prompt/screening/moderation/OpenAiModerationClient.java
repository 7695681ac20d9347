package io.nifiwan.prompt.screening.moderation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * Speaks the OpenAI moderation API: {@code POST {base}/v1/moderations} with {@code model} and {@code input}. One call is one request: no
 * redirects, which would carry the key elsewhere, and no silent repetition. Thread-safe; close it to free its connections.
 */
public final class OpenAiModerationClient implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long LARGEST_ANSWER = 1L << 20;
    private static final String RETRY_AFTER = "Retry-After";
    private static final String HIDDEN_RETRY_AFTER = "X-Retry-After-Seen";
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final OkHttpClient http;
    private final Settings settings;
    private final InstantSource clock;

    /**
     * Opens no connection yet.
     *
     * @param clock for dates in Retry-After
     */
    public OpenAiModerationClient(final Settings settings, final InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        http = new OkHttpClient.Builder()
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(settings.timeout)
                .readTimeout(settings.timeout)
                .writeTimeout(settings.timeout)
                .callTimeout(settings.timeout)
                .addNetworkInterceptor(OpenAiModerationClient::hideRetryAfter)
                .build();
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
        final Request request = request("moderations").post(RequestBody.create(body(text), JSON)).build();
        return ModerationAnswer.read(call(request), settings.thresholds);
    }

    /**
     * Asks for the list of models, which costs nothing, to see whether address and key are right.
     *
     * @throws ModerationException with what is wrong
     */
    public void checkReachable() throws ModerationException {
        call(request("models").get().build());
    }

    /** The address of the service, without user information and query. */
    public String address() {
        return settings.baseUrl.redact();
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    /** OkHttp repeats a 503 with {@code Retry-After: 0} by itself, whatever its settings; when to call again is not its decision here. */
    private static Response hideRetryAfter(final Interceptor.Chain chain) throws IOException {
        final Response response = chain.proceed(chain.request());
        final String retryAfter = response.header(RETRY_AFTER);
        return retryAfter == null ? response
                : response.newBuilder().removeHeader(RETRY_AFTER).header(HIDDEN_RETRY_AFTER, retryAfter).build();
    }

    private Request.Builder request(final String path) {
        final HttpUrl.Builder url = settings.baseUrl.newBuilder();
        while (settings.baseUrl.pathSize() > 1 && url.build().pathSegments().getLast().isEmpty()) {
            url.removePathSegment(url.build().pathSize() - 1);
        }
        if (!"v1".equals(url.build().pathSegments().getLast())) {
            url.addPathSegment("v1");
        }
        final Request.Builder request = new Request.Builder().url(url.addPathSegment(path).build());
        return settings.key.isEmpty() ? request : request.header("Authorization", "Bearer " + settings.key);
    }

    private byte[] body(final String text) {
        try {
            return MAPPER.writeValueAsBytes(Map.of("model", settings.model, "input", text));
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("Two strings are always writable", e);
        }
    }

    private String call(final Request request) throws ModerationException {
        try (Response response = http.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw refusal(response);
            }
            final BufferedSource source = response.body().source();
            if (source.request(LARGEST_ANSWER + 1)) {
                throw new ModerationException(ModerationError.MALFORMED, "The moderation service answered with more than 1 MiB");
            }
            return source.readUtf8();
        } catch (final InterruptedIOException e) {
            throw new ModerationException(ModerationError.TIMEOUT,
                    "The moderation service gave no answer within " + settings.timeout.toMillis() + " ms");
        } catch (final IOException e) {
            throw new ModerationException(ModerationError.CONNECTION,
                    "The connection to the moderation service failed: " + e.getClass().getSimpleName());
        }
    }

    private ModerationException refusal(final Response response) {
        final int status = response.code();
        final ModerationError error = switch (status) {
            case TOO_MANY_REQUESTS -> ModerationError.THROTTLED;
            case SERVICE_UNAVAILABLE -> ModerationError.UNAVAILABLE;
            case 401, 403 -> ModerationError.UNAUTHORIZED;
            default -> status >= 500 ? ModerationError.SERVER_FAULT : ModerationError.REJECTED;
        };
        return new ModerationException(error, "The moderation service answered with HTTP " + status,
                RetryAfter.parse(response.header(HIDDEN_RETRY_AFTER), clock.instant()).orElse(null));
    }
}
