package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.craft.CraftDocument;
import io.nifiwan.prompt.parse.ShotDocument;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.processor.ProcessSession;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the shot of a FlowFile and writes what is wrong with it. */
final class ShotContent {
    private static final Set<String> ERRORS = Set.of(PromptAttributes.ERROR_CODE, PromptAttributes.ERROR_MESSAGE);

    private ShotContent() {
    }

    /**
     * @throws PromptException when the content is no shot
     * @throws IOException     when the content cannot be read
     */
    static ShotDocument read(final ProcessSession session, final FlowFile flowFile) throws PromptException, IOException {
        requireSize(flowFile);
        try (InputStream content = session.read(flowFile)) {
            return ShotDocument.read(content);
        }
    }

    /**
     * @throws PromptException when the content is no craft entry
     * @throws IOException     when the content cannot be read
     */
    static CraftDocument readCraft(final ProcessSession session, final FlowFile flowFile) throws PromptException, IOException {
        requireSize(flowFile);
        try (InputStream content = session.read(flowFile)) {
            return CraftDocument.read(content);
        }
    }

    /**
     * The shot, where the content is JSON and no clip.
     *
     * @throws PromptException when the content is JSON but no shot
     * @throws IOException     when the content cannot be read
     */
    static Optional<ShotDocument> readIfShot(final ProcessSession session, final FlowFile flowFile) throws PromptException, IOException {
        try (InputStream content = session.read(flowFile)) {
            if (content.read() != '{') {
                return Optional.empty();
            }
        }
        return Optional.of(read(session, flowFile));
    }

    /** The FlowFile with code and message of a failure. */
    static FlowFile withError(final ProcessSession session, final FlowFile flowFile, final PromptException failure) {
        return session.putAllAttributes(flowFile, Map.of(PromptAttributes.ERROR_CODE, failure.error().name(),
                PromptAttributes.ERROR_MESSAGE, failure.getMessage()));
    }

    /** The FlowFile without the code and message of an earlier failure. */
    static FlowFile withoutError(final ProcessSession session, final FlowFile flowFile) {
        return session.removeAllAttributes(flowFile, ERRORS);
    }

    private static void requireSize(final FlowFile flowFile) throws PromptException {
        if (flowFile.getSize() > ShotDocument.MOST_BYTES) {
            throw new PromptException(PromptError.TOO_LARGE, "The content has " + flowFile.getSize() + " bytes; a shot has at most "
                    + ShotDocument.MOST_BYTES);
        }
    }
}
