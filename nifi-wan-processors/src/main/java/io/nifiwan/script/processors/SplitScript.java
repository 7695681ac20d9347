package io.nifiwan.script.processors;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.script.Cast;
import io.nifiwan.script.ScriptAttributes;
import io.nifiwan.script.ScriptErrorCode;
import io.nifiwan.script.ScriptException;
import io.nifiwan.script.ScriptFormat;
import io.nifiwan.script.ScriptName;
import io.nifiwan.script.Shot;
import io.nifiwan.script.split.ShotList;
import io.nifiwan.script.split.ShotSplitter;
import io.nifiwan.script.split.SplitSettings;
import org.apache.nifi.annotation.behavior.InputRequirement;
import org.apache.nifi.annotation.behavior.ReadsAttribute;
import org.apache.nifi.annotation.behavior.ReadsAttributes;
import org.apache.nifi.annotation.behavior.SideEffectFree;
import org.apache.nifi.annotation.behavior.SupportsBatching;
import org.apache.nifi.annotation.behavior.SystemResource;
import org.apache.nifi.annotation.behavior.SystemResourceConsideration;
import org.apache.nifi.annotation.behavior.WritesAttribute;
import org.apache.nifi.annotation.behavior.WritesAttributes;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.SeeAlso;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.annotation.lifecycle.OnScheduled;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.flowfile.attributes.CoreAttributes;
import org.apache.nifi.processor.AbstractProcessor;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.processor.util.StandardValidators;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Cuts a clean script into shots, one FlowFile each. */
@SideEffectFree
@SupportsBatching
@InputRequirement(InputRequirement.Requirement.INPUT_REQUIRED)
@Tags({"script", "screenplay", "fountain", "split", "scene", "shot", "previs", "剧本", "分镜"})
@CapabilityDescription("""
        Cuts a screenplay into shots that a text-to-video engine can make: finds the scenes of Fountain, Chinese and plain English
        scripts, estimates how long action and dialogue take, and writes one FlowFile with a shot's JSON for each shot, and one with
        the JSON of the cast.""")
@SeeAlso(CleanScript.class)
@ReadsAttributes({
    @ReadsAttribute(attribute = "filename", description = "Names the script where script.name is absent, and tells its format"),
    @ReadsAttribute(attribute = ScriptAttributes.SCRIPT_NAME, description = "Every shot's file name starts with it"),
    @ReadsAttribute(attribute = ScriptAttributes.SCRIPT_FORMAT, description = "fountain or text; told from name and text where absent")
})
@WritesAttributes({
    @WritesAttribute(attribute = ScriptAttributes.SCENE_NUMBER, description = "Shots: scene number as written, or counted"),
    @WritesAttribute(attribute = ScriptAttributes.SCENE_HEADING, description = "Shots: scene heading as written, may be empty"),
    @WritesAttribute(attribute = ScriptAttributes.SHOT_ID, description = "Shots: identity, the same as long as scene and settings are"),
    @WritesAttribute(attribute = ScriptAttributes.SHOT_NUMBER, description = "Shots: position within the scene, from 1"),
    @WritesAttribute(attribute = ScriptAttributes.SHOT_SECONDS, description = "Shots: estimated seconds, one decimal"),
    @WritesAttribute(attribute = ScriptAttributes.SHOT_FRAMES, description = "Shots: frames at Frame Rate, 4n+1"),
    @WritesAttribute(attribute = ScriptAttributes.SHOT_TEXT, description = "Shots: source text, word by word"),
    @WritesAttribute(attribute = ScriptAttributes.SHOT_LINE_FROM, description = "Shots: first source line, from 1"),
    @WritesAttribute(attribute = ScriptAttributes.SHOT_LINE_TO, description = "Shots: last source line"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_CAST,
            description = "Shots, cast and original: names of the characters, most speeches first, comma-separated, at most 2000 characters"),
    @WritesAttribute(attribute = ScriptAttributes.FRAGMENT_IDENTIFIER, description = "Shots and original: the same for all shots of one split"),
    @WritesAttribute(attribute = ScriptAttributes.FRAGMENT_INDEX, description = "Shots: position within the script, from 1"),
    @WritesAttribute(attribute = ScriptAttributes.FRAGMENT_COUNT, description = "Shots and original: number of shots"),
    @WritesAttribute(attribute = ScriptAttributes.SEGMENT_ORIGINAL_FILENAME, description = "Shots and cast: file name of the script"),
    @WritesAttribute(attribute = "filename", description = "Shots: script.name and shot.id, with extension json. Cast: script.name with .cast.json"),
    @WritesAttribute(attribute = "mime.type", description = "Shots and cast: application/json"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_SCENES, description = "Original and cast: number of scenes"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_SHOTS, description = "Original and cast: number of shots"),
    @WritesAttribute(attribute = ScriptAttributes.ERROR_CODE, description = "Failure: EMPTY, TOO_LARGE, UNDECODABLE or NO_CONTENT"),
    @WritesAttribute(attribute = ScriptAttributes.ERROR_MESSAGE, description = "Failure: what is wrong, for a person")
})
@SystemResourceConsideration(resource = SystemResource.MEMORY, description = "Holds one script and its shots in memory")
public class SplitScript extends AbstractProcessor {
    static final PropertyDescriptor MAXIMUM_SHOT_SECONDS = number("Maximum Shot Seconds", "10",
            "Longest shot in seconds. Longer text is cut at paragraphs, then sentences, then clauses.");
    static final PropertyDescriptor MINIMUM_SHOT_SECONDS = number("Minimum Shot Seconds", "2",
            "Seconds given to a shot whose text would take less.");
    static final PropertyDescriptor CHINESE_DIALOGUE_RATE = number("Chinese Dialogue Rate", "4.0", "Spoken Han characters per second.");
    static final PropertyDescriptor ENGLISH_DIALOGUE_RATE = number("English Dialogue Rate", "2.5", "Spoken words per second.");
    static final PropertyDescriptor CHINESE_ACTION_RATE = number("Chinese Action Rate", "8",
            "Han characters of described action per second of film.");
    static final PropertyDescriptor ENGLISH_ACTION_RATE = number("English Action Rate", "20",
            "Characters of described English action per second of film, blanks included.");
    static final PropertyDescriptor FRAME_RATE = new PropertyDescriptor.Builder()
            .name("Frame Rate")
            .description("Frames per second of the clips that the shots will become. Each shot states its length in frames of the form 4n+1 "
                    + "at this rate. It moves no cut and changes no shot.id.")
            .required(true)
            .defaultValue(String.valueOf(SplitSettings.DEFAULT_FRAME_RATE))
            .addValidator(StandardValidators.createLongValidator(1, 240, true))
            .build();

