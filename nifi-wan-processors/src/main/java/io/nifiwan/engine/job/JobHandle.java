package io.nifiwan.engine.job;

import io.nifiwan.engine.VideoAttributes;

import java.util.Map;

/**
 * How a job is known at its engine.
 *
 * @param engine name of the engine, empty where it is not written down
 * @param taskId the engine's id, empty where there is none yet
 */
public record JobHandle(String engine, String taskId) {
    /** No job at any engine. */
    public static final JobHandle NONE = new JobHandle("", "");

    /** The handle in the attributes of a FlowFile. */
    public static JobHandle of(final Map<String, String> attributes) {
        return new JobHandle(attributes.getOrDefault(VideoAttributes.ENGINE, "").strip(),
                attributes.getOrDefault(VideoAttributes.TASK_ID, "").strip());
    }

    /** Whether the engine of this name knows a job by this handle. */
    public boolean isAt(final String name) {
        return !taskId.isEmpty() && (engine.isEmpty() || engine.equals(name));
    }
}
