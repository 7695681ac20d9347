package io.nifiwan.engine.openai;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers to submissions that were ended jobs already, which only synchronous servers give. Such a server may know nothing of the job later,
 * so its answer is kept in memory until some time after the clip was fetched, within a bound of bytes; a restart loses it.
 * Safe for use by several threads.
 */
final class FinishedReplies {
    private static final Duration AFTER_FETCH = Duration.ofMinutes(10);

    private final long maximumBytes;
    private final Map<String, Kept> kept = new HashMap<>();
    private final Deque<String> order = new ArrayDeque<>();
    private long bytes;

    FinishedReplies(final long maximumBytes) {
        this.maximumBytes = maximumBytes;
    }

    /** One answer. */
    private static final class Kept {
        private final VideoResource resource;
        private final long size;
        private Instant fetchedAt = Instant.MAX;

        private Kept(final VideoResource resource, final long size) {
            this.resource = resource;
            this.size = size;
        }
    }

    /** Keeps an answer of so many bytes; the oldest go when there is no room. */
    synchronized void keep(final String taskId, final VideoResource resource, final long size) {
        drop(taskId);
        kept.put(taskId, new Kept(resource, size));
        order.add(taskId);
        bytes += size;
        while (bytes > maximumBytes && order.size() > 1) {
            drop(order.getFirst());
        }
    }

    synchronized Optional<VideoResource> find(final String taskId, final Instant now) {
        kept.entrySet().stream().filter(entry -> now.minus(AFTER_FETCH).isAfter(entry.getValue().fetchedAt)).map(Map.Entry::getKey).toList()
                .forEach(this::drop);
        return Optional.ofNullable(kept.get(taskId)).map(answer -> answer.resource);
    }

    synchronized void fetched(final String taskId, final Instant now) {
        final Kept answer = kept.get(taskId);
        if (answer != null) {
            answer.fetchedAt = now;
        }
    }

    /** The answer is of no use any more. */
    synchronized void forget(final String taskId) {
        drop(taskId);
    }

    private void drop(final String taskId) {
        final Kept dropped = kept.remove(taskId);
        if (dropped != null) {
            order.remove(taskId);
            bytes -= dropped.size;
        }
    }
}
