package io.nifiwan.launcher.nifi;

import java.util.Map;

/**
 * A FlowFile that waits in a queue.
 *
 * @param uuid       FlowFile uuid
 * @param filename   attribute {@code filename}
 * @param size       content in bytes
 * @param penalized  whether it is held back for a while
 * @param attributes all its attributes
 */
public record QueuedFlowFile(String uuid, String filename, long size, boolean penalized, Map<String, String> attributes) {
    public QueuedFlowFile {
        attributes = Map.copyOf(attributes);
    }
}