    static final Relationship SHOTS = new Relationship.Builder().name("shots").description("One FlowFile a shot, in order").build();
    static final Relationship ORIGINAL = new Relationship.Builder()
            .name("original")
            .description("The script, with the number of its scenes and shots")
            .autoTerminateDefault(true)
            .build();
    static final Relationship CAST = new Relationship.Builder()
            .name("cast")
            .description("One FlowFile a script: JSON of its characters, with speeches, scenes, first line and what the script says about them")
            .autoTerminateDefault(true)
            .build();
    static final Relationship FAILURE = new Relationship.Builder()
            .name("failure")
            .description("Scripts that cannot be split, unchanged, with code and message as attributes")
            .build();

    private static final List<PropertyDescriptor> PROPERTY_DESCRIPTORS = List.of(MAXIMUM_SHOT_SECONDS, MINIMUM_SHOT_SECONDS, CHINESE_DIALOGUE_RATE,
            ENGLISH_DIALOGUE_RATE, CHINESE_ACTION_RATE, ENGLISH_ACTION_RATE, FRAME_RATE, ScriptProperties.MAXIMUM_SCRIPT_SIZE);
    private static final Set<Relationship> RELATIONSHIPS = Set.of(SHOTS, CAST, ORIGINAL, FAILURE);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SHOTS_COUNTER = "Shots Split";
    private static final int LONGEST_CAST = 2000;

