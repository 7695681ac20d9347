package io.nifiwan.prompt.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A JSON object that knows the line of each of its values, so that every fault in it, of form or of meaning, can be shown to whoever
 * wrote it. Fields that nobody knows and fields given twice are faults, since either is a slip of the pen. Places are JSON pointers (RFC 6901).
 */
public final class LocatedJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final DataFile file;
    private final ObjectNode root;
    private final Map<String, Integer> lines;
    private final JsonMapper mapper;

    private LocatedJson(final DataFile file, final ObjectNode root, final Map<String, Integer> lines, final JsonMapper mapper) {
        this.file = file;
        this.root = root;
        this.lines = lines;
        this.mapper = mapper;
    }

    /**
     * Reads a file.
     *
     * @throws DataFileException when it is no JSON object
     */
    public static LocatedJson read(final DataFile file) throws DataFileException {
        final String text = file.text();
        try {
            final JsonNode tree = MAPPER.readTree(text);
            if (!(tree instanceof final ObjectNode object)) {
                throw file.fault(1, "the file holds no JSON object");
            }
            return new LocatedJson(file, object, lines(text), MAPPER);
        } catch (final JsonProcessingException e) {
            throw file.fault(e.getLocation() == null ? 1 : e.getLocation().getLineNr(), "no JSON: " + e.getOriginalMessage());
        } catch (final IOException e) {
            throw new IllegalStateException("A text is always readable", e);
        }
    }

    /** The same object, read with the annotations of another class in place of those of a type. */
    public LocatedJson withMixIn(final Class<?> type, final Class<?> annotations) {
        return new LocatedJson(file, root, lines, mapper.rebuild().addMixIn(type, annotations).build());
    }

    /**
     * Checks the fields of the file.
     *
     * @throws DataFileException when it has a field that is not among the known ones
     */
    public void requireFieldsAmong(final Set<String> known) throws DataFileException {
        for (final Map.Entry<String, JsonNode> field : root.properties()) {
            if (!known.contains(field.getKey())) {
                throw fault("/" + field.getKey(), "the field is unknown; known are " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    /**
     * Length of the list at a place.
     *
     * @throws DataFileException when there is no list or it is longer than allowed
     */
    public int listSize(final String pointer, final int most) throws DataFileException {
        if (!at(pointer).isArray()) {
            throw fault(pointer, "a list is expected");
        }
        if (at(pointer).size() > most) {
            throw fault(pointer, "the list has more than " + most + " entries");
        }
        return at(pointer).size();
    }

    /** The value at a place; a missing node where there is none. */
    public JsonNode at(final String pointer) {
        return root.at(pointer);
    }

    /**
     * The value at a place as an object of a class.
     *
     * @throws DataFileException when a field is unknown or of a wrong type, or there is no value
     */
    public <T> T convert(final String pointer, final Class<T> type) throws DataFileException {
        final JsonNode node = at(pointer);
        if (!node.isObject()) {
            throw fault(pointer, "an object is expected");
        }
        try {
            return mapper.treeToValue(node, type);
        } catch (final UnrecognizedPropertyException e) {
            throw fault(pointer + pointer(e), "the field is unknown; known are "
                    + e.getKnownPropertyIds().stream().map(Object::toString).sorted().collect(Collectors.joining(", ")));
        } catch (final JsonMappingException e) {
            final boolean refused = e.getCause() instanceof IllegalArgumentException;
            throw fault(pointer + pointer(e), refused ? e.getCause().getMessage() : e.getOriginalMessage().replaceAll("\\R.*", "").strip());
        } catch (final JsonProcessingException e) {
            throw fault(pointer, e.getOriginalMessage());
        }
    }

    /** A fault at a place, with the line of the value there or of the nearest one around it. */
    public DataFileException fault(final String pointer, final String fault) {
        String place = pointer;
        while (!lines.containsKey(place) && !place.isEmpty()) {
            place = place.substring(0, place.lastIndexOf('/'));
        }
        return file.fault(lines.getOrDefault(place, 1), pointer.isEmpty() ? fault : pointer.substring(1).replace('/', '.') + ": " + fault);
    }

    private static Map<String, Integer> lines(final String text) throws IOException {
        final Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = MAPPER.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.FIELD_NAME && !token.isStructEnd()) {
                    lines.put(pointer(parser), parser.currentTokenLocation().getLineNr());
                }
            }
        }
        return lines;
    }

    private static String pointer(final JsonParser parser) {
        final JsonPointer pointer = parser.currentToken().isStructStart()
                ? parser.getParsingContext().getParent().pathAsPointer() : parser.getParsingContext().pathAsPointer();
        return pointer.toString();
    }

    private static String pointer(final JsonMappingException exception) {
        final StringBuilder pointer = new StringBuilder();
        for (final JsonMappingException.Reference reference : exception.getPath()) {
            pointer.append('/').append(reference.getFieldName() == null ? Integer.toString(reference.getIndex()) : reference.getFieldName());
        }
        return pointer.toString();
    }
}
