package io.nifiwan.engine.http;

import okhttp3.HttpUrl;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How an engine is called.
 *
 * @param name             what messages call the engine, for example "DashScope"
 * @param baseUrl          address of the engine; its origin alone receives the headers
 * @param headers          headers of every call to the engine, the key among them
 * @param secrets          texts that no message may show: the key as it stands in the property
 * @param timeout          of one call, from connecting to the last byte of the answer; above zero
 * @param downloadTimeout  of one download; above zero
 * @param maximumReply     largest answer in bytes
 * @param maximumClip      largest clip in bytes
 * @param privateAddresses whether clips may be fetched from private addresses that are not the engine's own host
 */
public record HttpSettings(String name, HttpUrl baseUrl, Map<String, String> headers, List<String> secrets, Duration timeout,
                           Duration downloadTimeout, long maximumReply, long maximumClip, boolean privateAddresses) {
    /** Largest answer of an engine that sends clips apart from its answers: 4 MiB. */
    public static final long SMALL_REPLIES = 4L << 20;

    public HttpSettings {
        headers = Map.copyOf(headers);
        secrets = List.copyOf(secrets);
    }
}