    private volatile ShotSplitter splitter;

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTY_DESCRIPTORS;
    }

    @Override
    public Set<Relationship> getRelationships() {
        return RELATIONSHIPS;
    }

    @Override
    protected Collection<ValidationResult> customValidate(final ValidationContext context) {
        final double minimum = context.getProperty(MINIMUM_SHOT_SECONDS).asDouble();
        final double maximum = context.getProperty(MAXIMUM_SHOT_SECONDS).asDouble();
        return minimum <= maximum ? List.of() : List.of(new ValidationResult.Builder()
                .subject(MINIMUM_SHOT_SECONDS.getName())
                .valid(false)
                .explanation("it must not exceed " + MAXIMUM_SHOT_SECONDS.getName())
                .build());
    }

    @OnScheduled
    public void createSplitter(final ProcessContext context) {
        splitter = new ShotSplitter(new SplitSettings(
                context.getProperty(MAXIMUM_SHOT_SECONDS).asDouble(), context.getProperty(MINIMUM_SHOT_SECONDS).asDouble(),
                context.getProperty(CHINESE_DIALOGUE_RATE).asDouble(), context.getProperty(ENGLISH_DIALOGUE_RATE).asDouble(),
                context.getProperty(CHINESE_ACTION_RATE).asDouble(), context.getProperty(ENGLISH_ACTION_RATE).asDouble(),
                context.getProperty(FRAME_RATE).asInteger()));
    }

    @Override
    public void onTrigger(final ProcessContext context, final ProcessSession session) {
        final FlowFile script = session.get();
        if (script == null) {
            return;
        }
        try {
            final String text = decode(ScriptProperties.read(context, session, script));
            final ShotList list = splitter.split(text, format(script, text));
            final Map<String, String> split = Map.of(
                    ScriptAttributes.FRAGMENT_IDENTIFIER, UUID.randomUUID().toString(),
                    ScriptAttributes.FRAGMENT_COUNT, String.valueOf(list.shots().size()),
                    ScriptAttributes.SCRIPT_CAST, names(list.cast()));
            for (final Shot shot : list.shots()) {
                session.transfer(write(session, script, shot, split), SHOTS);
            }
            final Map<String, String> counts = Map.of(
                    ScriptAttributes.SCRIPT_SCENES, String.valueOf(list.scenes()),
                    ScriptAttributes.SCRIPT_SHOTS, String.valueOf(list.shots().size()),
                    ScriptAttributes.SCRIPT_CAST, names(list.cast()));
            session.transfer(write(session, script, list.cast(), counts), CAST);
            session.transfer(session.putAllAttributes(session.putAllAttributes(script, split), counts), ORIGINAL);
            session.adjustCounter(SHOTS_COUNTER, list.shots().size(), false);
            getLogger().info("Split {} into {} scenes and {} shots", script, list.scenes(), list.shots().size());
        } catch (final ScriptException e) {
            getLogger().error("Script {} cannot be split", script, e);
            session.transfer(session.putAllAttributes(script, ScriptProperties.fault(e)), FAILURE);
        }
    }

    private static FlowFile write(final ProcessSession session, final FlowFile script, final Shot shot, final Map<String, String> split) {
        final FlowFile written = session.write(session.create(script), out -> out.write(MAPPER.writeValueAsBytes(shot)));
        final Map<String, String> attributes = new HashMap<>(split);
        attributes.put(ScriptAttributes.FRAGMENT_INDEX, String.valueOf(shot.index()));
        attributes.put(ScriptAttributes.SEGMENT_ORIGINAL_FILENAME, script.getAttribute(CoreAttributes.FILENAME.key()));
        attributes.put(ScriptAttributes.SCRIPT_NAME, name(script));
        attributes.put(ScriptAttributes.SCENE_NUMBER, shot.scene().number());
        attributes.put(ScriptAttributes.SCENE_HEADING, shot.scene().heading());
        attributes.put(ScriptAttributes.SHOT_ID, shot.id());
        attributes.put(ScriptAttributes.SHOT_NUMBER, String.valueOf(shot.number()));
        attributes.put(ScriptAttributes.SHOT_SECONDS, String.format(Locale.ROOT, "%.1f", shot.seconds()));
        attributes.put(ScriptAttributes.SHOT_FRAMES, String.valueOf(shot.frames()));
        attributes.put(ScriptAttributes.SHOT_TEXT, shot.text());
        attributes.put(ScriptAttributes.SHOT_LINE_FROM, String.valueOf(shot.lines().from()));
        attributes.put(ScriptAttributes.SHOT_LINE_TO, String.valueOf(shot.lines().to()));
        attributes.put(CoreAttributes.FILENAME.key(), name(script) + "_" + shot.id() + ".json");
        attributes.put(CoreAttributes.MIME_TYPE.key(), "application/json");
        return session.putAllAttributes(written, attributes);
    }

    private static FlowFile write(final ProcessSession session, final FlowFile script, final Cast cast, final Map<String, String> counts) {
        final FlowFile written = session.write(session.create(script), out -> out.write(MAPPER.writeValueAsBytes(cast)));
        final Map<String, String> attributes = new HashMap<>(counts);
        attributes.put(ScriptAttributes.SEGMENT_ORIGINAL_FILENAME, script.getAttribute(CoreAttributes.FILENAME.key()));
        attributes.put(ScriptAttributes.SCRIPT_NAME, name(script));
        attributes.put(CoreAttributes.FILENAME.key(), name(script) + ".cast.json");
        attributes.put(CoreAttributes.MIME_TYPE.key(), "application/json");
        return session.putAllAttributes(written, attributes);
    }

    /** The first names that fit into an attribute; none is cut. */
    private static String names(final Cast cast) {
        final StringBuilder names = new StringBuilder();
        for (final String name : cast.names()) {
            if (names.length() + name.length() >= LONGEST_CAST) {
                break;
            }
            names.append(names.isEmpty() ? "" : ",").append(name);
        }
        return names.toString();
    }

    private static String name(final FlowFile script) {
        final String name = script.getAttribute(ScriptAttributes.SCRIPT_NAME);
        return name == null ? ScriptName.of(script.getAttribute(CoreAttributes.FILENAME.key())) : name;
    }

    private static ScriptFormat format(final FlowFile script, final String text) {
        return ScriptFormat.ofCode(script.getAttribute(ScriptAttributes.SCRIPT_FORMAT))
                .orElseGet(() -> ScriptFormat.detect(script.getAttribute(CoreAttributes.FILENAME.key()), text));
    }

    private static String decode(final byte[] content) throws ScriptException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString().replace("\r\n", "\n").replace("\uFEFF", "");
        } catch (final CharacterCodingException e) {
            throw new ScriptException(ScriptErrorCode.UNDECODABLE, "The script is not UTF-8 text; put CleanScript before SplitScript", e);
        }
    }

    private static PropertyDescriptor number(final String name, final String defaultValue, final String description) {
        return new PropertyDescriptor.Builder()
                .name(name)
                .description(description)
                .required(true)
                .defaultValue(defaultValue)
                .addValidator(ScriptProperties.POSITIVE_NUMBER)
                .build();
    }
}
