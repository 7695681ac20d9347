package io.nifiwan.engine.processors;

import io.nifiwan.engine.cache.CacheTier;
import io.nifiwan.engine.cache.CachedClip;
import io.nifiwan.engine.cache.ClipFingerprint;
import io.nifiwan.engine.services.ClipCacheService;
import org.apache.nifi.controller.AbstractControllerService;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A cache in memory that outlives the processors that use it, and fails on request. Safe for use by several threads. */
final class MemoryCache extends AbstractControllerService implements ClipCacheService {
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private volatile CacheTier tier = CacheTier.HOT;
    private volatile boolean broken;
    private volatile boolean tearing;

    private static final class Entry {
        private final byte[] content;
        private final Map<String, String> attributes;

        private Entry(final byte[] content, final Map<String, String> attributes) {
            this.content = content;
            this.attributes = Map.copyOf(attributes);
        }
    }

    private static final class TornStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("stale file handle");
        }

        @Override
        public int read(final byte[] buffer, final int offset, final int length) throws IOException {
            throw new IOException("stale file handle");
        }
    }

    void tier(final CacheTier next) {
        tier = next;
    }

    void breakDown() {
        broken = true;
    }

    /** Clips are found, but reading them breaks off. */
    void tear() {
        tearing = true;
    }

    int size() {
        return entries.size();
    }

    Map<String, String> onlyAttributes() {
        return entries.values().iterator().next().attributes;
    }

    @Override
    public Optional<CachedClip> find(final ClipFingerprint fingerprint) throws IOException {
        if (broken) {
            throw new IOException("mount is gone: https://nas.example/clips?token=Sup3rS3cret");
        }
        return Optional.ofNullable(entries.get(fingerprint.hex())).map(entry -> new CachedClip(tier, open(entry), entry.attributes));
    }

    @Override
    public void put(final ClipFingerprint fingerprint, final InputStream content, final Map<String, String> attributes) throws IOException {
        if (broken) {
            throw new IOException("mount is gone");
        }
        entries.putIfAbsent(fingerprint.hex(), new Entry(content.readAllBytes(), attributes));
    }

    private InputStream open(final Entry entry) {
        return tearing ? new TornStream() : new ByteArrayInputStream(entry.content);
    }
}
