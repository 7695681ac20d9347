package io.nifiwan.engine.contract;

import io.nifiwan.engine.job.EngineOperation;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okio.Buffer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server that speaks one vendor's protocol with its quirks, counts what it is asked, and breaks calls on command. Subclasses answer as the
 * vendor does; this class knows the breaks that all servers share.
 */
public abstract class ProtocolServer implements AutoCloseable {
    private final MockWebServer web = new MockWebServer();
    private final Map<EngineOperation, Misbehaviour> broken = new EnumMap<>(EngineOperation.class);
    private final Map<EngineOperation, Integer> remaining = new EnumMap<>(EngineOperation.class);
    private final Map<EngineOperation, Integer> calls = new EnumMap<>(EngineOperation.class);
    private final List<RecordedRequest> requests = new ArrayList<>();
    private int submissions;

    /** Starts to listen on a free port of this machine. */
    public final void start() throws IOException {
        web.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(final RecordedRequest request) {
                return serve(request);
            }
        });
        web.start();
    }

    public final HttpUrl url(final String path) {
        return web.url(path);
    }

    /** Breaks calls of a kind, so many times. */
    public final synchronized void misbehave(final EngineOperation operation, final Misbehaviour misbehaviour, final int times) {
        broken.put(operation, misbehaviour);
        remaining.put(operation, times);
    }

    /** Jobs that the server made: what a vendor would charge for. */
    public final synchronized int submissions() {
        return submissions;
    }

    public final synchronized int calls(final EngineOperation operation) {
        return calls.getOrDefault(operation, 0);
    }

    /** Everything that was asked, in order. */
    public final synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public final void close() {
        web.close();
    }

    /** Which call a request is. */
    protected abstract EngineOperation operationOf(RecordedRequest request);

    /** The vendor's answer when nothing breaks; makes the job of a submission. Two polls of a job pass before it is done. */
    protected abstract MockResponse answer(EngineOperation operation, RecordedRequest request);

    /**
     * The vendor's answer in one of the cases that only the vendor's protocol defines: MODERATION, ERROR_INSIDE_200, UNKNOWN_STATUS,
     * SUCCESS_WITHOUT_CLIP, JOB_FORGOTTEN.
     */
    protected abstract MockResponse vendorAnswer(EngineOperation operation, Misbehaviour misbehaviour, RecordedRequest request);

    protected static MockResponse json(final int status, final String body) {
        return new MockResponse.Builder().code(status).addHeader("Content-Type", "application/json").body(body).build();
    }

    protected static MockResponse clip() {
        return new MockResponse.Builder().addHeader("Content-Type", "video/mp4").body(new Buffer().write(SampleClip.bytes())).build();
    }

    private synchronized MockResponse serve(final RecordedRequest request) {
        requests.add(request);
        final EngineOperation operation = operationOf(request);
        calls.merge(operation, 1, Integer::sum);
        final Optional<Misbehaviour> misbehaviour = next(operation);
        if (operation == EngineOperation.SUBMIT && misbehaviour.map(Misbehaviour::taken).orElse(true)) {
            final MockResponse accepted = answer(operation, request);
            if (accepted.getCode() < 300) {
                submissions++;
            }
            return misbehaviour.map(broke -> breaking(operation, broke, request)).orElse(accepted);
        }
        return misbehaviour.map(broke -> breaking(operation, broke, request)).orElseGet(() -> answer(operation, request));
    }

    private Optional<Misbehaviour> next(final EngineOperation operation) {
        final int times = remaining.getOrDefault(operation, 0);
        if (times == 0) {
            return Optional.empty();
        }
        remaining.put(operation, times - 1);
        return Optional.of(broken.get(operation));
    }

    private MockResponse breaking(final EngineOperation operation, final Misbehaviour misbehaviour, final RecordedRequest request) {
        return switch (misbehaviour) {
            case RESET_AFTER_BODY -> new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
            case HANG -> new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
            case TRUNCATED_JSON -> json(200, "{\"id\":\"T");
            case WRONG_TYPES -> json(200, "[[1,2],{\"id\":{}}]");
            case HTML, WRONG_CONTENT_TYPE -> new MockResponse.Builder().addHeader("Content-Type", "text/html").body("<html>Welcome</html>").build();
            case EMPTY_ANSWER -> new MockResponse.Builder().body("").build();
            case STATUS_500 -> new MockResponse.Builder().code(500).body("<h1>Internal Server Error</h1>").build();
            case STATUS_503 -> new MockResponse.Builder().code(503).addHeader("Retry-After", "0").build();
            case STATUS_408 -> new MockResponse.Builder().code(408).build();
            case STATUS_429_RETRY_AFTER -> new MockResponse.Builder().code(429).addHeader("Retry-After", "3").build();
            case STATUS_429 -> new MockResponse.Builder().code(429).build();
            case STATUS_401 -> new MockResponse.Builder().code(401).build();
            case URL_EXPIRED -> new MockResponse.Builder().code(403).addHeader("Content-Type", "application/xml").body("<Error/>").build();
            case TRUNCATED_DOWNLOAD -> new MockResponse.Builder().addHeader("Content-Type", "video/mp4")
                    .body(new Buffer().write(SampleClip.bytes())).onResponseBody(new SocketEffect.CloseSocket()).build();
            case EMPTY_FILE -> new MockResponse.Builder().addHeader("Content-Type", "video/mp4").body("").build();
            case MODERATION, ERROR_INSIDE_200, UNKNOWN_STATUS, SUCCESS_WITHOUT_CLIP, JOB_FORGOTTEN -> vendorAnswer(operation, misbehaviour, request);
        };
    }
}
