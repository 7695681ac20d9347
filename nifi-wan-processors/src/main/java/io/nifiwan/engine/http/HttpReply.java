package io.nifiwan.engine.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import okhttp3.Headers;
import okio.ByteString;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * An answer, whatever its status.
 *
 * @param status     HTTP status
 * @param headers    headers of the answer
 * @param body       the whole body
 * @param retryAfter how long the server asks to be left alone
 */
public record HttpReply(int status, Headers headers, ByteString body, Optional<Duration> retryAfter) {
    /** A clip may stand in an answer as one long text; how large an answer may be is for {@link HttpSettings} to say. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build()).build());

    public boolean successful() {
        return status >= 200 && status < 300;
    }

    /** The body as JSON; a missing node where it is none. */
    public JsonNode json() {
        try {
            final JsonNode node = JSON.readTree(body.toByteArray());
            return node == null ? MissingNode.getInstance() : node;
        } catch (final JacksonException e) {
            return MissingNode.getInstance();
        } catch (final IOException e) {
            throw new IllegalStateException("Bytes in memory can be read", e);
        }
    }
}
