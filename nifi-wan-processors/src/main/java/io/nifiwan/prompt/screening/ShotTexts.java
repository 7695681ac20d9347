package io.nifiwan.prompt.screening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptSpec;
import io.nifiwan.prompt.screening.ScreenedText.Role;
import io.nifiwan.script.Shot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * All that is screened of one shot.
 *
 * @param texts    in the order they are screened, none blank
 * @param cast     names of the script's characters
 * @param subjects who the picture shows by the prompt spec, may be empty
 */
public record ShotTexts(List<ScreenedText> texts, List<String> cast, List<String> subjects) {
    /** Field name of the verbatim source text. */
    public static final String TEXT = "text";
    private static final String ACTION = "action";
    private static final String HEADING = "scene.heading";
    private static final String DIALOGUE = "dialogue.";
    private static final String CHARACTERS = "characters.";
    private static final String PARSED = "parsed";
    private static final String NEGATIVE = "negative";
    private static final String LIST_SEPARATORS = "[,\uFF0C\u3001;\uFF1B]";
    /** A field given twice could hide the text that a later stage reads. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public ShotTexts {
        texts = List.copyOf(texts);
        cast = List.copyOf(cast);
        subjects = List.copyOf(subjects);
    }

    /**
     * Collects the texts.
     *
     * @param json       the shot
     * @param attributes of the FlowFile
     * @param screened   names of the attributes to screen; absent and blank ones are left out
     * @throws InvalidShotException when the content is no shot or there is nothing to screen
     */
    public static ShotTexts read(final byte[] json, final Map<String, String> attributes, final List<String> screened)
            throws InvalidShotException {
        final JsonNode tree = parse(json);
        final Shot shot = toShot(tree);
        final List<ScreenedText> texts = new ArrayList<>();
        add(texts, TEXT, shot.text(), Role.WORDS);
        add(texts, HEADING, shot.scene() == null ? null : shot.scene().heading(), Role.WORDS);
        add(texts, ACTION, shot.action(), Role.PICTURE);
        for (int index = 0; index < shot.dialogue().size(); index++) {
            add(texts, DIALOGUE + (index + 1), shot.dialogue().get(index).parenthetical(), Role.WORDS);
            add(texts, DIALOGUE + (index + 1), shot.dialogue().get(index).line(), Role.WORDS);
        }
        for (int index = 0; index < shot.characters().size(); index++) {
            add(texts, CHARACTERS + (index + 1), shot.characters().get(index), Role.WORDS);
        }
        addStrings(texts, PARSED, tree.path(PARSED));
        for (final String name : screened) {
            add(texts, name, attributes.get(name), attributeRole(name));
        }
        if (texts.isEmpty()) {
            throw new InvalidShotException("NOTHING_TO_SCREEN", "The shot has no text and none of the screened attributes");
        }
        return new ShotTexts(texts, cast(shot, attributes.get(ScreeningAttributes.SCRIPT_CAST)),
                subjects(attributes.get(PromptAttributes.PROMPT_SPEC)));
    }

    /** What a moderation service gets to read, each text once: all but the negative ones, which name what must not be seen. */
    public String joined() {
        final StringBuilder joined = new StringBuilder();
        for (final ScreenedText text : texts) {
            if (!text.isNegative() && joined.indexOf(text.text()) < 0) {
                joined.append(joined.isEmpty() ? "" : "\n\n").append(text.text());
            }
        }
        return joined.toString();
    }

    /** Whether a field repeats what the verbatim text holds. */
    static boolean isPartOfScript(final String field) {
        return ACTION.equals(field) || field.startsWith(DIALOGUE) || field.equals(PARSED) || field.startsWith(PARSED + ".");
    }

    private static JsonNode parse(final byte[] json) throws InvalidShotException {
        try {
            return MAPPER.readTree(json);
        } catch (final JsonProcessingException e) {
            final int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new InvalidShotException("INVALID_SHOT", "The content is not valid JSON, line " + line);
        } catch (final IOException e) {
            throw new InvalidShotException("INVALID_SHOT", "The content is not readable as UTF-8 JSON");
        }
    }

    private static Shot toShot(final JsonNode tree) throws InvalidShotException {
        if (!tree.path(TEXT).isTextual()) {
            throw new InvalidShotException("INVALID_SHOT", "The content is not a shot: a JSON object with the field text is expected");
        }
        try {
            return MAPPER.treeToValue(tree, Shot.class);
        } catch (final JsonProcessingException | IllegalArgumentException | NullPointerException e) {
            throw new InvalidShotException("INVALID_SHOT", "The content is not a shot: a field has the wrong type");
        }
    }

    private static void add(final List<ScreenedText> texts, final String field, final String text, final Role role) {
        if (text != null && !text.isBlank()) {
            texts.add(new ScreenedText(field, text, role));
        }
    }

    /** Every string that parsing added, whoever wrote it: rules, or a language model. */
    private static void addStrings(final List<ScreenedText> texts, final String path, final JsonNode node) {
        if (node.isTextual()) {
            add(texts, path, node.textValue(), path.contains(NEGATIVE) ? Role.NEGATIVE : Role.PICTURE);
        }
        node.properties().forEach(field -> addStrings(texts, path + "." + field.getKey(), field.getValue()));
        if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                addStrings(texts, path + "." + (index + 1), node.get(index));
            }
        }
    }

    private static Role attributeRole(final String name) {
        if (name.endsWith("." + NEGATIVE)) {
            return Role.NEGATIVE;
        }
        final boolean picture = name.equals(PromptAttributes.PROMPT) || name.startsWith(PromptAttributes.PROMPT + ".");
        return picture ? Role.PICTURE : Role.WORDS;
    }

    private static List<String> cast(final Shot shot, final String more) {
        final List<String> cast = new ArrayList<>(shot.characters());
        shot.dialogue().stream().map(Shot.Dialogue::speaker).filter(speaker -> speaker != null).forEach(cast::add);
        if (more != null) {
            cast.addAll(Arrays.asList(more.split(LIST_SEPARATORS, -1)));
        }
        return cast;
    }

    /** A spec that cannot be read names no subject; the prompt itself is screened all the same. */
    private static List<String> subjects(final String spec) {
        if (spec == null) {
            return List.of();
        }
        try {
            return PromptSpec.fromJson(spec).subjects();
        } catch (final IllegalArgumentException e) {
            return List.of();
        }
    }
}
