package io.nifiwan.engine.httpjson;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Reads an answer that holds a whole clip as one base64 text. The text is decoded as it arrives, or passed over, and never held: memory does
 * not depend on the length of the clip. All else becomes a tree, with {@value #CLIP} in the place of the clip.
 */
final class AnswerReader {
    /** Stands in the tree for a clip. */
    static final String CLIP = "(clip)";

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Base64Variant BASE64 = Base64Variants.MIME_NO_LINEFEEDS.withPaddingAllowed();
    private static final int ELSEWHERE = -1;

    private final List<String> clipSteps;
    private final Optional<OutputStream> clip;
    private final long limit;
    private long kept;

    /**
     * @param clipPath where the clip stands
     * @param clip     takes the decoded clip; empty passes it over
     * @param limit    most characters of all other texts together
     */
    AnswerReader(final FieldPath clipPath, final Optional<OutputStream> clip, final long limit) {
        clipSteps = clipPath.steps();
        this.clip = clip;
        this.limit = limit;
    }

    /**
     * Reads.
     *
     * @return the tree; a missing node for what is no JSON, breaks off or is too large
     * @throws IOException of the stream or of what takes the clip
     */
    JsonNode read(final InputStream body) throws IOException {
        try (JsonParser parser = FACTORY.createParser(body)) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            final JsonNode tree = parser.nextToken() == null ? MissingNode.getInstance() : value(parser, 0);
            return parser.nextToken() == null ? tree : MissingNode.getInstance();
        } catch (final JsonProcessingException | IllegalArgumentException e) {
            // Jackson says by the latter that a text is no base64.
            return MissingNode.getInstance();
        }
    }

    /** @param matched how many steps of the clip's path lead here, or {@value #ELSEWHERE} */
    private JsonNode value(final JsonParser parser, final int matched) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, matched);
            case START_ARRAY -> array(parser, matched);
            case VALUE_STRING -> matched == clipSteps.size() ? clip(parser) : text(parser);
            case VALUE_NUMBER_INT -> parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? NODES.numberNode(parser.getBigIntegerValue())
                    : LongNode.valueOf(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> DoubleNode.valueOf(parser.getDoubleValue());
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            default -> NullNode.getInstance();
        };
    }

    private ObjectNode object(final JsonParser parser, final int matched) throws IOException {
        final ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            final String name = parser.currentName();
            keep(name.length());
            parser.nextToken();
            object.set(name, value(parser, step(matched, name)));
        }
        return object;
    }

    private ArrayNode array(final JsonParser parser, final int matched) throws IOException {
        final ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            keep(1);
            array.add(value(parser, step(matched, Integer.toString(array.size()))));
        }
        return array;
    }

    private int step(final int matched, final String name) {
        return matched >= 0 && matched < clipSteps.size() && clipSteps.get(matched).equals(name) ? matched + 1 : ELSEWHERE;
    }

    private JsonNode clip(final JsonParser parser) throws IOException {
        if (clip.isPresent()) {
            parser.readBinaryValue(BASE64, clip.get());
        }
        return TextNode.valueOf(CLIP);
    }

    private JsonNode text(final JsonParser parser) throws IOException {
        keep(parser.getTextLength());
        return TextNode.valueOf(parser.getText());
    }

    private void keep(final int characters) throws JsonProcessingException {
        kept += characters;
        if (kept > limit) {
            throw new TooMuchException();
        }
    }

    private static final class TooMuchException extends JsonProcessingException {
        private static final long serialVersionUID = 1L;

        TooMuchException() {
            super("The answer holds too much beside the clip");
        }
    }
}
