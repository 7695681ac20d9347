package io.nifiwan.engine.budget;

import java.io.IOException;
import java.util.Map;

/** A small map that all nodes see and that only one of them changes at a time. */
public interface AccountStore {

    /** The map as it stands. */
    Stored read() throws IOException;

    /** Replaces the map if nobody did since it was read; false when somebody did. */
    boolean replace(Stored old, Map<String, String> next) throws IOException;

    /**
     * A map that was read.
     *
     * @param values  its content
     * @param version what the store knows it by
     */
    record Stored(Map<String, String> values, Object version) {
        public Stored {
            values = Map.copyOf(values);
        }
    }
}
