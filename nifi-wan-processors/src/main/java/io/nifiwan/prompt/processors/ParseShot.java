package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.craft.CraftDocument;
import io.nifiwan.prompt.craft.CraftShots;
import io.nifiwan.prompt.data.DataFileException;
import io.nifiwan.prompt.data.LiveFiles;
import io.nifiwan.prompt.fill.DefaultTerms;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.TermMatcher;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.ShotDocument;
import io.nifiwan.prompt.parse.ShotParser;
import io.nifiwan.prompt.services.ChatCompletionService;
import io.nifiwan.script.ScriptAttributes;
import org.apache.nifi.annotation.behavior.InputRequirement;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads mood, subject, environment, camera and tone out of a shot or of a craft entry. */
@InputRequirement(InputRequirement.Requirement.INPUT_REQUIRED)
@Tags({"wan", "video", "prompt", "screenplay", "shot", "camera", "tone", "glossary", "heritage", "craft", "llm", "chinese"})
@CapabilityDescription("Fills the five slots of a shot - mood, subject and action, environment, camera, tone - from its text and its scene heading, "
        + "by a bilingual glossary of shot terms and fixed rules, and on request by a chat model where the rules leave a slot empty. The slots "
        + "are added to the shot as the field parsed; everything else stays as it is. Craft entries of a heritage archive become such shots too.")
@SeeAlso({BuildPrompt.class, ChatCompletionService.class})
@WritesAttributes({
    @WritesAttribute(attribute = PromptAttributes.PROMPT_CAMERA, description = "Glossary id of the asked camera movement, such as move.push_in; "
            + "absent where the shot asks for none"),
    @WritesAttribute(attribute = PromptAttributes.PROMPT_TONE, description = "Glossary id of the asked colour tone, such as tone.blue_grey; "
            + "absent where the shot asks for none"),
    @WritesAttribute(attribute = PromptAttributes.CHAT_MODEL, description = "Model that was asked; absent where none was"),
    @WritesAttribute(attribute = PromptAttributes.CHAT_TOKENS_PROMPT, description = "Tokens that the model read"),
    @WritesAttribute(attribute = PromptAttributes.CHAT_TOKENS_COMPLETION, description = "Tokens that the model wrote"),
    @WritesAttribute(attribute = PromptAttributes.CHAT_FILLED, description = "What it filled: subject and glossary ids"),
    @WritesAttribute(attribute = PromptAttributes.CHAT_DROPPED, description = "What of its answer was not taken over, as REASON:name"),
    @WritesAttribute(attribute = PromptAttributes.WARNING, description = "Why the model did not answer, where the shot goes on without it"),
    @WritesAttribute(attribute = PromptAttributes.SEED_FAMILY, description = "Of a craft entry: the seed that all its shots share"),
    @WritesAttribute(attribute = PromptAttributes.CRAFT_ENTRY, description = "Of a craft entry: its id"),
    @WritesAttribute(attribute = PromptAttributes.CRAFT_UNKNOWN, description = "Of a craft entry: values that have no source, by name"),
    @WritesAttribute(attribute = ScriptAttributes.SHOT_ID, description = "Of a craft entry: identity of the shot; as are the other shot, scene "
            + "and fragment attributes that SplitScript writes for a script"),
    @WritesAttribute(attribute = PromptAttributes.ERROR_CODE, description = "On failure: NOT_JSON, NOT_A_SHOT, NOT_A_CRAFT_ENTRY, TOO_LARGE, "
            + "NOTHING_TO_SHOW or CHAT_FAILED"),
    @WritesAttribute(attribute = PromptAttributes.ERROR_MESSAGE, description = "On failure: what is wrong with the shot")
})
public class ParseShot extends AbstractProcessor {
    static final PropertyDescriptor INPUT = new PropertyDescriptor.Builder()
            .name("Input")
            .description("What the content of a FlowFile is")
            .required(true)
            .allowableValues(ShotInput.class)
            .defaultValue(ShotInput.SHOT)
            .build();
    static final PropertyDescriptor DEFAULT_TERMS = new PropertyDescriptor.Builder()
            .name("Default Terms")
            .description("Glossary ids for every shot that asks for nothing else of their group, separated by commas, for example "
                    + "move.static, tone.neutral. Empty leaves such groups open, and nothing of them is measured later.")
            .addValidator(ParseShot::validateTerms)
            .build();
    static final PropertyDescriptor CHAT_SERVICE = new PropertyDescriptor.Builder()
            .name("Chat Completion Service")
            .description("Asked about shots of which the rules leave a slot empty. Place, time and action of the shot are sent to it, speech is not. "
                    + "Only terms of the glossary and words of the action are taken from its answer. Without it nothing leaves NiFi.")
            .identifiesControllerService(ChatCompletionService.class)
            .dependsOn(INPUT, ShotInput.SHOT)
            .build();
    static final PropertyDescriptor ON_CHAT_FAILURE = new PropertyDescriptor.Builder()
            .name("On Chat Failure")
            .description("What happens to a shot when the service gives no answer, whatever the reason")
            .required(true)
            .allowableValues(ChatFailure.class)
            .defaultValue(ChatFailure.CONTINUE_WITH_RULES)
            .dependsOn(CHAT_SERVICE)
            .build();
    static final Relationship SUCCESS = new Relationship.Builder().name("success").description("Shots with their slots").build();
    static final Relationship FAILURE = new Relationship.Builder().name("failure")
            .description("FlowFiles that are no shot or no craft entry, shots that show nothing, and, where it is asked for, shots that the chat "
                    + "service gave no answer about; unchanged but for the error attributes").build();
    static final Relationship ORIGINAL = new Relationship.Builder().name("original")
            .description("Craft entries that became shots").autoTerminateDefault(true).build();
    private static final List<PropertyDescriptor> PROPERTY_DESCRIPTORS = List.of(INPUT, DEFAULT_TERMS, CHAT_SERVICE, ON_CHAT_FAILURE,
            OperatorFiles.GLOSSARY_FILE);
    private static final Set<Relationship> RELATIONSHIPS = Set.of(SUCCESS, FAILURE, ORIGINAL);

