package io.nifiwan.script.processors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.nifiwan.script.ScriptAttributes;
import io.nifiwan.script.ScriptException;
import io.nifiwan.script.ScriptName;
import io.nifiwan.script.clean.CleanedScript;
import io.nifiwan.script.clean.CleaningReport;
import io.nifiwan.script.clean.PlainTextReader;
import io.nifiwan.script.clean.RawScript;
import io.nifiwan.script.clean.Removals;
import io.nifiwan.script.clean.ScriptCleaner;
import io.nifiwan.script.oral.OralHistory;
import io.nifiwan.script.oral.OralResult;
import io.nifiwan.script.oral.Transcript;
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
import org.apache.nifi.processor.io.OutputStreamCallback;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a script in any common format and character set and writes clean UTF-8 text, or the layers of an oral history. */
@SideEffectFree
@SupportsBatching
@InputRequirement(InputRequirement.Requirement.INPUT_REQUIRED)
@Tags({"script", "screenplay", "fountain", "fdx", "final draft", "docx", "pdf", "charset", "encoding", "clean", "text", "oral history", "transcript",
    "剧本", "口述史"})
@CapabilityDescription("""
        Turns a script from plain text in any common character set, Fountain, Final Draft, Word or PDF into clean UTF-8 text with line
        feeds. What belongs to the page goes (page numbers, running titles, revision marks), broken lines are rejoined, and no word of
        dialogue is changed; a report lists every change with its line. Oral histories come out as JSON in three layers: what was said, the
        same without fillers, and the instructions with every number traced.""")
@SeeAlso(SplitScript.class)
@ReadsAttribute(attribute = "filename", description = "Names the script; the extension .fountain tells its format")
@WritesAttributes({
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_NAME, description = "Name of the file without folder and extension"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_SOURCE, description = "Format of the document: text, fdx, docx or pdf"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_CHARSET, description = "Character set that the script was in; UTF-8 for DOCX and PDF"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_CHARSET_CONFIDENCE, description = "How sure that is, from 0 to 100"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_FORMAT, description = "Screenplays: fountain or text"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_LANGUAGE, description = "zh or en"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_REMOVED, description = "Number of characters and lines that were removed"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_REMOVED_KINDS, description = "The same number by kind"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_CHANGED, description = "Number of places that were rewritten without losing a word"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_CHANGED_KINDS, description = "The same number by kind"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_NOTED, description = "Number of places that were left alone but may need a look"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_NOTED_KINDS, description = "The same number by kind"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_FOLDED, description = "Number of full-width letters, digits and spaces written as ASCII"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_INSTRUCTIONS, description = "Oral histories: number of sentences that instruct"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_NUMBERS, description = "Oral histories: number of quantities in the instructions"),
    @WritesAttribute(attribute = ScriptAttributes.SCRIPT_NUMBERS_UNKNOWN,
            description = "Oral histories: number of those whose value the speaker did not give"),
    @WritesAttribute(attribute = "mime.type", description = "text/plain; application/json for oral histories and reports"),
    @WritesAttribute(attribute = "filename", description = "Reports: script.name with extension report.json; oral histories: with extension json"),
    @WritesAttribute(attribute = ScriptAttributes.ERROR_CODE, description = "On failure: EMPTY, TOO_LARGE, BINARY, UNSUPPORTED_FORMAT, UNDECODABLE, "
            + "DAMAGED, ENCRYPTED, SCANNED_PDF or UNSAFE"),
    @WritesAttribute(attribute = ScriptAttributes.ERROR_MESSAGE, description = "On failure: what is wrong, for a person")
})
@SystemResourceConsideration(resource = SystemResource.MEMORY,
        description = "Holds one script in memory, up to five times its size, for DOCX and PDF up to a few hundred megabytes more")
public class CleanScript extends AbstractProcessor {
    static final PropertyDescriptor FORMAT = new PropertyDescriptor.Builder()
            .name("Format")
            .description("Format of the documents. Detection looks at the content; name one to have all else refused.")
            .required(true)
            .allowableValues(ScriptInput.class)
            .defaultValue(ScriptInput.DETECT)
            .build();
    static final PropertyDescriptor CHARACTER_SET = new PropertyDescriptor.Builder()
            .name("Character Set")
            .description("Character set of plain text; other formats say it themselves. Detection looks at the whole script; name one where scripts "
                    + "are too short to tell.")
            .required(true)
            .allowableValues(ScriptCharset.class)
            .defaultValue(ScriptCharset.DETECT)
            .build();
    static final PropertyDescriptor CLEANING_MODE = new PropertyDescriptor.Builder()
            .name("Cleaning Mode")
            .description("What the documents are.")
            .required(true)
            .allowableValues(CleaningMode.class)
            .defaultValue(CleaningMode.SCREENPLAY)
            .build();

    static final Relationship SUCCESS = new Relationship.Builder()
            .name("success")
            .description("Clean text, or the layers of an oral history as JSON")
            .build();
    static final Relationship REPORT = new Relationship.Builder()
            .name("report")
            .description("What was removed, changed and noted, as JSON with the line of each; one FlowFile for each clean script")
            .autoTerminateDefault(true)
            .build();
    static final Relationship FAILURE = new Relationship.Builder()
            .name("failure")
            .description("Scripts that cannot be read, unchanged, with code and message as attributes")
            .build();

    private static final List<PropertyDescriptor> PROPERTY_DESCRIPTORS = List.of(FORMAT, CHARACTER_SET, CLEANING_MODE,
            ScriptProperties.MAXIMUM_SCRIPT_SIZE);
    private static final Set<Relationship> RELATIONSHIPS = Set.of(SUCCESS, REPORT, FAILURE);
    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();
    private static final String JSON_TYPE = "application/json";

