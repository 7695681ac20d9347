package io.nifiwan.engine.http;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.job.EngineOperation;
import io.nifiwan.prompt.http.PlainHttp;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Calls an engine. One call is one request; how it ended decides, by {@link FailureRules}, the class of its failure. Whether any byte of the
 * request left is watched, for only a request that never left was certainly not taken. Submissions use a fresh connection each: on a pooled
 * one that the server just closed, a request that never arrived cannot be told from one that did. Safe for use by several threads.
 */
public final class EngineHttp implements AutoCloseable {
    private final OkHttpClient client;
    private final OkHttpClient submissions;
    private final HttpSettings settings;
    private final VendorErrors errors;
    private final Redactor redactor;
    private final ClipDownload clips;
    private final InstantSource clock;

    /** Opens no connection yet. */
    public EngineHttp(final HttpSettings settings, final VendorErrors errors, final InstantSource clock) {
        this.settings = settings;
        this.errors = errors;
        this.clock = clock;
        redactor = new Redactor(settings.secrets());
        client = PlainHttp.builder().build();
        submissions = client.newBuilder().connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS)).build();
        clips = new ClipDownload(client, settings, this::refusal);
    }

    /** A request to the engine, with its headers. */
    public Request.Builder request(final HttpUrl url) {
        final Request.Builder request = new Request.Builder().url(url);
        if (isOwn(url)) {
            settings.headers().forEach(request::header);
        }
        return request;
    }

    /** The engine's address with more segments, for example {@code v1/videos}. */
    public HttpUrl.Builder url(final String segments) {
        final HttpUrl.Builder url = settings.baseUrl().newBuilder();
        while (url.build().pathSize() > 1 && url.build().pathSegments().getLast().isEmpty()) {
            url.removePathSegment(url.build().pathSize() - 1);
        }
        return segments.isEmpty() ? url : url.addPathSegments(segments);
    }

    /**
     * Makes a call that must succeed.
     *
     * @throws EngineException for every status outside 200 to 299 and for every call without an answer
     */
    public HttpReply call(final EngineOperation operation, final Request request) throws EngineException {
        final HttpReply reply = exchange(operation, request);
        if (!reply.successful()) {
            throw refusal(operation, reply);
        }
        return reply;
    }

    /**
     * Makes a call whose status the caller judges.
     *
     * @throws EngineException for every call without an answer
     */
    public HttpReply exchange(final EngineOperation operation, final Request request) throws EngineException {
        final SendingWatch watch = new SendingWatch();
        final Call call = (operation == EngineOperation.SUBMIT ? submissions : client).newBuilder()
                .eventListener(watch)
                .build()
                .newCall(request);
        call.timeout().timeout(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            final BufferedSource source = response.body().source();
            if (source.request(settings.maximumReply() + 1)) {
                throw failure(operation, CallFault.UNREADABLE, "answered with more than " + settings.maximumReply() + " bytes", null);
            }
            return new HttpReply(response.code(), response.headers(), source.readByteString(),
                    PlainHttp.retryAfter(response, clock.instant()));
        } catch (final InterruptedIOException e) {
            throw failure(operation, watch.began ? CallFault.TIMED_OUT : CallFault.NOT_SENT,
                    "gave no answer within " + settings.timeout().toMillis() + " ms", e);
        } catch (final IOException e) {
            throw failure(operation, watch.began ? CallFault.BROKEN : CallFault.NOT_SENT,
                    watch.began ? "broke the connection: " + words(e) : "cannot be reached: " + words(e), e);
        }
    }

    /**
     * Makes a call whose answer is read while it arrives, for answers that hold a clip. Failures before and while reading have the same classes
     * as those of {@link #exchange}.
     *
     * @param timeout from connecting to the last byte of the answer
     * @param abort   is given, before the call is made, what gives the call up from another thread
     * @param reader  reads the answer, whatever its status
     * @throws IOException the reader's own, for what it writes to
     */
    public <T> T stream(final EngineOperation operation, final Request request, final Duration timeout, final Consumer<Runnable> abort,
                        final ReplyReader<T> reader) throws EngineException, IOException {
        final SendingWatch watch = new SendingWatch();
        final Call call = (operation == EngineOperation.SUBMIT ? submissions : client).newBuilder()
                .eventListener(watch)
                .build()
                .newCall(request);
        call.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
        abort.accept(call::cancel);
        try (Response response = answer(call)) {
            return reader.read(response.code(), response.headers(), PlainHttp.retryAfter(response, clock.instant()),
                    new AnswerStream(response.body().byteStream()));
        } catch (final AnswerStream.BrokenException e) {
            if (e.getCause() instanceof InterruptedIOException) {
                throw failure(operation, watch.began ? CallFault.TIMED_OUT : CallFault.NOT_SENT,
                        "gave no whole answer within " + timeout.toMillis() + " ms", e.getCause());
            }
            throw failure(operation, watch.began ? CallFault.BROKEN : CallFault.NOT_SENT,
                    (watch.began ? "broke the connection: " : "cannot be reached: ") + words(e.getCause()), e.getCause());
        }
    }

    private static Response answer(final Call call) throws AnswerStream.BrokenException {
        try {
            return call.execute();
        } catch (final IOException e) {
            throw new AnswerStream.BrokenException(e);
        }
    }

    /** The failure that an answer tells of; also for an answer with a status of success and an error inside. */
    public EngineException refusal(final EngineOperation operation, final HttpReply reply) {
        final VendorError error = errors.read(reply);
        final EngineError kind = FailureRules.errorOf(operation, CallFault.status(reply.status()), error.meaning());
        final String code = redactor.redact(error.code());
        final String said = redactor.redact(error.message());
        final StringBuilder message = new StringBuilder(settings.name()).append(" answered with HTTP ").append(reply.status());
        if (!code.isEmpty()) {
            message.append(", ").append(code);
        }
        if (!said.isEmpty()) {
            message.append(": ").append(said);
        }
        return new EngineException(kind, code.isEmpty() ? Integer.toString(reply.status()) : code, message.toString(),
                reply.retryAfter().orElse(null), null);
    }

    /** The failure of an answer with a status of success that lacks what was agreed, for example "no task id". */
    public EngineException unreadable(final EngineOperation operation, final String what) {
        return failure(operation, CallFault.UNREADABLE, what, null);
    }

    /**
     * Streams a clip from wherever the engine says it is. The engine's headers go to the engine's own origin only.
     *
     * @param url absolute address
     * @throws EngineException {@link EngineError#CONFIGURATION} for an address that the policy forbids, {@link EngineError#ENGINE_LOST} for a
     *                         clip that is not there or whose signature has expired, {@link EngineError#BAD_OUTPUT} for what is no clip
     * @throws IOException     when the transfer breaks
     */
    public void download(final String url, final OutputStream output) throws EngineException, IOException {
        clips.fetch(url, this::request, output);
    }

    /** As the other method, with requests that the caller makes for the address and for those that it redirects to. */
    public void download(final String url, final Function<HttpUrl, Request.Builder> requests, final OutputStream output)
            throws EngineException, IOException {
        clips.fetch(url, requests, output);
    }

    /** Words of others, fit to be shown. */
    public String redact(final String text) {
        return redactor.redact(text);
    }

    public HttpSettings settings() {
        return settings;
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private boolean isOwn(final HttpUrl url) {
        return isSameOrigin(url, settings.baseUrl());
    }

    static boolean isSameOrigin(final HttpUrl one, final HttpUrl other) {
        return one.scheme().equals(other.scheme()) && one.host().equals(other.host()) && one.port() == other.port();
    }

    private EngineException failure(final EngineOperation operation, final CallFault fault, final String what, final IOException cause) {
        return new EngineException(FailureRules.errorOf(operation, fault, Optional.empty()), "", settings.name() + " " + what, cause);
    }

    /** Messages of exceptions may hold addresses with queries. */
    private String words(final IOException e) {
        final String message = redactor.redact(e.getMessage());
        return message.isEmpty() ? e.getClass().getSimpleName() : message;
    }

    /** Sees whether a request began to leave. */
    private static final class SendingWatch extends EventListener {
        private volatile boolean began;

        @Override
        public void requestHeadersStart(final Call call) {
            began = true;
        }
    }
}
