package io.nifiwan.engine.http;

import io.nifiwan.engine.EngineException;
import okhttp3.Headers;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads an answer while it arrives.
 *
 * @param <T> what it makes of it
 */
@FunctionalInterface
public interface ReplyReader<T> {

    /**
     * Reads the answer.
     *
     * @param status     HTTP status, successful or not
     * @param retryAfter how long the server asks to be left alone
     * @param body       the body; is closed by the caller, and its failures are to be let through
     */
    T read(int status, Headers headers, Optional<Duration> retryAfter, InputStream body) throws EngineException, IOException;
}
