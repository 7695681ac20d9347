package io.nifiwan.engine.httpjson;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.http.HttpReply;
import io.nifiwan.engine.http.VendorError;
import io.nifiwan.engine.http.VendorErrors;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where an answer tells of an error, and what the codes mean.
 *
 * @param code     paths to the code; the first that has one counts
 * @param message  paths to the words
 * @param inside   how an error shows in an answer with a status of success; absent where it does not
 * @param codes    class by code, without regard to case; a star at the end stands for any ending
 * @param messages class by words that stand in the message, without regard to case; asked where no code decides
 */
public record ErrorRules(List<FieldPath> code, List<FieldPath> message, Inside inside, Map<String, EngineError> codes,
                         Map<String, EngineError> messages) implements VendorErrors {

    /**
     * An error in an answer with a status of success.
     *
     * @param path where the code stands; an answer without it is none with an error
     * @param ok   codes of success
     */
    public record Inside(FieldPath path, List<String> ok) {
        public Inside {
            ok = List.copyOf(ok);
        }
    }

    public ErrorRules {
        code = code == null ? List.of() : List.copyOf(code);
        message = message == null ? List.of() : List.copyOf(message);
        codes = codes == null ? Map.of() : codes;
        messages = messages == null ? Map.of() : messages;
    }

    @Override
    public VendorError read(final HttpReply reply) {
        return read(reply.json());
    }

    /** The error that an answer tells of. */
    VendorError read(final JsonNode answer) {
        final String found = inside != null && isInside(answer) ? inside.path().text(answer) : FieldPath.first(code, answer);
        final String words = FieldPath.first(message, answer);
        return new VendorError(found, words, meaning(found, words));
    }

    /** Whether an answer with a status of success tells of an error. */
    boolean isInside(final JsonNode answer) {
        if (inside == null) {
            return false;
        }
        final String found = inside.path().text(answer);
        return !found.isEmpty() && inside.ok().stream().noneMatch(found::equalsIgnoreCase);
    }

    private Optional<EngineError> meaning(final String found, final String words) {
        final String lowerCode = found.toLowerCase(Locale.ROOT);
        final Optional<EngineError> byCode = lowerCode.isEmpty() ? Optional.empty() : codes.entrySet().stream()
                .filter(entry -> fits(entry.getKey().toLowerCase(Locale.ROOT), lowerCode))
                .map(Map.Entry::getValue).findFirst();
        if (byCode.isPresent()) {
            return byCode;
        }
        final String lowerWords = words.toLowerCase(Locale.ROOT);
        return messages.entrySet().stream().filter(entry -> lowerWords.contains(entry.getKey().toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getValue).findFirst();
    }

    private static boolean fits(final String pattern, final String found) {
        return pattern.endsWith("*") ? found.startsWith(pattern.substring(0, pattern.length() - 1)) : found.equals(pattern);
    }
}
