package io.nifiwan.engine.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.engine.ModelSettings;
import io.nifiwan.engine.VideoRequest;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * The body of a submission. Everything that determines the clip is sent, whatever the server's defaults are: SGLang's seed is 1024 and its
 * length comes from the seconds at 24 frames a second, vLLM-Omni draws the seed and forgets it.
 */
final class Submission {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final MediaType JSON_TYPE = MediaType.get("application/json");

    private Submission() {
    }

    /** The body as the settings want it written. */
    static RequestBody body(final VideoRequest request, final VideosSettings settings) {
        final ObjectNode fields = fields(request, settings);
        return settings.encoding() == VideosEncoding.JSON
                ? RequestBody.create(fields.toString().getBytes(StandardCharsets.UTF_8), JSON_TYPE)
                : form(fields);
    }

    /** All that determines the clip beside the prompts and the seed, size and length of the request, as text. */
    static String configuration(final VideoRequest request, final VideosSettings settings) {
        final ObjectNode fields = fields(request, settings);
        fields.remove(Set.of(VideosField.PROMPT.wireName(), VideosField.NEGATIVE_PROMPT.wireName(), VideosField.SEED.wireName(),
                VideosField.SIZE.wireName(), VideosField.SECONDS.wireName(), VideosField.FRAMES.wireName(), VideosField.FPS.wireName()));
        return settings.dialect() + " " + fields;
    }

    /** The fields in the order of {@link VideosField}, then those of the operator by name. */
    static ObjectNode fields(final VideoRequest request, final VideosSettings settings) {
        final ModelSettings model = settings.modelOf(request.settings());
        final ObjectNode fields = JSON.objectNode();
        for (final VideosField field : VideosField.values()) {
            if (settings.dialect().request().fields().contains(field)) {
                final JsonNode value = switch (field) {
                    case PROMPT -> JSON.textNode(request.prompt());
                    case MODEL -> text(model.model());
                    case SIZE -> JSON.textNode(VideosRules.size(request));
                    case SECONDS -> JSON.textNode(VideosRules.seconds(request));
                    case FRAMES -> JSON.numberNode(request.frames());
                    case FPS -> JSON.numberNode(request.fps());
                    case SEED -> JSON.numberNode(request.seed());
                    case NEGATIVE_PROMPT -> JSON.textNode(request.negativePrompt());
                    case STEPS -> model.steps() > 0 ? JSON.numberNode(model.steps()) : JSON.nullNode();
                    case GUIDANCE -> model.guidance() >= 0 ? JSON.numberNode(model.guidance()) : JSON.nullNode();
                    case SECOND_GUIDANCE -> settings.secondGuidance().isPresent()
                            ? JSON.numberNode(settings.secondGuidance().getAsDouble()) : JSON.nullNode();
                    case FLOW_SHIFT -> settings.flowShift().isPresent() ? JSON.numberNode(settings.flowShift().getAsDouble()) : JSON.nullNode();
                };
                if (!value.isNull()) {
                    fields.set(field.wireName(), value);
                }
            }
        }
        fields.setAll(settings.extras());
        return fields;
    }

    private static JsonNode text(final String value) {
        return value.isBlank() ? JSON.nullNode() : JSON.textNode(value);
    }

    /** A form has no types: objects and arrays are written as JSON, which vLLM-Omni reads them as. */
    private static RequestBody form(final ObjectNode fields) {
        final MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        for (final Map.Entry<String, JsonNode> field : fields.properties()) {
            final JsonNode value = field.getValue();
            form.addFormDataPart(field.getKey(), value.isValueNode() ? value.asText() : value.toString());
        }
        return form.build();
    }
}