    private volatile ScriptCleaner cleaner;
    private volatile CleaningMode mode;

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
        cleaner = context.getProperty(FORMAT).asAllowableValue(ScriptInput.class).cleaner(new PlainTextReader(charset.charset()));
        mode = context.getProperty(CLEANING_MODE).asAllowableValue(CleaningMode.class);
    }

    @Override
    public void onTrigger(final ProcessContext context, final ProcessSession session) {
        final FlowFile flowFile = session.get();
        if (flowFile == null) {
            return;
        }
        final String filename = flowFile.getAttribute(CoreAttributes.FILENAME.key());
        try {
            final RawScript raw = new RawScript(ScriptProperties.read(context, session, flowFile), filename);
            if (mode == CleaningMode.SCREENPLAY) {
                writeScript(session, flowFile, cleaner.clean(raw), ScriptName.of(filename));
            } else {
                writeTranscript(session, flowFile, cleaner.cleanTranscript(raw), ScriptName.of(filename));
            }
        } catch (final ScriptException e) {
            getLogger().error("Script {} cannot be cleaned", flowFile, e);
            session.transfer(session.putAllAttributes(flowFile, ScriptProperties.fault(e)), FAILURE);
        }
    }

    private void writeScript(final ProcessSession session, final FlowFile flowFile, final CleanedScript script, final String name) {
        final CleaningReport report = CleaningReport.of(name, script);
        final Map<String, String> attributes = attributes(script, name);
        attributes.put(ScriptAttributes.SCRIPT_FORMAT, script.format().code());
        attributes.put(CoreAttributes.MIME_TYPE.key(), "text/plain");
        transfer(session, flowFile, out -> out.write(script.text().getBytes(StandardCharsets.UTF_8)), attributes, report);
    }

    private void writeTranscript(final ProcessSession session, final FlowFile flowFile, final CleanedScript script, final String name) {
        final OralResult result = OralHistory.transcribe(script.text(), script.language());
        final CleaningReport report = CleaningReport.of(name, script, result.changes());
        final List<Transcript.Quantity> numbers = result.transcript().numbers();
        final Map<String, String> attributes = attributes(script, name);
        attributes.put(ScriptAttributes.SCRIPT_INSTRUCTIONS,
                String.valueOf(result.transcript().segments().stream().filter(segment -> segment.normalised() != null).count()));
        attributes.put(ScriptAttributes.SCRIPT_NUMBERS, String.valueOf(numbers.size()));
        attributes.put(ScriptAttributes.SCRIPT_NUMBERS_UNKNOWN,
                String.valueOf(numbers.stream().filter(number -> number.value().equals(Transcript.Quantity.UNKNOWN)).count()));
        attributes.put(CoreAttributes.FILENAME.key(), name + ".json");
        attributes.put(CoreAttributes.MIME_TYPE.key(), JSON_TYPE);
        transfer(session, flowFile, out -> out.write(JSON.writeValueAsBytes(result.transcript())), attributes, report);
    }

    private void transfer(final ProcessSession session, final FlowFile flowFile, final OutputStreamCallback content,
                          final Map<String, String> attributes, final CleaningReport report) {
        final FlowFile reported = session.write(session.create(flowFile), out -> out.write(JSON.writeValueAsBytes(report)));
        final Map<String, String> reportAttributes = new HashMap<>(attributes);
        reportAttributes.put(CoreAttributes.FILENAME.key(), report.script() + ".report.json");
        reportAttributes.put(CoreAttributes.MIME_TYPE.key(), JSON_TYPE);
        session.transfer(session.putAllAttributes(reported, reportAttributes), REPORT);
        session.transfer(session.putAllAttributes(session.write(flowFile, content), attributes), SUCCESS);
        getLogger().info("Cleaned {} from {} in {}: {} removed", flowFile, report.source(), report.charset(),
                attributes.get(ScriptAttributes.SCRIPT_REMOVED));
    }

    private static Map<String, String> attributes(final CleanedScript script, final String name) {
        final Removals removals = script.removals();
        final Map<String, String> attributes = new HashMap<>();
        attributes.put(ScriptAttributes.SCRIPT_NAME, name);
        attributes.put(ScriptAttributes.SCRIPT_SOURCE, script.source().code());
        attributes.put(ScriptAttributes.SCRIPT_CHARSET, script.charset().name());
        attributes.put(ScriptAttributes.SCRIPT_CHARSET_CONFIDENCE, String.valueOf(script.confidence()));
        attributes.put(ScriptAttributes.SCRIPT_LANGUAGE, script.language().code());
        attributes.put(ScriptAttributes.SCRIPT_REMOVED, String.valueOf(removals.total()));
        attributes.put(ScriptAttributes.SCRIPT_REMOVED_KINDS, removals.summary());
        attributes.put(ScriptAttributes.SCRIPT_CHANGED, String.valueOf(removals.count(Removals.Effect.CHANGED)));
        attributes.put(ScriptAttributes.SCRIPT_CHANGED_KINDS, removals.summary(Removals.Effect.CHANGED));
        attributes.put(ScriptAttributes.SCRIPT_NOTED, String.valueOf(removals.count(Removals.Effect.NOTED)));
        attributes.put(ScriptAttributes.SCRIPT_NOTED_KINDS, removals.summary(Removals.Effect.NOTED));
        attributes.put(ScriptAttributes.SCRIPT_FOLDED, String.valueOf(removals.folded()));
        return attributes;
    }
}
