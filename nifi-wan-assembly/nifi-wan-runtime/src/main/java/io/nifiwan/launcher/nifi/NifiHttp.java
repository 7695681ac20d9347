package io.nifiwan.launcher.nifi;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * JSON over HTTP against one NiFi: what all its resources have in common. Reads are repeated a few times when NiFi does not answer;
 * changes are never repeated, but for one with an outdated revision. Safe for use by several threads.
 */
final class NifiHttp implements AutoCloseable {
    static final ObjectMapper MAPPER = new ObjectMapper();
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int ATTEMPTS = 4;
    private static final int KEPT_CONNECTIONS = 2;
    private static final long KEPT_SECONDS = 5;
    private static final int CONFLICT = 409;
    private static final Set<Integer> WORTH_REPEATING = Set.of(NifiApiException.NO_ANSWER, 502, 503, 504);
    private static final int LONGEST_ANSWER_SHOWN = 500;

    private final HttpUrl api;
    private final OkHttpClient http;
    private final Duration pause;

    NifiHttp(final String address, final Duration timeout, final Duration pause) {
        this.api = HttpUrl.get(address).newBuilder().encodedPath("/nifi-api/").build();
        this.http = new OkHttpClient.Builder()
                .connectTimeout(timeout)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .callTimeout(timeout.multipliedBy(2))
                .followRedirects(false)
                // The library would send a change again when a kept connection turns out to be dead; such a connection is not kept at all.
                .retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(KEPT_CONNECTIONS, KEPT_SECONDS, TimeUnit.SECONDS))
                .build();
        this.pause = pause;
    }

    /** Reads a resource; repeated a few times while NiFi does not answer or is not ready. */
    JsonNode get(final String path) throws IOException, InterruptedException {
        NifiApiException last = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return getOnce(path);
            } catch (final NifiApiException e) {
                if (!WORTH_REPEATING.contains(e.status())) {
                    throw e;
                }
                last = e;
                pause();
            }
        }
        throw last;
    }

    /** Reads a resource without repeating. */
    JsonNode getOnce(final String path) throws IOException {
        return call("GET", path, null);
    }

    JsonNode post(final String path, final JsonNode body) throws IOException {
        return call("POST", path, body(body));
    }

    JsonNode post(final String path, final RequestBody body) throws IOException {
        return call("POST", path, body);
    }

    JsonNode put(final String path, final JsonNode body) throws IOException {
        return call("PUT", path, body(body));
    }

    JsonNode delete(final String path) throws IOException {
        return call("DELETE", path, null);
    }

    /** A change that needs the current revision of what it changes. */
    @FunctionalInterface
    interface Change {
        JsonNode apply(JsonNode entity) throws IOException;
    }

    /**
     * Reads an entity and changes it with its revision; once more with a fresh one when somebody else changed it in between.
     *
     * @param path   entity to read
     * @param change sends the change
     */
    JsonNode change(final String path, final Change change) throws IOException, InterruptedException {
        try {
            return change.apply(get(path));
        } catch (final NifiApiException e) {
            if (e.status() != CONFLICT) {
                throw e;
            }
        }
        pause();
        return change.apply(get(path));
    }

    /**
     * Looks again and again until a condition is met.
     *
     * @return whether it was met within the limit
     */
    boolean await(final Duration limit, final NifiClient.Condition condition) throws IOException, InterruptedException {
        final long end = System.nanoTime() + limit.toNanos();
        while (!condition.isMet()) {
            if (System.nanoTime() >= end) {
                return false;
            }
            pause();
        }
        return true;
    }

    /**
     * Runs one of NiFi's asynchronous requests: creates it, asks until it is finished, deletes it.
     *
     * @param path     where requests are created
     * @param body     what is asked
     * @param name     field of the answers that holds the request
     * @param finished field in it that says whether it is finished
     * @return the finished request
     * @throws NifiApiException when the request fails or is not finished within the limit
     */
    JsonNode request(final String path, final JsonNode body, final String name, final String finished, final Duration limit)
            throws IOException, InterruptedException {
        return awaitRequest(path, post(path, body), name, finished, limit);
    }

    /** As {@link #request}, for a request that was created with another body. */
    JsonNode awaitRequest(final String path, final JsonNode created, final String name, final String finished, final Duration limit)
            throws IOException, InterruptedException {
        final JsonNode request = created.path(name);
        final String id = request.path("id").asText(request.path("requestId").asText());
        final String resource = path + "/" + id;
        final ObjectNode answers = MAPPER.createObjectNode();
        answers.set(name, request);
        try {
            final boolean done = await(limit, () -> {
                answers.set(name, get(resource).path(name));
                return answers.path(name).path(finished).asBoolean();
            });
            final String reason = answers.path(name).path("failureReason").asText("");
            if (!reason.isEmpty() && !reason.equals("null")) {
                throw new NifiApiException(NifiApiException.NO_ANSWER, "NiFi could not do " + path + ": " + reason);
            }
            if (!done) {
                throw new NifiApiException(NifiApiException.NO_ANSWER, "NiFi has not finished " + path + " within " + limit.toSeconds() + " s");
            }
        } finally {
            delete(resource);
        }
        return answers.path(name);
    }

    void pause() throws InterruptedException {
        Thread.sleep(pause);
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ObjectNode object(final Map<String, String> fields) {
        final ObjectNode object = MAPPER.createObjectNode();
        fields.forEach(object::put);
        return object;
    }

    private static RequestBody body(final JsonNode json) throws IOException {
        return RequestBody.create(MAPPER.writeValueAsBytes(json), JSON);
    }

    private JsonNode call(final String method, final String path, final RequestBody body) throws IOException {
        final HttpUrl url = api.resolve(path);
        final Request request = new Request.Builder().url(url).header("Accept", "application/json").method(method, body).build();
        final String what = method + " " + url.encodedPath();
        final int status;
        final String text;
        final String type;
        try (Response response = http.newCall(request).execute()) {
            status = response.code();
            text = response.body().string();
            type = response.header("Content-Type", "").toLowerCase(Locale.ROOT);
        } catch (final IOException e) {
            final String message = what + " got no answer from " + url.host() + ":" + url.port() + ": " + e.getMessage();
            throw new NifiApiException(NifiApiException.NO_ANSWER, message, e);
        }
        if (status < 200 || status > 299) {
            throw new NifiApiException(status, what + " was answered with " + status + ": " + shortened(text));
        }
        if (text.isEmpty() && !method.equals("GET")) {
            return MissingNode.getInstance();
        }
        if (!type.contains("json")) {
            throw new NifiApiException(status, what + " was answered with " + (text.isEmpty() ? "nothing" : type)
                    + " instead of JSON; is this the address of a NiFi? " + shortened(text));
        }
        try {
            return MAPPER.readTree(text);
        } catch (final JacksonException e) {
            throw new NifiApiException(status, what + " was answered with broken JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String shortened(final String text) {
        final String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > LONGEST_ANSWER_SHOWN ? line.substring(0, LONGEST_ANSWER_SHOWN) + " ..." : line;
    }
}
