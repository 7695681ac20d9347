package io.nifiwan.engine.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.job.EngineOperation;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EngineHttpTest {
    private static final String KEY = "sk-0123456789";
    private static final byte[] CLIP = "....ftypisom and so on".getBytes(StandardCharsets.US_ASCII);

    private final MockWebServer server = new MockWebServer();
    private final MockWebServer storage = new MockWebServer();
    private EngineHttp http;

    @BeforeEach
    void start() throws IOException {
        server.start();
        storage.start();
        http = http(server.url("/api/"), false);
    }

    @AfterEach
    void stop() {
        http.close();
        server.close();
        storage.close();
    }

    private static EngineHttp http(final HttpUrl base, final boolean privateAddresses) {
        return new EngineHttp(new HttpSettings("Engine", base, Map.of("Authorization", "Bearer " + KEY), List.of(KEY), Duration.ofMillis(700),
                Duration.ofSeconds(20), 1000, 1 << 20, privateAddresses), EngineHttpTest::error, Clock.systemUTC());
    }

    private static VendorError error(final HttpReply reply) {
        final JsonNode body = reply.json();
        final String code = body.path("code").asText();
        return new VendorError(code, body.path("message").asText(),
                "Refused".equals(code) ? Optional.of(EngineError.MODERATION) : Optional.empty());
    }

    private Request post() {
        return http.request(http.url("jobs").build()).post(RequestBody.create("{}".getBytes(StandardCharsets.US_ASCII))).build();
    }

    private EngineException failure(final EngineOperation operation) {
        return assertThrows(EngineException.class, () -> http.call(operation, post()));
    }

    private static MockResponse json(final int status, final String body) {
        return new MockResponse.Builder().code(status).body(body).build();
    }

    @Test
    void sendsTheKeyAndReadsTheAnswer() throws Exception {
        server.enqueue(json(200, "{\"id\":\"T1\"}"));
        assertEquals("T1", http.call(EngineOperation.SUBMIT, post()).json().path("id").asText());
        final RecordedRequest request = server.takeRequest();
        assertEquals("/api/jobs", request.getUrl().encodedPath());
        assertEquals("Bearer " + KEY, request.getHeaders().get("Authorization"));
    }

    @Test
    void anErrorSaysWhatTheVendorSaysAndHidesTheKey() {
        server.enqueue(json(400, "{\"code\":\"Bad\",\"message\":\"key " + KEY + " at https://h.example/x?sig=1 is odd\"}"));
        final EngineException refusal = failure(EngineOperation.SUBMIT);
        assertEquals(EngineError.INVALID, refusal.error());
        assertEquals("Bad", refusal.code());
        assertEquals("Engine answered with HTTP 400, Bad: key *** at https://h.example/x is odd", refusal.getMessage());
    }

    @Test
    void aKnownCodeDecides() {
        server.enqueue(json(500, "{\"code\":\"Refused\"}"));
        assertEquals(EngineError.MODERATION, failure(EngineOperation.SUBMIT).error());
    }

    @Test
    void theWaitThatTheServerAsksForIsKeptAndNothingIsRepeated() {
        server.enqueue(new MockResponse.Builder().code(503).addHeader("Retry-After", "0").build());
        server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "17").build());
        assertEquals(EngineError.AMBIGUOUS, failure(EngineOperation.SUBMIT).error());
        assertEquals(1, server.getRequestCount());
        final EngineException throttled = failure(EngineOperation.SUBMIT);
        assertEquals(EngineError.THROTTLED, throttled.error());
        assertEquals(Optional.of(Duration.ofSeconds(17)), throttled.retryAfter());
    }

    @Test
    void aRefusedConnectionSentNothing() throws IOException {
        final int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (EngineHttp nobody = http(HttpUrl.get("http://127.0.0.1:" + port), false)) {
            final Request request = nobody.request(nobody.url("jobs").build()).build();
            assertEquals(EngineError.TRANSIENT,
                    assertThrows(EngineException.class, () -> nobody.call(EngineOperation.SUBMIT, request)).error());
        }
    }

    @ParameterizedTest
    @EnumSource(value = EngineOperation.class, names = {"SUBMIT", "POLL"})
    void aResetAfterTheRequestIsDoubtOnlyForASubmission(final EngineOperation operation) {
        server.enqueue(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
        assertEquals(operation == EngineOperation.SUBMIT ? EngineError.AMBIGUOUS : EngineError.TRANSIENT, failure(operation).error());
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void silenceEndsWithTheTimeLimit() {
        server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
        final EngineException silence = failure(EngineOperation.SUBMIT);
        assertEquals(EngineError.AMBIGUOUS, silence.error());
        assertEquals("Engine gave no answer within 700 ms", silence.getMessage());
    }

    @Test
    void anEndlessAnswerIsNotKept() {
        server.enqueue(json(200, "x".repeat(2000)));
        assertEquals(EngineError.AMBIGUOUS, failure(EngineOperation.SUBMIT).error());
    }

    @Test
    void aClipComesFromTheEngineWithTheKey() throws Exception {
        server.enqueue(new MockResponse.Builder().addHeader("Content-Type", "video/mp4").body(new okio.Buffer().write(CLIP)).build());
        final ByteArrayOutputStream output = new ByteArrayOutputStream();
        http.download(server.url("/api/content").toString(), output);
        assertArrayEquals(CLIP, output.toByteArray());
        assertEquals("Bearer " + KEY, server.takeRequest().getHeaders().get("Authorization"));
    }

    @Test
    void theKeyGoesToNoOtherOriginAndOverNoRedirect() throws Exception {
        server.enqueue(new MockResponse.Builder().code(302).addHeader("Location", storage.url("/x.mp4?sig=abc").toString()).build());
        storage.enqueue(new MockResponse.Builder().body(new okio.Buffer().write(CLIP)).build());
        final ByteArrayOutputStream output = new ByteArrayOutputStream();
        http.download(server.url("/api/content").toString(), output);
        assertArrayEquals(CLIP, output.toByteArray());
        final RecordedRequest request = storage.takeRequest();
        assertNull(request.getHeaders().get("Authorization"));
        assertEquals("sig=abc", request.getUrl().encodedQuery());
    }

    @Test
    void anExpiredSignatureIsALostClip() {
        storage.enqueue(json(403, "<Error>expired</Error>"));
        final EngineException lost = download(storage.url("/x.mp4?sig=abc").toString());
        assertEquals(EngineError.ENGINE_LOST, lost.error());
        assertEquals("URL_EXPIRED", lost.code());
        assertFalse(lost.getMessage().contains("sig"), lost.getMessage());
    }

    @Test
    void whatIsTextIsNoClip() {
        server.enqueue(new MockResponse.Builder().addHeader("Content-Type", "text/html; charset=utf-8").body("<html>").build());
        assertEquals(EngineError.BAD_OUTPUT, download(server.url("/x").toString()).error());
    }

    @Test
    void aClipHasALimit() {
        server.enqueue(new MockResponse.Builder().body("x".repeat((1 << 20) + 1)).build());
        assertEquals("TOO_LARGE", download(server.url("/x").toString()).code());
    }

    @Test
    void aCutTransferIsSeen() {
        server.enqueue(new MockResponse.Builder().body("x".repeat(100_000)).onResponseBody(new SocketEffect.CloseSocket()).build());
        assertThrows(IOException.class, () -> http.download(server.url("/x").toString(), new ByteArrayOutputStream()));
    }

    @Test
    void redirectsEnd() {
        for (int hop = 0; hop < 10; hop++) {
            server.enqueue(new MockResponse.Builder().code(302).addHeader("Location", "/again").build());
        }
        assertEquals("REDIRECTS", download(server.url("/x").toString()).code());
        assertEquals(6, server.getRequestCount());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.2:9/x", "http://10.1.2.3/x", "http://169.254.169.254/latest", "http://[::1]:9/x", "http://[fd00::1]/x",
        "http://100.64.0.1/x", "http://0.0.0.0/x", "http://192.168.0.1/x", "http://[::ffff:10.0.0.1]/x"})
    void privateAddressesAreRefused(final String address) {
        final EngineException refused = download(address);
        assertEquals(EngineError.CONFIGURATION, refused.error());
        assertEquals("PRIVATE_ADDRESS", refused.code());
        assertTrue(refused.getMessage().contains("Allow Private Addresses"), refused.getMessage());
    }

    @Test
    void namesAreJudgedByTheirAddresses() throws IOException {
        try (EngineHttp remote = http(HttpUrl.get("https://vendor.example"), false)) {
            final EngineException refused = assertThrows(EngineException.class,
                    () -> remote.download("http://localhost:9/x", new ByteArrayOutputStream()));
            assertEquals("PRIVATE_ADDRESS", refused.code());
        }
    }

    @Test
    void privateAddressesAreAllowedByProperty() throws Exception {
        storage.enqueue(new MockResponse.Builder().body(new okio.Buffer().write(CLIP)).build());
        try (EngineHttp open = http(HttpUrl.get("https://vendor.example"), true)) {
            final ByteArrayOutputStream output = new ByteArrayOutputStream();
            open.download(storage.url("/x").toString(), output);
            assertArrayEquals(CLIP, output.toByteArray());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://host/x.mp4", "data:video/mp4;base64,AAAA", "", "x.mp4"})
    void onlyWebAddressesAreFetched(final String address) {
        assertEquals(EngineError.BAD_OUTPUT, download(address).error());
    }

    private EngineException download(final String address) {
        return assertThrows(EngineException.class, () -> http.download(address, new ByteArrayOutputStream()));
    }
}