    private final InstantSource clock;
    private volatile LiveFiles<GlossaryReader> glossaryFile = LiveFiles.none();
    private volatile String defaultTerms = "";

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

    @OnScheduled
    public void readDefaults(final ProcessContext context) {
        final String ids = context.getProperty(DEFAULT_TERMS).getValue();
        defaultTerms = ids == null ? "" : ids;
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
        final FlowFile flowFile = session.get();
        if (flowFile == null) {
            return;
        }

        try {
            if (context.getProperty(INPUT).asAllowableValue(ShotInput.class) == ShotInput.CRAFT_ENTRY) {
                fork(session, flowFile);
            } else {
                final ShotDocument document = ShotContent.read(session, flowFile);
                session.transfer(write(session, flowFile, document, parse(context, document)), SUCCESS);
            }
        } catch (final PromptException e) {
            getLogger().warn("Not parsed: {} {}", e.getMessage(), flowFile);
            final FlowFile failed = ShotContent.withError(session, flowFile, e);
            session.transfer(e.error() == PromptError.CHAT_FAILED ? session.penalize(failed) : failed, FAILURE);
        } catch (final IOException e) {
            throw new ProcessException("Content of " + flowFile + " not read", e);
        }
    }

    /** Puts the slots into the document; the attributes that belong to them. */
    private Map<String, String> parse(final ProcessContext context, final ShotDocument document) throws PromptException {
        final GlossaryReader reader = reader();
        final ParsedShot byRules = reader.parser().parseOpen(document.shot(), document.earlier());
        final ChatCompletionService service = context.getProperty(CHAT_SERVICE).asControllerService(ChatCompletionService.class);
        if (service == null) {
            return put(reader, document, byRules);
        }
        final ChatStep step = ChatStep.ask(service, document.shot(), byRules, reader.glossary());
        if (step.failure().isPresent()) {
            if (context.getProperty(ON_CHAT_FAILURE).asAllowableValue(ChatFailure.class) == ChatFailure.FAILURE) {
                throw new PromptException(PromptError.CHAT_FAILED, step.failure().get().error() + ": " + step.failure().get().getMessage());
            }
            getLogger().warn("Shot {} parsed by rules alone: {}", document.shot().id(), step.failure().get().getMessage());
        }
        final Map<String, String> attributes = put(reader, document, step.parsed());
        attributes.putAll(step.attributes());
        return attributes;
    }

