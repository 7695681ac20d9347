package io.nifiwan.engine.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import mockwebserver3.RecordedRequest;
import okhttp3.MediaType;
import okhttp3.MultipartReader;
import okio.Buffer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what was submitted. */
final class Bodies {
    private static final Pattern NAME = Pattern.compile("form-data; name=\"([^\"]+)\"");

    private Bodies() {
    }

    static boolean isForm(final RecordedRequest request) {
        return type(request).startsWith("multipart/form-data");
    }

    /** Fields of a form or of a JSON object, in order; values that are no JSON texts as JSON. */
    static Map<String, String> fields(final RecordedRequest request) {
        try {
            return isForm(request) ? form(request) : object(request.getBody().utf8());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(final RecordedRequest request) {
        return String.valueOf(request.getHeaders().get("Content-Type"));
    }

    private static Map<String, String> form(final RecordedRequest request) throws IOException {
        final Map<String, String> fields = new LinkedHashMap<>();
        final String boundary = MediaType.get(type(request)).parameter("boundary");
        try (MultipartReader reader = new MultipartReader(new Buffer().write(request.getBody()), boundary)) {
            for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
                final Matcher name = NAME.matcher(String.valueOf(part.headers().get("Content-Disposition")));
                if (!name.matches()) {
                    throw new IOException("A part without a name: " + part.headers());
                }
                fields.put(name.group(1), part.body().readUtf8());
            }
        }
        return fields;
    }

    private static Map<String, String> object(final String json) throws JsonProcessingException {
        final Map<String, String> fields = new LinkedHashMap<>();
        for (final Map.Entry<String, JsonNode> field : new ObjectMapper().readTree(json).properties()) {
            fields.put(field.getKey(), field.getValue().isTextual() ? field.getValue().asText() : field.getValue().toString());
        }
        return fields;
    }
}
