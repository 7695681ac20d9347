package io.nifiwan.script.processors;

import io.nifiwan.script.ScriptAttributes;
import io.nifiwan.script.ScriptException;
import io.nifiwan.script.ScriptName;
import io.nifiwan.script.clean.CleanedScript;
import io.nifiwan.script.clean.PlainTextReader;
import io.nifiwan.script.clean.RawScript;
import io.nifiwan.script.clean.ScriptCleaner;
import org.apache.nifi.annotation.behavior.InputRequirement;
import org.apache.nifi.annotation.behavior.ReadsAttribute;
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
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.flowfile.attributes.CoreAttributes;
import org.apache.nifi.processor.AbstractProcessor;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.Relationship;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a script in any common character set and writes clean UTF-8 text. */
@SideEffectFree
@SupportsBatching
@InputRequirement(InputRequirement.Requirement.INPUT_REQUIRED)
@Tags({"script", "screenplay", "fountain", "charset", "encoding", "clean", "text", "剧本"})
@CapabilityDescription("""
        Turns a script in any common character set into clean UTF-8 text with line feeds: characters that cannot be seen and page
        numbers are removed and counted, full-width letters and digits become ASCII, and no word is changed.""")
@SeeAlso(SplitScript.class)
@ReadsAttribute(attribute = "filename", description = "Names the script; the extension .fountain tells its format")
@WritesAttributes({
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_NAME, description = "Name of the file without folder and extension"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_CHARSET, description = "Character set that the script was in"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_CHARSET_CONFIDENCE, description = "How sure that is, from 0 to 100"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_FORMAT, description = "fountain or text"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_LANGUAGE, description = "zh or en"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_REMOVED, description = "Number of characters and lines that were removed"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_REMOVED_KINDS, description = "The same number by kind"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_FOLDED, description = "Number of full-width letters, digits and spaces written as ASCII"),
    @WritesAttribute(attribute = "mime.type", description = "text/plain"),
    @WritesAttribute(attribute = ScriptAttributes.ERROR_CODE,
            description = "On failure: EMPTY, TOO_LARGE, BINARY, UNSUPPORTED_FORMAT or UNDECODABLE"),
    @WritesAttribute(attribute = ScriptAttributes.ERROR_MESSAGE, description = "On failure: what is wrong, for a person")
})
@SystemResourceConsideration(resource = SystemResource.MEMORY, description = "Holds one script in memory, up to five times its size")
public class CleanScript extends AbstractProcessor {
    static final PropertyDescriptor CHARACTER_SET = new PropertyDescriptor.Builder()
            .name("Character Set")
            .description("Character set of the scripts. Detection looks at the whole script; name one where scripts are too short to tell.")
            .required(true)
            .allowableValues(ScriptCharset.class)
            .defaultValue(ScriptCharset.DETECT)
            .build();

    static final Relationship SUCCESS = new Relationship.Builder().name("success").description("Clean text").build();
    static final Relationship FAILURE = new Relationship.Builder()
            .name("failure")
            .description("Scripts that cannot be read, unchanged, with code and message as attributes")
            .build();

    private static final List<PropertyDescriptor> PROPERTY_DESCRIPTORS = List.of(CHARACTER_SET, ScriptProperties.MAXIMUM_SCRIPT_SIZE);
    private static final Set<Relationship> RELATIONSHIPS = Set.of(SUCCESS, FAILURE);

    private volatile ScriptCleaner cleaner;

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTY_DESCRIPTORS;
    }

    @Override
    public Set<Relationship> getRelationships() {
        return RELATIONSHIPS;
    }

    @OnScheduled
    public void createCleaner(final ProcessContext context) {
        final ScriptCharset charset = context.getProperty(CHARACTER_SET).asAllowableValue(ScriptCharset.class);
        cleaner = new ScriptCleaner(List.of(new PlainTextReader(charset.charset())));
    }

    @Override
    public void onTrigger(final ProcessContext context, final ProcessSession session) {
        final FlowFile flowFile = session.get();
        if (flowFile == null) {
            return;
        }
        final String filename = flowFile.getAttribute(CoreAttributes.FILENAME.key());
        try {
            final byte[] content = ScriptProperties.read(context, session, flowFile);
            final CleanedScript script = cleaner.clean(new RawScript(content, filename));
            final FlowFile written = session.write(flowFile, out -> out.write(script.text().getBytes(StandardCharsets.UTF_8)));
            session.transfer(session.putAllAttributes(written, attributes(script, filename)), SUCCESS);
            getLogger().info("Cleaned {} from {}: {} removed", flowFile, script.charset(), script.removals().total());
        } catch (final ScriptException e) {
            getLogger().error("Script {} cannot be cleaned", flowFile, e);
            session.transfer(session.putAllAttributes(flowFile, ScriptProperties.fault(e)), FAILURE);
        }
    }

    private static Map<String, String> attributes(final CleanedScript script, final String filename) {
        final Map<String, String> attributes = new HashMap<>();
        attributes.put(ScriptAttributes.SCRIPT_NAME, ScriptName.of(filename));
        attributes.put(ScriptAttributes.SCRIPT_CHARSET, script.charset().name());
        attributes.put(ScriptAttributes.SCRIPT_CHARSET_CONFIDENCE, String.valueOf(script.confidence()));
        attributes.put(ScriptAttributes.SCRIPT_FORMAT, script.format().code());
        attributes.put(ScriptAttributes.SCRIPT_LANGUAGE, script.language().code());
        attributes.put(ScriptAttributes.SCRIPT_REMOVED, String.valueOf(script.removals().total()));
        attributes.put(ScriptAttributes.SCRIPT_REMOVED_KINDS, script.removals().summary());
        attributes.put(ScriptAttributes.SCRIPT_FOLDED, String.valueOf(script.removals().folded()));
        attributes.put(CoreAttributes.MIME_TYPE.key(), "text/plain");
        return attributes;
    }
}
