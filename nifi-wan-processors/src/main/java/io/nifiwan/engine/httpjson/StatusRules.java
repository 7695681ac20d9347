package io.nifiwan.engine.httpjson;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifiwan.engine.JobStatus.State;

import java.util.Set;
import java.util.TreeSet;

/**
 * How a job is asked about, and what its words mean. Words are compared without regard to case; unknown ones mean that the job runs.
 *
 * @param call       the call; both 200 and 202 may carry an answer
 * @param state      path to the word
 * @param queued     words for waiting
 * @param done       words for finished
 * @param failed     words for failed
 * @param cancelled  words for cancelled
 * @param progress   path to the progress; absent where the engine tells none
 * @param progressOf number that stands for finished: 1 or 100; 100 where absent
 */
public record StatusRules(CallTemplate call, FieldPath state, Set<String> queued, Set<String> done, Set<String> failed, Set<String> cancelled,
                          FieldPath progress, double progressOf) {

    public StatusRules {
        if (call == null || state == null || done == null || done.isEmpty()) {
            throw new IllegalArgumentException("'status' needs 'call', 'state' and 'done'");
        }
        queued = words(queued);
        done = words(done);
        failed = words(failed);
        cancelled = words(cancelled);
        progressOf = progressOf <= 0 ? 100 : progressOf;
    }

    /** State that a word stands for. */
    State stateOf(final String word) {
        if (done.contains(word)) {
            return State.SUCCEEDED;
        }
        if (failed.contains(word)) {
            return State.FAILED;
        }
        if (cancelled.contains(word)) {
            return State.CANCELLED;
        }
        return queued.contains(word) ? State.QUEUED : State.RUNNING;
    }

    /** Progress from 0 to 1, negative where the answer tells none. */
    double progress(final JsonNode answer) {
        if (progress == null) {
            return -1;
        }
        final JsonNode found = progress.find(answer);
        return found.isNumber() ? Math.clamp(found.asDouble() / progressOf, 0, 1) : -1;
    }

    private static Set<String> words(final Set<String> words) {
        final Set<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        if (words != null) {
            sorted.addAll(words);
        }
        return sorted;
    }
}
