package io.nifiwan.engine.cache;

/** Where a clip was found. */
public enum CacheTier {
    /** The fast local folder. */
    HOT,
    /** The large folder, as a rule on a network mount. */
    COLD
}
