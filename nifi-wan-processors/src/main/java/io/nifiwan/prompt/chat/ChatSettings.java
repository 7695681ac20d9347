package io.nifiwan.prompt.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.HttpUrl;

import java.time.Duration;

/**
 * How to reach a chat model and what to ask of it.
 *
 * @param baseUrl           address that {@code chat/completions} is added to, for example {@code http://localhost:8000/v1}
 * @param key               bearer key; empty for servers that need none
 * @param model             as the server names it
 * @param timeout           of a whole question with its repetition, above zero
 * @param format            how to ask for JSON
 * @param temperature       0 to 2; null where the server shall choose
 * @param maximumTokens     longest answer, above zero
 * @param seed              null where the server shall choose
 * @param maximumCharacters longest request that is sent, instructions and text together, in UTF-16 code units
 * @param extraFields       further fields of the request, may be empty
 */
public record ChatSettings(HttpUrl baseUrl, String key, String model, Duration timeout, AnswerFormat format, Double temperature,
                           int maximumTokens, Long seed, int maximumCharacters, ObjectNode extraFields) {
    /** Keeps the key out of whatever prints the settings. */
    @Override
    public String toString() {
        return "ChatSettings[" + baseUrl.redact() + ", " + model + "]";
    }
}
