package io.nifiwan.prompt.http;

import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Clients that send one request for one call: no redirects, which would carry a key elsewhere, no silent repetition, and no limits of time
 * beside those of the call.
 */
public final class PlainHttp {
    private static final String RETRY_AFTER = "Retry-After";
    private static final String HIDDEN_RETRY_AFTER = "X-Retry-After-Seen";

    private PlainHttp() {
    }

    /** A builder of such a client. */
    public static OkHttpClient.Builder builder() {
        return new OkHttpClient.Builder()
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .addNetworkInterceptor(PlainHttp::hideRetryAfter);
    }

    /** How long the server asks to be left alone, out of a response to such a client. */
    public static Optional<Duration> retryAfter(final Response response, final Instant now) {
        return RetryAfter.parse(response.header(HIDDEN_RETRY_AFTER), now);
    }

    /** OkHttp repeats a 503 with {@code Retry-After: 0} by itself, whatever its settings; when to call again is not its decision here. */
    private static Response hideRetryAfter(final Interceptor.Chain chain) throws IOException {
        final Response response = chain.proceed(chain.request());
        final String retryAfter = response.header(RETRY_AFTER);
        return retryAfter == null ? response
                : response.newBuilder().removeHeader(RETRY_AFTER).header(HIDDEN_RETRY_AFTER, retryAfter).build();
    }
}
