package io.nifiwan.launcher.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import okhttp3.MediaType;
import okhttp3.MultipartReader;
import okio.Buffer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The videos API as vLLM-Omni speaks it, over real sockets, so that it can be restarted on its port: forms in, jobs in memory, a list that
 * shows prompts, and 404 for whatever it does not know. What was asked of it is in its {@link ShotBook}, which outlives a restart.
 */
final class VideosServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FIELD = Pattern.compile("form-data; name=\"([^\"]+)\"");
    private static final String VIDEOS = "/v1/videos";
    private static final int NOT_FOUND = 404;
    private static final int THREADS = 16;

    private final ShotBook book;
    private final byte[] clip;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private HttpServer server;

    /**
     * @param jobTime from the submission of a job to its end
     * @param clip    what every job makes
     */
    VideosServer(final Duration jobTime, final byte[] clip) throws IOException {
        book = new ShotBook(jobTime);
        this.clip = clip.clone();
        server = started(0);
    }

    /** Address of the API with its version. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    ShotBook book() {
        return book;
    }

    /** Ends the process and starts it anew on the same port: connections break, and nobody remembers a job. */
    void restart() throws IOException {
        final int port = server.getAddress().getPort();
        server.stop(0);
        server = started(port);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private HttpServer started(final int port) throws IOException {
        final HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        started.setExecutor(threads);
        started.createContext("/", this::answer);
        started.start();
        return started;
    }

    private void answer(final HttpExchange exchange) throws IOException {
        try (exchange) {
            final List<String> path = List.of(exchange.getRequestURI().getPath().split("/", -1));
            if (!exchange.getRequestURI().getPath().startsWith(VIDEOS)) {
                notFound(exchange);
            } else if ("POST".equals(exchange.getRequestMethod())) {
                submit(exchange);
            } else if (path.size() == 3) {
                list(exchange);
            } else {
                ofJob(exchange, path.get(3), path.size() > 4);
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void submit(final HttpExchange exchange) throws IOException, InterruptedException {
        final Map<String, String> fields = form(exchange);
        final ShotBook.Entry entry = book.submit(fields.get("prompt"), fields.get("size"), fields.get("seconds"));
        send(exchange, 200, shown(entry));
    }

    private void ofJob(final HttpExchange exchange, final String id, final boolean content) throws IOException {
        final ShotBook.Entry entry = book.find(id);
        if (entry == null) {
            notFound(exchange);
        } else if ("DELETE".equals(exchange.getRequestMethod())) {
            book.remove(id);
            send(exchange, 200, JSON.createObjectNode().put("id", id).put("object", "video.deleted").put("deleted", true));
        } else if (!content) {
            send(exchange, 200, shown(entry));
        } else if (book.fetch(id)) {
            exchange.getResponseHeaders().set("Content-Type", "video/mp4");
            exchange.sendResponseHeaders(200, clip.length);
            exchange.getResponseBody().write(clip);
        } else {
            notFound(exchange);
        }
    }

    private void list(final HttpExchange exchange) throws IOException {
        final Map<String, String> query = new HashMap<>();
        for (final String pair : String.valueOf(exchange.getRequestURI().getQuery()).split("&", -1)) {
            final String[] parts = pair.split("=", 2);
            query.put(parts[0], parts[parts.length - 1]);
        }
        final List<ShotBook.Entry> newest = book.entries().reversed();
        final int from = 1 + newest.stream().map(ShotBook.Entry::id).toList().indexOf(query.get("after"));
        final int end = Math.min(newest.size(), from + Integer.parseInt(query.getOrDefault("limit", "20")));
        final ObjectNode list = JSON.createObjectNode().put("object", "list").put("has_more", end < newest.size());
        list.putArray("data").addAll(newest.subList(from, end).stream().map(this::shown).toList());
        send(exchange, 200, list);
    }

    private ObjectNode shown(final ShotBook.Entry entry) {
        final boolean finished = book.isFinished(entry);
        return JSON.createObjectNode().put("id", entry.id()).put("object", "video").put("status", finished ? "completed" : "in_progress")
                .put("progress", finished ? 100 : 50).put("created_at", entry.createdAt().getEpochSecond())
                .put("model", "Wan-AI/Wan2.2-T2V-A14B-Diffusers").put("prompt", entry.prompt()).put("size", entry.size())
                .put("seconds", entry.seconds()).put("media_type", "video/mp4");
    }

    private static Map<String, String> form(final HttpExchange exchange) throws IOException {
        final String boundary = MediaType.get(exchange.getRequestHeaders().getFirst("Content-Type")).parameter("boundary");
        final Map<String, String> fields = new HashMap<>();
        try (MultipartReader reader = new MultipartReader(new Buffer().readFrom(exchange.getRequestBody()), boundary)) {
            for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
                final Matcher name = FIELD.matcher(String.valueOf(part.headers().get("Content-Disposition")));
                if (!name.matches()) {
                    throw new IOException("A part without a name: " + part.headers());
                }
                fields.put(name.group(1), part.body().readUtf8());
            }
        }
        return fields;
    }

    private static void notFound(final HttpExchange exchange) throws IOException {
        final ObjectNode body = JSON.createObjectNode();
        body.putObject("error").put("message", "Video not found").put("type", "NotFoundError").putNull("param").put("code", NOT_FOUND);
        send(exchange, NOT_FOUND, body);
    }

    private static void send(final HttpExchange exchange, final int status, final ObjectNode body) throws IOException {
        final byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
