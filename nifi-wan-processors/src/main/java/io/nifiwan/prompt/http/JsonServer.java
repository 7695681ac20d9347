package io.nifiwan.prompt.http;

import okhttp3.Call;
import okhttp3.HttpUrl;
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
import java.util.concurrent.TimeUnit;

/**
 * A server that speaks JSON behind a bearer key. One call is one request with one time limit: no redirects, which would carry the key
 * elsewhere, and no silent repetition. Thread-safe; close it to free its connections.
 */
public final class JsonServer implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final long LARGEST_ANSWER = 1L << 20;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final OkHttpClient http;
    private final String name;
    private final HttpUrl baseUrl;
    private final String key;
    private final InstantSource clock;

    /**
     * Opens no connection yet.
     *
     * @param name    what messages call the server, for example "chat service"
     * @param baseUrl address that paths are added to
     * @param key     bearer key; empty for servers that need none
     * @param clock   for dates in Retry-After
     */
    public JsonServer(final String name, final HttpUrl baseUrl, final String key, final InstantSource clock) {
        this.name = name;
        this.baseUrl = withoutTrailingSlash(baseUrl);
        this.key = key;
        this.clock = clock;
        http = PlainHttp.builder().build();
    }

    /**
     * Posts JSON.
     *
     * @param path    one or more segments below the base address, without a leading slash
     * @param timeout of the whole call, above zero
     * @return the body of a success, at most 1 MiB
     * @throws CallException where there is none
     */
    public String post(final String path, final byte[] json, final Duration timeout) throws CallException {
        return call(request(path).post(RequestBody.create(json, JSON)).build(), timeout);
    }

    /** As {@link #post}, without a body to send. */
    public String get(final String path, final Duration timeout) throws CallException {
        return call(request(path).get().build(), timeout);
    }

    /** The base address, without user information and query. */
    public String address() {
        return baseUrl.redact();
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private static HttpUrl withoutTrailingSlash(final HttpUrl url) {
        final HttpUrl.Builder trimmed = url.newBuilder();
        while (trimmed.build().pathSize() > 1 && trimmed.build().pathSegments().getLast().isEmpty()) {
            trimmed.removePathSegment(trimmed.build().pathSize() - 1);
        }
        return trimmed.build();
    }

    private Request.Builder request(final String path) {
        final Request.Builder request = new Request.Builder().url(baseUrl.newBuilder().addPathSegments(path).build());
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    private String call(final Request request, final Duration timeout) throws CallException {
        final Call call = http.newCall(request);
        call.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            if (!response.isSuccessful()) {
                throw refusal(response);
            }
            final BufferedSource source = response.body().source();
            if (source.request(LARGEST_ANSWER + 1)) {
                throw new CallException(CallError.MALFORMED, "The " + name + " answered with more than 1 MiB", null);
            }
            return source.readUtf8();
        } catch (final InterruptedIOException e) {
            throw new CallException(CallError.TIMEOUT, "The " + name + " gave no answer within " + timeout.toMillis() + " ms", null);
        } catch (final IOException e) {
            throw new CallException(CallError.CONNECTION,
                    "The connection to the " + name + " failed: " + e.getClass().getSimpleName(), null);
        }
    }

    private CallException refusal(final Response response) {
        final int status = response.code();
        final CallError error = switch (status) {
            case TOO_MANY_REQUESTS -> CallError.THROTTLED;
            case SERVICE_UNAVAILABLE -> CallError.UNAVAILABLE;
            case 401, 403 -> CallError.UNAUTHORIZED;
            default -> status >= 500 ? CallError.SERVER_FAULT : CallError.REJECTED;
        };
        return new CallException(error, "The " + name + " answered with HTTP " + status,
                PlainHttp.retryAfter(response, clock.instant()).orElse(null));
    }
}