    private Map<String, String> put(final GlossaryReader reader, final ShotDocument document, final ParsedShot found) throws PromptException {
        final DefaultTerms defaults = DefaultTerms.parse(defaultTerms, reader.glossary());
        final ParsedShot parsed = defaults.into(ShotParser.requireSubject(found), document.shot());
        document.put(parsed);
        final Map<String, String> attributes = new HashMap<>();
        parsed.move(reader.glossary()).ifPresent(term -> attributes.put(PromptAttributes.PROMPT_CAMERA, term.id()));
        parsed.colourTone(reader.glossary()).ifPresent(term -> attributes.put(PromptAttributes.PROMPT_TONE, term.id()));
        return attributes;
    }

    /** Everything is parsed before the first FlowFile is made, so an entry becomes all of its shots or none. */
    private void fork(final ProcessSession session, final FlowFile flowFile) throws PromptException, IOException {
        final CraftDocument entry = ShotContent.readCraft(session, flowFile);
        final GlossaryReader reader = reader();
        final CraftShots.Fork fork = reader.craftShots().of(entry);
        final Map<ShotDocument, Map<String, String>> shots = new LinkedHashMap<>();
        for (final ShotDocument document : fork.shots()) {
            shots.put(document, put(reader, document, reader.parser().parseOpen(document.shot(), List.of())));
        }
        final CraftAttributes craft = new CraftAttributes(flowFile, entry.entry(), fork);
        for (final Map.Entry<ShotDocument, Map<String, String>> shot : shots.entrySet()) {
            shot.getValue().putAll(craft.of(shot.getKey().shot()));
            session.transfer(write(session, session.create(flowFile), shot.getKey(), shot.getValue()), SUCCESS);
        }
        session.transfer(session.putAllAttributes(ShotContent.withoutError(session, flowFile), craft.ofEntry()), ORIGINAL);
        getLogger().info("Made {} shots of craft entry {} {}", fork.shots().size(), entry.entry().id(), flowFile);
    }

    /** What an earlier parse left behind does not outlive this one. */
    private static FlowFile write(final ProcessSession session, final FlowFile flowFile, final ShotDocument document,
                                  final Map<String, String> attributes) {
        final Set<String> own = new HashSet<>(PromptAttributes.OF_CHAT);
        own.addAll(List.of(PromptAttributes.PROMPT_CAMERA, PromptAttributes.PROMPT_TONE));
        final FlowFile written = ShotContent.withoutError(session, session.write(flowFile, document::write));
        return session.putAllAttributes(session.removeAllAttributes(written, own), attributes);
    }

    private static ValidationResult validateTerms(final String subject, final String input, final ValidationContext context) {
        final ValidationResult.Builder result = new ValidationResult.Builder().subject(subject).input(input);
        try {
            DefaultTerms.parse(input, Glossary.standard());
            return result.valid(true).build();
        } catch (final IllegalArgumentException e) {
            return result.valid(false).explanation(e.getMessage()).build();
        }
    }

    private GlossaryReader reader() {
        return glossaryFile.current().stream().findFirst().orElseGet(GlossaryReader::standard);
    }

    /** A glossary and what reads by it; made once for each version of a file. */
    private record GlossaryReader(Glossary glossary, ShotParser parser, CraftShots craftShots) {
        private static final GlossaryReader STANDARD = new GlossaryReader(Glossary.standard(), ShotParser.standard(),
                new CraftShots(Glossary.standard(), TermMatcher.standard()));

        private static GlossaryReader of(final Glossary glossary) {
            final TermMatcher matcher = new TermMatcher(glossary);
            return new GlossaryReader(glossary, new ShotParser(glossary, matcher), new CraftShots(glossary, matcher));
        }

        private static GlossaryReader standard() {
            return STANDARD;
        }
    }
}
