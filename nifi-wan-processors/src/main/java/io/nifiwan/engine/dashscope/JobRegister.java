package io.nifiwan.engine.dashscope;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What this process knows of who owns which job, and which submissions are in doubt. The service does not keep our request ids, so this is
 * what keeps one request from taking another's job for its own. Forgets the oldest beyond its size. Safe for use by several threads.
 */
final class JobRegister {
    private static final int MOST_JOBS = 50_000;
    private static final int MOST_DOUBTS = 5_000;
    private static final String SOMEBODY = "";

    private final Map<String, String> owners = new Bounded<>(MOST_JOBS);
    private final Map<String, Doubt> doubts = new Bounded<>(MOST_DOUBTS);
    private final Map<String, String> prompts = new Bounded<>(MOST_DOUBTS);

    /**
     * A submission whose outcome nobody knows.
     *
     * @param subject model and prompt
     * @param until   a moment after which it was certainly not sent
     */
    private record Doubt(String subject, Instant until) {
    }

    /** The job belongs to the request, which is in doubt no more. */
    synchronized void own(final String taskId, final String requestId) {
        owners.put(taskId, requestId);
        doubts.remove(requestId);
    }

    /** The job belongs to a request, we do not know which: its FlowFile has the task id. */
    synchronized void seen(final String taskId) {
        owners.putIfAbsent(taskId, SOMEBODY);
    }

    synchronized boolean isOthers(final String taskId, final String requestId) {
        final String owner = owners.get(taskId);
        return owner != null && !owner.equals(requestId);
    }

    /** A submission is under way, or ended in doubt. */
    synchronized void doubt(final String requestId, final String subject, final Instant now) {
        doubts.put(requestId, new Doubt(subject, now));
    }

    /** The request was certainly not taken. */
    synchronized void settle(final String requestId) {
        doubts.remove(requestId);
    }

    /**
     * A request is looked for.
     *
     * @return a moment after which it was certainly not sent: when it was, by this process, or first looked for
     */
    synchronized Instant lookFor(final String requestId, final String subject, final Instant now) {
        final Doubt known = doubts.get(requestId);
        if (known != null) {
            return known.until();
        }
        doubts.put(requestId, new Doubt(subject, now));
        return now;
    }

    /** Whether another request for the same clip but for its seed is in doubt too. */
    synchronized boolean hasRivals(final String requestId, final String subject) {
        return doubts.entrySet().stream().anyMatch(entry -> !entry.getKey().equals(requestId) && entry.getValue().subject().equals(subject));
    }

    /** Prompts of finished jobs never change. */
    synchronized void remember(final String taskId, final String prompt) {
        prompts.put(taskId, prompt);
    }

    synchronized Optional<String> prompt(final String taskId) {
        return Optional.ofNullable(prompts.get(taskId));
    }

    private static final class Bounded<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1L;
        private final int most;

        private Bounded(final int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(final Map.Entry<String, V> eldest) {
            return size() > most;
        }
    }
}
