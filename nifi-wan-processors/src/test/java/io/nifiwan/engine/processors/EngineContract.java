package io.nifiwan.engine.processors;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.contract.Misbehaviour;
import io.nifiwan.engine.contract.ProtocolServer;
import io.nifiwan.engine.contract.SampleClip;
import io.nifiwan.engine.job.EngineOperation;
import io.nifiwan.engine.services.TextToVideoService;
import okhttp3.HttpUrl;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.util.LogMessage;
import org.apache.nifi.util.MockComponentLog;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What holds for every engine behind a protocol, in the hands of a GenerateVideo and against a server that breaks each call in each way,
 * once and for ever. For every cell: exactly one final relationship, the class that the table says, at most one job made at the server,
 * no thread held, and the key nowhere to be seen. Subclasses name the engine and its server, and where its protocol leads elsewhere.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EngineContract {
    /** The key that every engine is given where it takes one, and that nothing may show. */
    protected static final String KEY = "sk-contract-4711-secret";
    /** Stands in the query of every signed address that a server gives, and that nothing may show. */
    protected static final String SIGNATURE = "Signature=0815abcdef";
    private static final Set<Misbehaviour> OF_ANY_CALL = EnumSet.range(Misbehaviour.RESET_AFTER_BODY, Misbehaviour.STATUS_401);
    private static final Set<Misbehaviour> OF_SUBMISSIONS = EnumSet.of(Misbehaviour.MODERATION, Misbehaviour.ERROR_INSIDE_200);
    private static final Set<Misbehaviour> OF_POLLS = EnumSet.range(Misbehaviour.MODERATION, Misbehaviour.JOB_FORGOTTEN);
    private static final Set<Misbehaviour> OF_DOWNLOADS = EnumSet.of(Misbehaviour.RESET_AFTER_BODY, Misbehaviour.HANG, Misbehaviour.STATUS_500,
            Misbehaviour.STATUS_503, Misbehaviour.STATUS_429, Misbehaviour.URL_EXPIRED, Misbehaviour.TRUNCATED_DOWNLOAD,
            Misbehaviour.WRONG_CONTENT_TYPE, Misbehaviour.EMPTY_FILE);
    private static final int FOR_EVER = 1_000_000;

    protected ProtocolServer server;
    private ManualClock clock;
    private TestRunner runner;
    private TextToVideoService service;

    /** One call broken in one way. */
    public record Cell(EngineOperation operation, Misbehaviour misbehaviour, boolean forEver) {
    }

    /** How a FlowFile leaves; the class of the error is empty for a success. */
    public record Expected(String relationship, Optional<EngineError> error) {
        public static final Expected SUCCESS = new Expected("success", Optional.empty());

        public static Expected of(final EngineError error) {
            return new Expected(error.relationship(), Optional.of(error));
        }
    }

    protected abstract ProtocolServer newServer();

    protected abstract TextToVideoService newService();

    /** Properties of the service, with short time limits, as little as 300 ms for a call. */
    protected abstract Map<String, String> properties(HttpUrl server);

    /** Whether a request whose fate is in doubt is found at the server. */
    protected abstract boolean findable();

    /** Attributes of the FlowFile beside prompt and length, so that the engine takes the request. */
    protected Map<String, String> attributes() {
        return Map.of();
    }

    /** Properties of GenerateVideo beside the service, so that the engine takes the request. */
    protected Map<String, String> generateVideoProperties() {
        return Map.of("Width", "832", "Height", "480");
    }

    /** The time of GenerateVideo, for engines and servers that compare it with their own. */
    protected final InstantSource clock() {
        return clock;
    }

    /** Whether the engine has this cell at all; a synchronous engine has no polls. */
    protected boolean applies(final Cell cell) {
        return true;
    }

    /** What must come of a cell; an engine whose protocol leads elsewhere overrides its cells and says why. */
    protected Expected expected(final Cell cell) {
        return switch (cell.operation()) {
            case SUBMIT -> afterSubmit(cell);
            case POLL -> afterPoll(cell);
            case DOWNLOAD -> cell.forEver() ? afterDownload(cell) : Expected.SUCCESS;
            case FIND, CANCEL, RESULT -> throw new IllegalArgumentException(cell.toString());
        };
    }

    private Expected afterSubmit(final Cell cell) {
        return switch (cell.misbehaviour()) {
            case STATUS_429, STATUS_429_RETRY_AFTER -> cell.forEver() ? Expected.of(EngineError.TIMEOUT) : Expected.SUCCESS;
            case STATUS_401 -> Expected.of(EngineError.CONFIGURATION);
            case MODERATION -> Expected.of(EngineError.MODERATION);
            case ERROR_INSIDE_200 -> Expected.of(EngineError.INVALID);
            default -> findable() ? Expected.SUCCESS : Expected.of(EngineError.AMBIGUOUS);
        };
    }

    private Expected afterPoll(final Cell cell) {
        return switch (cell.misbehaviour()) {
            case STATUS_401 -> Expected.of(EngineError.CONFIGURATION);
            case MODERATION -> Expected.of(EngineError.MODERATION);
            case ERROR_INSIDE_200 -> Expected.of(EngineError.INVALID);
            case JOB_FORGOTTEN -> Expected.of(EngineError.ENGINE_LOST);
            case SUCCESS_WITHOUT_CLIP -> cell.forEver() ? Expected.of(EngineError.BAD_OUTPUT) : Expected.SUCCESS;
            default -> cell.forEver() ? Expected.of(EngineError.TIMEOUT) : Expected.SUCCESS;
        };
    }

    private Expected afterDownload(final Cell cell) {
        return Expected.of(switch (cell.misbehaviour()) {
            case WRONG_CONTENT_TYPE, EMPTY_FILE -> EngineError.BAD_OUTPUT;
            case URL_EXPIRED -> EngineError.ENGINE_LOST;
            case STATUS_429 -> EngineError.THROTTLED;
            default -> EngineError.TRANSIENT;
        });
    }

    protected Stream<Cell> cells() {
        final List<Cell> cells = new ArrayList<>();
        final Set<Misbehaviour> submissions = EnumSet.copyOf(OF_ANY_CALL);
        submissions.addAll(OF_SUBMISSIONS);
        final Set<Misbehaviour> polls = EnumSet.copyOf(OF_ANY_CALL);
        polls.addAll(OF_POLLS);
        add(cells, EngineOperation.SUBMIT, submissions);
        add(cells, EngineOperation.POLL, polls);
        add(cells, EngineOperation.DOWNLOAD, OF_DOWNLOADS);
        return cells.stream().filter(this::applies);
    }

    private static void add(final List<Cell> cells, final EngineOperation operation, final Set<Misbehaviour> misbehaviours) {
        for (final Misbehaviour misbehaviour : misbehaviours) {
            cells.add(new Cell(operation, misbehaviour, false));
            cells.add(new Cell(operation, misbehaviour, true));
        }
    }

    @BeforeEach
    void startServer() throws Exception {
        clock = new ManualClock();
        server = newServer();
        server.start();
        start(server.url("/"));
    }

    @AfterEach
    void stopServer() {
        runner.disableControllerService(service);
        server.close();
    }

    @Test
    void aShotBecomesAClip() {
        run();
        final MockFlowFile clip = leftBy("success");
        assertArrayEquals(SampleClip.bytes(), clip.toByteArray());
        assertEquals("video/mp4", clip.getAttribute("mime.type"));
        assertFalse(clip.getAttribute(VideoAttributes.TASK_ID).isBlank());
        assertEquals(1, server.submissions());
        assertNothingShown();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everyBreakHasOneEnd(final Cell cell) {
        server.misbehave(cell.operation(), cell.misbehaviour(), cell.forEver() ? FOR_EVER : 1);
        run();
        final Expected expected = expected(cell);
        final MockFlowFile flowFile = leftBy(expected.relationship());
        assertEquals(expected.error().map(Enum::name).orElse(null), flowFile.getAttribute(VideoAttributes.ERROR_CLASS), message(flowFile));
        assertTrue(server.submissions() <= 1, () -> server.submissions() + " jobs were made");
        if (expected.error().isPresent()) {
            assertFalse(message(flowFile).isBlank());
        }
        assertNothingShown();
    }

    @Test
    void aServerThatIsDownIsWaitedForUntilTheDeadline() throws Exception {
        runner.disableControllerService(service);
        final int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        start(HttpUrl.get("http://127.0.0.1:" + port));
        run();
        assertEquals(EngineError.TIMEOUT.name(), leftBy("timed out").getAttribute(VideoAttributes.ERROR_CLASS));
        assertNothingShown();
    }

    @Test
    void aFlowFileWithAJobIsNeverSubmittedAgain() {
        run();
        final MockFlowFile clip = leftBy("success");
        runner.clearTransferState();
        final Map<String, String> attributes = new HashMap<>(clip.getAttributes());
        attributes.put(VideoAttributes.PHASE, "SUBMITTED");
        attributes.remove("uuid");
        runner.enqueue("{}", attributes);
        run(0);
        leftBy("success");
        assertEquals(1, server.submissions());
    }

    private void start(final HttpUrl url) throws Exception {
        runner = TestRunners.newTestRunner(new GenerateVideo(clock, new Random(7)));
        service = newService();
        runner.addControllerService("engine", service);
        properties(url).forEach((name, value) -> runner.setProperty(service, name, value));
        runner.enableControllerService(service);
        runner.setProperty(GenerateProperties.SERVICE, "engine");
        runner.setProperty(GenerateProperties.CLIP_CHECK, ClipCheck.FIRST_BYTES);
        generateVideoProperties().forEach(runner::setProperty);
        runner.setProperty("Queue Deadline", "2 min");
        runner.setProperty("Run Deadline", "2 min");
    }

    private void run() {
        run(1);
    }

    /** Triggers and lets time pass until nothing is queued. */
    private void run(final int shots) {
        for (int shot = 0; shot < shots; shot++) {
            final Map<String, String> attributes = new HashMap<>(Map.of("prompt", "a red kite over dunes", "prompt.negative", "blur",
                    "shot.seconds", "5.0", "script.name", "kite", "shot.id", "s1-sh1-0a1b2c3d"));
            attributes.putAll(attributes());
            runner.enqueue("{}", attributes);
        }
        boolean first = true;
        for (int round = 0; round < 400 && (first || !runner.isQueueEmpty()); round++) {
            runner.run(3, false, first, 60_000);
            first = false;
            clock.pass(Duration.ofSeconds(round < 60 ? 1 : 15));
        }
        runner.assertQueueEmpty();
    }

    private MockFlowFile leftBy(final String name) {
        final Relationship relationship = new Relationship.Builder().name(name).build();
        final List<String> exits = new ArrayList<>();
        for (final Relationship exit : runner.getProcessor().getRelationships()) {
            runner.getFlowFilesForRelationship(exit).forEach(flowFile -> exits.add(exit.getName() + ": " + message(flowFile)));
        }
        assertEquals(1, exits.size(), exits::toString);
        final List<MockFlowFile> left = runner.getFlowFilesForRelationship(relationship);
        assertEquals(1, left.size(), exits::toString);
        return left.getFirst();
    }

    private static String message(final MockFlowFile flowFile) {
        return flowFile.getAttribute(VideoAttributes.ERROR_CLASS) + " " + flowFile.getAttribute(VideoAttributes.ERROR_CODE) + " "
                + flowFile.getAttribute(VideoAttributes.ERROR_MESSAGE);
    }

    /** Attributes, log messages with their stack traces, and provenance show neither the key nor a signature. */
    private void assertNothingShown() {
        final List<String> shown = new ArrayList<>();
        runner.getProcessor().getRelationships().forEach(relationship ->
                runner.getFlowFilesForRelationship(relationship).forEach(flowFile -> shown.add(flowFile.getAttributes().toString())));
        final MockComponentLog log = runner.getLogger();
        Stream.of(log.getErrorMessages(), log.getWarnMessages(), log.getInfoMessages(), log.getDebugMessages()).flatMap(List::stream)
                .forEach(message -> shown.addAll(texts(message)));
        runner.getProvenanceEvents().forEach(event -> {
            shown.add(event.getTransitUri());
            shown.add(event.getDetails());
            shown.add(event.getAttributes().toString());
        });
        for (final String text : shown) {
            assertFalse(text != null && (text.contains(KEY) || text.contains(SIGNATURE)), text);
        }
    }

    private static List<String> texts(final LogMessage message) {
        final List<String> texts = new ArrayList<>();
        texts.add(message.getMsg());
        if (message.getArgs() != null) {
            Stream.of(message.getArgs()).map(String::valueOf).forEach(texts::add);
        }
        for (Throwable cause = message.getThrowable(); cause != null; cause = cause.getCause()) {
            texts.add(cause.toString());
        }
        return texts;
    }
}
