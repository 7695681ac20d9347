package io.nifiwan.engine.processors;

import io.nifiwan.engine.job.Job;
import io.nifiwan.engine.job.JobLedger;
import io.nifiwan.engine.job.JobPhase;
import io.nifiwan.engine.job.UnsentIntents;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.flowfile.attributes.CoreAttributes;
import org.apache.nifi.processor.FlowFileFilter;
import org.apache.nifi.processor.ProcessSession;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Chooses the FlowFile that the next trigger works on, and keeps the cap on jobs in flight.
 *
 * <p><b>The cap.</b> A job is a FlowFile in phase INTENT or SUBMITTED, and such FlowFiles are in the processor's own queue or in the hands
 * of one of its threads; nowhere else. The {@link JobLedger} counts them. After every start, before anything else, a survey passes over
 * the whole queue without taking anything and enters every job it sees, so jobs of an earlier process count before the first new one is
 * admitted. Surveys are repeated every {@value #SURVEY_MILLIS} ms, which finds jobs that came from another node and drops those whose
 * FlowFiles were removed, expired or moved away. A new FlowFile is admitted inside the pass that takes it, in one atomic step with the count.
 *
 * <p><b>Fairness.</b> Triggers take turns: one prefers the job that is longest due, the next prefers a new FlowFile. Neither can starve the
 * other, however many there are. Without a job due and without a free place a trigger does not touch the queue.
 *
 * <p><b>What a pass cannot see.</b> NiFi hides penalised FlowFiles and those swapped to disk (beyond {@code nifi.queue.swap.threshold},
 * 20,000). A job that is not seen keeps its place as long as the queue is larger than what was seen, for
 * {@value JobLedger#MAXIMUM_MISSES} looks; then the place is given away, or a full queue could wait for a hidden job for ever.
 *
 * <p>Safe for use by several threads. Passes exclude each other, as the lock of the queue would make them anyway.
 */
final class JobQueue {
    static final long SURVEY_MILLIS = 10_000;
    /** How long after a miss, or after work that broke off, a job is looked for again. */
    static final long MISS_MILLIS = 30_000;

    private final JobLedger ledger;
    private final UnsentIntents unsent;
    private final Lock passes = new ReentrantLock();
    private long surveyAt = Long.MIN_VALUE;
    private long admitAt = Long.MIN_VALUE;
    private boolean newFirst = true;

    JobQueue(final JobLedger ledger, final UnsentIntents unsent) {
        this.ledger = ledger;
        this.unsent = unsent;
    }

    static String id(final FlowFile flowFile) {
        return flowFile.getAttribute(CoreAttributes.UUID.key());
    }

    /** Takes the next FlowFile and holds it in the ledger; empty when nothing is to be done now. */
    Optional<FlowFile> take(final ProcessSession session, final long now, final int places) {
        passes.lock();
        try {
            if (now >= surveyAt) {
                survey(session);
                surveyAt = now + SURVEY_MILLIS;
            }
            newFirst = !newFirst;
            return newFirst
                    ? takeNew(session, now, places).or(() -> takeDue(session, now))
                    : takeDue(session, now).or(() -> takeNew(session, now, places));
        } finally {
            passes.unlock();
        }
    }

    /** Lets no new FlowFile in until then: where a person must act, the queue keeps what it has. */
    void pauseAdmission(final long untilMillis) {
        passes.lock();
        try {
            admitAt = untilMillis;
        } finally {
            passes.unlock();
        }
    }

    /** Forgets what it knows of the queue; the next {@link #take} begins with a survey. */
    void reset() {
        passes.lock();
        try {
            ledger.clear();
            surveyAt = Long.MIN_VALUE;
            admitAt = Long.MIN_VALUE;
        } finally {
            passes.unlock();
        }
    }

    private void survey(final ProcessSession session) {
        final long mark = ledger.mark();
        final Set<String> seen = new HashSet<>();
        final Pass pass = pass(session, flowFile -> {
            if (JobPhase.isJob(flowFile.getAttributes())) {
                seen.add(id(flowFile));
                ledger.adopt(id(flowFile), Job.dueAt(flowFile.getAttributes()));
            }
            return false;
        });
        if (pass.sawAll(session)) {
            ledger.settle(mark, seen);
            unsent.retain(ledger.ids());
        }
    }

    private Optional<FlowFile> takeDue(final ProcessSession session, final long now) {
        Optional<String> due = ledger.holdDue(now);
        while (due.isPresent()) {
            final String id = due.get();
            final Pass pass = pass(session, flowFile -> id.equals(id(flowFile)));
            if (pass.taken.isPresent()) {
                return pass.taken;
            }
            if (pass.sawAll(session)) {
                ledger.remove(id);
            } else {
                ledger.miss(id, now + MISS_MILLIS);
            }
            due = ledger.holdDue(now);
        }
        return Optional.empty();
    }

    private Optional<FlowFile> takeNew(final ProcessSession session, final long now, final int places) {
        if (now < admitAt || ledger.size() >= places) {
            return Optional.empty();
        }
        return pass(session, flowFile -> {
            if (JobPhase.isJob(flowFile.getAttributes())) {
                ledger.adopt(id(flowFile), Job.dueAt(flowFile.getAttributes()));
                return false;
            }
            return ledger.admit(id(flowFile), places);
        }).taken;
    }

    private static Pass pass(final ProcessSession session, final Predicate<FlowFile> wanted) {
        final OneOf filter = new OneOf(wanted);
        final List<FlowFile> taken = session.get(filter);
        return new Pass(taken.stream().findFirst(), filter.visited);
    }

    /** What a pass over the queue brought. */
    private record Pass(Optional<FlowFile> taken, int visited) {
        private boolean sawAll(final ProcessSession session) {
            return visited >= session.getQueueSize().getObjectCount();
        }
    }

    /** Accepts one FlowFile at most, over all incoming connections together. */
    private static final class OneOf implements FlowFileFilter {
        private final Predicate<FlowFile> wanted;
        private int visited;
        private boolean found;

        private OneOf(final Predicate<FlowFile> wanted) {
            this.wanted = wanted;
        }

        @Override
        public FlowFileFilterResult filter(final FlowFile flowFile) {
            if (found) {
                return FlowFileFilterResult.REJECT_AND_TERMINATE;
            }
            visited++;
            found = wanted.test(flowFile);
            return found ? FlowFileFilterResult.ACCEPT_AND_TERMINATE : FlowFileFilterResult.REJECT_AND_CONTINUE;
        }
    }
}
