package io.nifiwan.engine.services;

import okhttp3.Headers;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.components.Validator;

/** What a header can hold. */
final class HeaderValidators {
    private HeaderValidators() {
    }

    /**
     * Of the value of a header.
     *
     * @param name name of the header, which is judged too
     */
    static Validator header(final String name) {
        return (subject, input, context) -> new ValidationResult.Builder().subject(subject).valid(isHeader(name, input))
                // The value is not repeated: it may be secret.
                .explanation("'%s' must be a name of a header and its value printable ASCII".formatted(name)).build();
    }

    private static boolean isHeader(final String name, final String value) {
        try {
            return Headers.of(name, value).size() == 1;
        } catch (final IllegalArgumentException e) {
            return false;
        }
    }
}
