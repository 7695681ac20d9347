package io.nifiwan.engine.processors;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.job.EngineOperation;
import io.nifiwan.engine.processors.ScriptedEngine.Fault;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.provenance.ProvenanceEventRecord;
import org.apache.nifi.util.LogMessage;
import org.apache.nifi.util.MockComponentLog;
import org.apache.nifi.util.MockFlowFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** An engine that quotes signed URLs wherever it can: nothing that a person or another system reads holds a signature. */
class GenerateVideoSecretsTest {
    private static final String SECRET = "Sup3rS3cretSignature";
    private static final String SIGNED = "https://user:" + SECRET + "@oss.example/clip.mp4?Expires=1&Signature=" + SECRET;

    private final Studio studio = new Studio();

    @ParameterizedTest
    @EnumSource(EngineError.class)
    void noSignatureIsEverShown(final EngineError error) {
        for (final EngineOperation operation : EngineOperation.values()) {
            studio.engine.next(operation, Fault.raise(problem(error)), Fault.raise(problem(EngineError.TRANSIENT)), broken());
        }
        studio.engine.details(Map.of(VideoAttributes.ACTUAL_PROMPT, "see " + SIGNED, VideoAttributes.MODEL, SIGNED,
                VideoAttributes.VENDOR_REQUEST_ID, SIGNED));
        studio.with("Run Deadline", "2 min").with("Queue Deadline", "2 min");
        for (int shot = 0; shot < 4; shot++) {
            studio.shot();
        }
        studio.finish(600);

        final String shown = String.join("\n", everythingShown());
        assertFalse(shown.contains(SECRET), () -> shown.lines().filter(line -> line.contains(SECRET)).findFirst().orElse(""));
        assertEquals(4, exits().mapToInt(exit -> studio.runner().getFlowFilesForRelationship(exit).size()).sum());
    }

    private static EngineException problem(final EngineError error) {
        return new EngineException(error, SIGNED, "refused at " + SIGNED + "; sent Authorization: Bearer " + SECRET,
                new IOException("reading " + SIGNED));
    }

    private static Fault broken() {
        return new Fault(true, null, new IllegalStateException("no host in " + SIGNED), null, null);
    }

    private List<String> everythingShown() {
        final List<String> shown = new ArrayList<>();
        exits().flatMap(exit -> studio.runner().getFlowFilesForRelationship(exit).stream()).map(MockFlowFile::getAttributes)
                .forEach(attributes -> shown.add(attributes.toString()));
        final MockComponentLog log = studio.runner().getLogger();
        Stream.of(log.getTraceMessages(), log.getDebugMessages(), log.getInfoMessages(), log.getWarnMessages(), log.getErrorMessages())
                .flatMap(List::stream).map(GenerateVideoSecretsTest::text).forEach(shown::add);
        studio.runner().getProvenanceEvents().stream().map(GenerateVideoSecretsTest::text).forEach(shown::add);
        return shown;
    }

    private static Stream<Relationship> exits() {
        return Stream.of(GenerateVideo.SUCCESS, GenerateVideo.REJECTED, GenerateVideo.TIMED_OUT, GenerateVideo.AMBIGUOUS,
                GenerateVideo.OVER_BUDGET, GenerateVideo.FAILURE);
    }

    private static String text(final LogMessage message) {
        final StringWriter text = new StringWriter();
        text.write(message.getMsg() + Arrays.toString(message.getArgs()));
        if (message.getThrowable() != null) {
            message.getThrowable().printStackTrace(new PrintWriter(text));
        }
        return text.toString();
    }

    private static String text(final ProvenanceEventRecord event) {
        return event.getTransitUri() + " " + event.getDetails() + " " + event.getAttributes();
    }
}
