package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.data.DataFileException;
import io.nifiwan.prompt.data.LiveFiles;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.TermMatcher;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.ShotDocument;
import io.nifiwan.prompt.parse.ShotParser;
import io.nifiwan.prompt.parse.TermUse;
import org.apache.nifi.annotation.behavior.InputRequirement;
import org.apache.nifi.annotation.behavior.SideEffectFree;
import org.apache.nifi.annotation.behavior.SupportsBatching;
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
import org.apache.nifi.processor.AbstractProcessor;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.processor.exception.ProcessException;

import java.io.IOException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads mood, subject, environment, camera and tone out of a shot. */
@SideEffectFree
@SupportsBatching
@InputRequirement(InputRequirement.Requirement.INPUT_REQUIRED)
@Tags({"wan", "video", "prompt", "screenplay", "shot", "camera", "tone", "glossary", "chinese"})
@CapabilityDescription("Fills the five slots of a shot - mood, subject and action, environment, camera, tone - from its text and its scene heading, "
        + "by a bilingual glossary of shot terms and fixed rules. The slots are added to the shot as the field parsed; "
        + "everything else stays as it is.")
@SeeAlso(BuildPrompt.class)
@WritesAttributes({
    @WritesAttribute(attribute = PromptAttributes.PROMPT_CAMERA, description = "Glossary id of the asked camera movement, such as move.push_in; "
            + "absent where the shot asks for none"),
    @WritesAttribute(attribute = PromptAttributes.PROMPT_TONE, description = "Glossary id of the asked colour tone, such as tone.blue_grey; "
            + "absent where the shot asks for none"),
    @WritesAttribute(attribute = PromptAttributes.ERROR_CODE, description = "On failure: NOT_JSON, NOT_A_SHOT, TOO_LARGE or NOTHING_TO_SHOW"),
    @WritesAttribute(attribute = PromptAttributes.ERROR_MESSAGE, description = "On failure: what is wrong with the shot")
})
public class ParseShot extends AbstractProcessor {
    static final Relationship SUCCESS = new Relationship.Builder().name("success").description("Shots with their slots").build();
    static final Relationship FAILURE = new Relationship.Builder().name("failure")
            .description("FlowFiles that are no shot, or shots that show nothing; unchanged but for the error attributes").build();
    private static final Set<Relationship> RELATIONSHIPS = Set.of(SUCCESS, FAILURE);

    private static final List<PropertyDescriptor> PROPERTY_DESCRIPTORS = List.of(OperatorFiles.GLOSSARY_FILE);

    private final InstantSource clock;
    private volatile LiveFiles<GlossaryReader> glossaryFile = LiveFiles.none();

    public ParseShot() {
        this(Clock.systemUTC());
    }

    ParseShot(final InstantSource clock) {
        this.clock = clock;
    }

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
        return List.of(OperatorFiles.validate(context, OperatorFiles.GLOSSARY_FILE, OperatorFiles.glossaryParser()));
    }

    @OnScheduled
    public void onScheduled(final ProcessContext context) {
        try {
            glossaryFile = OperatorFiles.open(context, OperatorFiles.GLOSSARY_FILE,
                    file -> GlossaryReader.of(OperatorFiles.glossaryParser().parse(file)), clock, message -> getLogger().warn(message));
        } catch (final DataFileException e) {
            throw new ProcessException(e.getMessage(), e);
        }
    }

    @Override
    public void onTrigger(final ProcessContext context, final ProcessSession session) throws ProcessException {
        FlowFile flowFile = session.get();
        if (flowFile == null) {
            return;
        }

        try {
            final ShotDocument document = ShotContent.read(session, flowFile);
            final GlossaryReader reader = glossaryFile.current().stream().findFirst().orElseGet(GlossaryReader::standard);
            final ParsedShot parsed = reader.parser().parse(document.shot());
            document.put(parsed);
            flowFile = session.write(flowFile, document::write);
            flowFile = ShotContent.withoutError(session, flowFile);
            flowFile = putOrRemove(session, flowFile, PromptAttributes.PROMPT_CAMERA, parsed.move(reader.glossary()));
            flowFile = putOrRemove(session, flowFile, PromptAttributes.PROMPT_TONE, parsed.colourTone(reader.glossary()));
            session.transfer(flowFile, SUCCESS);
        } catch (final PromptException e) {
            getLogger().warn("Shot not parsed: {} {}", e.getMessage(), flowFile);
            session.transfer(ShotContent.withError(session, flowFile, e), FAILURE);
        } catch (final IOException e) {
            throw new ProcessException("Content of " + flowFile + " not read", e);
        }
    }

    private static FlowFile putOrRemove(final ProcessSession session, final FlowFile flowFile, final String attribute,
                                        final Optional<TermUse> term) {
        return term.isPresent() ? session.putAttribute(flowFile, attribute, term.get().id()) : session.removeAttribute(flowFile, attribute);
    }

    /** A glossary and the parser that reads by it; both are made once for each version of a file. */
    private record GlossaryReader(Glossary glossary, ShotParser parser) {
        private static GlossaryReader of(final Glossary glossary) {
            return new GlossaryReader(glossary, new ShotParser(glossary, new TermMatcher(glossary)));
        }

        private static GlossaryReader standard() {
            return new GlossaryReader(Glossary.standard(), ShotParser.standard());
        }
    }
}
