package io.nifiwan.engine.cache;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * A clip out of a {@link ClipStore}, open for reading. Its bytes match their digest.
 *
 * @param tier       where it was found
 * @param content    the clip's bytes; closed with the clip
 * @param attributes what was stored with it
 */
public record CachedClip(CacheTier tier, InputStream content, Map<String, String> attributes) implements Closeable {
    public CachedClip {
        attributes = Map.copyOf(attributes);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
