package io.nifiwan.engine.cache;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** A store of finished clips. Losing an entry costs time and money, never correctness. Safe for several threads and several processes. */
public interface ClipStore {

    /**
     * Opens a clip whose bytes match their digest; a damaged entry is removed and counts as absent.
     *
     * @throws IOException when the store cannot be read
     */
    Optional<CachedClip> find(ClipFingerprint fingerprint) throws IOException;

    /**
     * Stores a clip; a clip that is there already is left alone.
     *
     * @param content    the clip's bytes, read to the end and not closed
     * @param attributes small facts to give back with the clip
     * @throws IOException when it cannot be stored; then nothing of it is seen by anybody
     */
    void put(ClipFingerprint fingerprint, InputStream content, Map<String, String> attributes) throws IOException;
}
