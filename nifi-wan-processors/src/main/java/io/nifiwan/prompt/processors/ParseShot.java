package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.glossary.Glossary;
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
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.processor.AbstractProcessor;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.processor.exception.ProcessException;

import java.io.IOException;
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

    private final ShotParser parser = ShotParser.standard();

    @Override
    public Set<Relationship> getRelationships() {
        return RELATIONSHIPS;
    }

    @Override
    public void onTrigger(final ProcessContext context, final ProcessSession session) throws ProcessException {
        FlowFile flowFile = session.get();
        if (flowFile == null) {
            return;
        }

        try {
            final ShotDocument document = ShotContent.read(session, flowFile);
            final ParsedShot parsed = parser.parse(document.shot());
            document.put(parsed);
            flowFile = session.write(flowFile, document::write);
            flowFile = ShotContent.withoutError(session, flowFile);
            flowFile = putOrRemove(session, flowFile, PromptAttributes.PROMPT_CAMERA, parsed.move(Glossary.standard()));
            flowFile = putOrRemove(session, flowFile, PromptAttributes.PROMPT_TONE, parsed.colourTone(Glossary.standard()));
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
}
