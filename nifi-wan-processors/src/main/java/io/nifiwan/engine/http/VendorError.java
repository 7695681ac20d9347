package io.nifiwan.engine.http;

import io.nifiwan.engine.EngineError;

import java.util.Optional;

/**
 * What a vendor says in the body of a failure.
 *
 * @param code    the vendor's code, may be empty
 * @param message the vendor's words, may be empty
 * @param meaning class that the code stands for, empty where it is unknown
 */
public record VendorError(String code, String message, Optional<EngineError> meaning) {
    /** A body that says nothing. */
    public static final VendorError NONE = new VendorError("", "", Optional.empty());
}
