package io.nifiwan.engine.http;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.job.EngineOperation;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.ByteString;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Fetches a clip by its address: follows redirects itself, so that every address is judged and no key travels along. */
final class ClipDownload {
    private static final int REDIRECTS = 5;
    private static final int BUFFER = 64 << 10;
    private static final long ERROR_BODY = 64L << 10;
    private static final Set<Integer> EXPIRED = Set.of(401, 403, 404, 410);

    private final OkHttpClient client;
    private final HttpSettings settings;
    private final AddressPolicy addresses;
    private final BiFunction<EngineOperation, HttpReply, EngineException> refusal;

    ClipDownload(final OkHttpClient client, final HttpSettings settings, final BiFunction<EngineOperation, HttpReply, EngineException> refusal) {
        this.settings = settings;
        this.refusal = refusal;
        addresses = new AddressPolicy(settings.baseUrl(), settings.privateAddresses());
        this.client = client.newBuilder().dns(addresses).build();
    }

    void fetch(final String address, final Function<HttpUrl, Request.Builder> requests, final OutputStream output)
            throws EngineException, IOException {
        HttpUrl url = parse(address);
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            final Optional<HttpUrl> next = step(url, requests, output);
            if (next.isEmpty()) {
                return;
            }
            url = next.get();
        }
        throw new EngineException(EngineError.CONFIGURATION, "REDIRECTS", "%s redirects its clip more than %d times"
                .formatted(settings.name(), REDIRECTS));
    }

    /** One request; the next address after a redirect, empty after a clip. */
    private Optional<HttpUrl> step(final HttpUrl url, final Function<HttpUrl, Request.Builder> requests, final OutputStream output)
            throws EngineException, IOException {
        try {
            addresses.check(url);
            final Call call = client.newCall(requests.apply(url).get().build());
            call.timeout().timeout(settings.downloadTimeout().toNanos(), TimeUnit.NANOSECONDS);
            try (Response response = call.execute()) {
                if (response.isRedirect()) {
                    return Optional.of(target(url, response));
                }
                if (!response.isSuccessful()) {
                    throw refused(url, response);
                }
                copy(response, output);
                return Optional.empty();
            }
        } catch (final AddressPolicy.ForbiddenAddressException e) {
            throw new EngineException(EngineError.CONFIGURATION, "PRIVATE_ADDRESS",
                    "%s names a clip on %s, a private address, and the property Allow Private Addresses is false"
                            .formatted(settings.name(), url.host()), e);
        }
    }

    private HttpUrl target(final HttpUrl url, final Response response) throws EngineException {
        final String location = response.header("Location", "");
        final HttpUrl target = url.resolve(location);
        if (target == null || (url.isHttps() && !target.isHttps())) {
            throw new EngineException(EngineError.CONFIGURATION, "REDIRECT", "%s redirects its clip to an address that is not followed"
                    .formatted(settings.name()));
        }
        return target;
    }

    private EngineException refused(final HttpUrl url, final Response response) throws IOException {
        if (!EngineHttp.isSameOrigin(url, settings.baseUrl()) && EXPIRED.contains(response.code())) {
            return new EngineException(EngineError.ENGINE_LOST, "URL_EXPIRED", "The clip of %s is no longer at %s: HTTP %d"
                    .formatted(settings.name(), url.host(), response.code()));
        }
        final ByteString body = response.peekBody(ERROR_BODY).byteString();
        return refusal.apply(EngineOperation.DOWNLOAD, new HttpReply(response.code(), Headers.EMPTY, body, Optional.empty()));
    }

    private void copy(final Response response, final OutputStream output) throws EngineException, IOException {
        final MediaType type = response.body().contentType();
        if (type != null && isText(type)) {
            throw new EngineException(EngineError.BAD_OUTPUT, "", "%s sent %s/%s instead of a clip"
                    .formatted(settings.name(), type.type(), type.subtype()));
        }
        final byte[] buffer = new byte[BUFFER];
        long total = 0;
        try (InputStream input = response.body().byteStream()) {
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                total += read;
                if (total > settings.maximumClip()) {
                    throw new EngineException(EngineError.BAD_OUTPUT, "TOO_LARGE", "The clip of %s is larger than %d bytes"
                            .formatted(settings.name(), settings.maximumClip()));
                }
                output.write(buffer, 0, read);
            }
        }
    }

    private static boolean isText(final MediaType type) {
        final String subtype = type.subtype().toLowerCase(Locale.ROOT);
        return "text".equalsIgnoreCase(type.type()) || "json".equals(subtype) || subtype.endsWith("xml") || subtype.endsWith("+json");
    }

    private HttpUrl parse(final String address) throws EngineException {
        final HttpUrl url = HttpUrl.parse(address.strip());
        if (url == null) {
            throw new EngineException(EngineError.BAD_OUTPUT, "", "%s names a clip by something that is no http or https address"
                    .formatted(settings.name()));
        }
        return url;
    }
}
