package io.nifiwan.engine.job;

import io.nifiwan.engine.ModelSettings;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.VideoRequest;

import java.util.Map;

/**
 * A job as the attributes of its FlowFile tell it; there is no other record. Numbers are 0 and texts empty where an attribute is absent.
 *
 * @param requestId   our own id
 * @param engine      name of the engine that the request is meant for
 * @param taskId      the engine's id
 * @param intentAt    epoch milliseconds of the intent
 * @param submittedAt epoch milliseconds of the acceptance
 * @param startedAt   epoch milliseconds at which the engine was first seen working
 * @param polls       answered questions so far
 * @param tries       failed calls of the same kind in a row
 * @param doubts      submissions that ended in doubt
 * @param width       pixels
 * @param height      pixels
 * @param frames      number of frames
 * @param fps         frames per second
 * @param seed        seed
 * @param settings    model, steps and guidance, where the flow named them
 * @param named       whether the clip is to have a name in a cache
 */
public record Job(String requestId, String engine, String taskId, long intentAt, long submittedAt, long startedAt, int polls, int tries,
                  int doubts, int width, int height, int frames, int fps, long seed, ModelSettings settings, boolean named) {

    /**
     * Reads a job.
     *
     * @throws IllegalArgumentException when an attribute that must be a number is none
     */
    public static Job of(final Map<String, String> attributes) {
        return new Job(text(attributes, VideoAttributes.REQUEST_ID), text(attributes, VideoAttributes.ENGINE),
                text(attributes, VideoAttributes.TASK_ID), number(attributes, VideoAttributes.INTENT_AT),
                number(attributes, VideoAttributes.SUBMITTED_AT), number(attributes, VideoAttributes.STARTED_AT),
                integer(attributes, VideoAttributes.POLL_COUNT), integer(attributes, VideoAttributes.TRIES),
                integer(attributes, VideoAttributes.DOUBTS), integer(attributes, VideoAttributes.WIDTH),
                integer(attributes, VideoAttributes.HEIGHT), integer(attributes, VideoAttributes.FRAMES),
                integer(attributes, VideoAttributes.FPS), number(attributes, VideoAttributes.SEED), settings(attributes),
                !text(attributes, VideoAttributes.FINGERPRINT).isEmpty());
    }

    /**
     * When the FlowFile with these attributes is due, epoch milliseconds; 0 (at once) where the attribute is absent or unreadable.
     */
    public static long dueAt(final Map<String, String> attributes) {
        try {
            return number(attributes, VideoAttributes.POLL_AFTER);
        } catch (final IllegalArgumentException e) {
            return 0;
        }
    }

    /** The request as it was written down, with the texts of the order. */
    public VideoRequest request(final ClipOrder order) {
        return new VideoRequest(requestId, order.prompt(), order.negativePrompt(), width, height, frames, fps, seed, settings, order.extras());
    }

    /** This job with the moment at which it was submitted. */
    public Job submittedAt(final long millis) {
        return new Job(requestId, engine, taskId, intentAt, millis, startedAt, polls, tries, doubts, width, height, frames, fps, seed,
                settings, named);
    }

    /** This job with the moment at which the engine was first seen working on it. */
    public Job startedAt(final long millis) {
        return new Job(requestId, engine, taskId, intentAt, submittedAt, millis, polls, tries, doubts, width, height, frames, fps, seed,
                settings, named);
    }

    private static ModelSettings settings(final Map<String, String> attributes) {
        final String guidance = text(attributes, VideoAttributes.GUIDANCE);
        final int steps = integer(attributes, VideoAttributes.STEPS);
        try {
            return new ModelSettings(text(attributes, VideoAttributes.MODEL), steps,
                    guidance.isEmpty() ? ModelSettings.OF_ENGINE.guidance() : Double.parseDouble(guidance));
        } catch (final NumberFormatException e) {
            throw new IllegalArgumentException("The attribute %s must be a number but is '%s'".formatted(VideoAttributes.GUIDANCE, guidance), e);
        }
    }

    private static String text(final Map<String, String> attributes, final String name) {
        return attributes.getOrDefault(name, "").strip();
    }

    private static int integer(final Map<String, String> attributes, final String name) {
        final long value = number(attributes, name);
        if (value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("The attribute %s is too large: %d".formatted(name, value));
        }
        return (int) value;
    }

    private static long number(final Map<String, String> attributes, final String name) {
        final String text = text(attributes, name);
        if (text.isEmpty()) {
            return 0;
        }
        try {
            final long value = Long.parseLong(text);
            if (value >= 0) {
                return value;
            }
        } catch (final NumberFormatException e) {
            throw new IllegalArgumentException("The attribute %s must be a whole number but is '%s'".formatted(name, text), e);
        }
        throw new IllegalArgumentException("The attribute %s must not be negative but is '%s'".formatted(name, text));
    }
}
