package io.nifiwan.engine.cache;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** A store of clips, if there is one, whose failures never fail a clip: they are reported, and count as a clip that is not there. */
public final class ClipShelf {
    private final Optional<ClipStore> store;
    private final Trouble trouble;

    /** Is told of failures. */
    @FunctionalInterface
    public interface Trouble {
        /**
         * A call of the store failed.
         *
         * @param what  a sentence for a person
         * @param cause why
         */
        void report(String what, Exception cause);
    }

    public ClipShelf(final Optional<ClipStore> store, final Trouble trouble) {
        this.store = store;
        this.trouble = trouble;
    }

    /** Whether there is a store. */
    public boolean present() {
        return store.isPresent();
    }

    /** The clip, where the store has it; to be closed. */
    public Optional<CachedClip> find(final ClipFingerprint fingerprint) {
        if (store.isEmpty()) {
            return Optional.empty();
        }
        try {
            return store.get().find(fingerprint);
        } catch (final IOException | RuntimeException e) {
            trouble.report("The clip cache could not be asked for " + fingerprint.hex(), e);
            return Optional.empty();
        }
    }

    /** Puts a clip there. */
    public void put(final ClipFingerprint fingerprint, final InputStream content, final Map<String, String> attributes) {
        if (store.isEmpty()) {
            return;
        }
        try {
            store.get().put(fingerprint, content, attributes);
        } catch (final IOException | RuntimeException e) {
            trouble.report("The clip could not be put into the cache as " + fingerprint.hex(), e);
        }
    }
}
