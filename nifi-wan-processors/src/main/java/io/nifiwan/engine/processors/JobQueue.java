package io.nifiwan.engine.processors;

import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.job.Job;
import io.nifiwan.engine.job.JobHandle;
import io.nifiwan.engine.job.JobLedger;
import io.nifiwan.engine.job.JobPhase;
import io.nifiwan.engine.job.UnsentIntents;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.flowfile.attributes.CoreAttributes;
import org.apache.nifi.processor.FlowFileFilter;
import org.apache.nifi.processor.ProcessSession;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
 * other, however many there are. With nothing else to do a trigger takes a new FlowFile that nobody has looked at yet: without a place it
 * gets no job, but a clip in the cache needs none, and its configuration is written down.
 *
 * <p><b>Warmth.</b> Of the FlowFiles that were looked at, those with the configuration of the job before are admitted first, so that the
 * engine need not load or compile; after {@value #WARM_RUN} in a row the first with another configuration has its turn, if there is one.
 *
 * <p><b>What a pass cannot see.</b> NiFi hides penalised FlowFiles and those swapped to disk (beyond {@code nifi.queue.swap.threshold},
 * 20,000). A job that is not seen keeps its place as long as the queue is larger than what was seen, for
 * {@value JobLedger#MAXIMUM_MISSES} looks; then the place is given away, or a full queue could wait for a hidden job for ever.
 *
 * <p><b>What is lost.</b> A job whose FlowFile is not in a queue of which all was seen, while this processor ran all the time, is lost:
 * removed, expired, or on another node. What changes while the processor stands still is never counted as lost, for a connection may
 * be led to another processor then.
 *
 * <p>Safe for use by several threads. Passes exclude each other, as the lock of the queue would make them anyway.
 */
final class JobQueue {
    static final long SURVEY_MILLIS = 10_000;
    /** How long after a miss, or after work that broke off, a job is looked for again. */
    static final long MISS_MILLIS = 30_000;
    /** Jobs of one configuration in a row while others wait. */
    static final int WARM_RUN = 50;
    /** How long after a fruitless search for unknown FlowFiles the next one is. */
    private static final long SEARCH_MILLIS = 1000;

    private final JobLedger ledger;
    private final UnsentIntents unsent;
    private final Lock passes = new ReentrantLock();
    private final Set<String> known = new HashSet<>();
    private final List<JobHandle> lost = new ArrayList<>();
    private long surveyAt = Long.MIN_VALUE;
    private long admitAt = Long.MIN_VALUE;
    private long searchAt = Long.MIN_VALUE;
    private boolean newFirst = true;
    private String warm = "";
    private int warmRun;

    JobQueue(final JobLedger ledger, final UnsentIntents unsent) {
        this.ledger = ledger;
        this.unsent = unsent;
    }

    static String id(final FlowFile flowFile) {
        return flowFile.getAttribute(CoreAttributes.UUID.key());
    }

    /**
     * A FlowFile to work on.
     *
     * @param flowFile the FlowFile
     * @param place    whether the ledger holds it; without a place it must not get a job
     */
    record Taken(FlowFile flowFile, boolean place) {
    }

    /** Takes the next FlowFile; empty when nothing is to be done now. */
    Optional<Taken> take(final ProcessSession session, final long now, final int places) {
        passes.lock();
        try {
            if (now >= surveyAt) {
                survey(session);
                surveyAt = now + SURVEY_MILLIS;
            }
            newFirst = !newFirst;
            final Optional<FlowFile> placed = newFirst
                    ? takeNew(session, now, places).or(() -> takeDue(session, now))
                    : takeDue(session, now).or(() -> takeNew(session, now, places));
            return placed.map(flowFile -> new Taken(flowFile, true)).or(() -> takeUnknown(session, now));
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

    /** Notes the configuration of a job that was admitted. */
    void admitted(final String configuration) {
        passes.lock();
        try {
            warmRun = configuration.equals(warm) ? warmRun + 1 : 1;
            warm = configuration;
        } finally {
            passes.unlock();
        }
    }

    /** A FlowFile without a job is back in the queue and need not be looked at again. */
    void stayed(final String id) {
        passes.lock();
        try {
            known.add(id);
        } finally {
            passes.unlock();
        }
    }

    /** Jobs that were lost since this was last asked. */
    List<JobHandle> takeLost() {
        passes.lock();
        try {
            final List<JobHandle> taken = List.copyOf(lost);
            lost.clear();
            return taken;
        } finally {
            passes.unlock();
        }
    }

    /** Forgets what it knows of the queue; the next {@link #take} begins with a survey. */
    void reset() {
        passes.lock();
        try {
            ledger.clear();
            known.clear();
            lost.clear();
            surveyAt = Long.MIN_VALUE;
            admitAt = Long.MIN_VALUE;
            searchAt = Long.MIN_VALUE;
        } finally {
            passes.unlock();
        }
    }

    private void survey(final ProcessSession session) {
        final long mark = ledger.mark();
        final Set<String> jobs = new HashSet<>();
        final Set<String> others = new HashSet<>();
        final Pass pass = pass(session, flowFile -> {
            if (JobPhase.isJob(flowFile.getAttributes())) {
                jobs.add(id(flowFile));
                adopt(flowFile);
            } else {
                others.add(id(flowFile));
            }
            return false;
        });
        if (pass.sawAll(session)) {
            lost.addAll(ledger.settle(mark, jobs));
            unsent.retain(ledger.ids());
            known.retainAll(others);
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
                lost.add(ledger.lose(id));
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
        if (!warm.isEmpty()) {
            final boolean same = warmRun < WARM_RUN;
            final Optional<FlowFile> wanted = admit(session, places,
                    flowFile -> same == warm.equals(flowFile.getAttribute(VideoAttributes.CONFIGURATION)));
            if (wanted.isPresent()) {
                return wanted;
            }
        }
        warmRun = 0;
        return admit(session, places, flowFile -> true);
    }

    private Optional<FlowFile> admit(final ProcessSession session, final int places, final Predicate<FlowFile> wanted) {
        final Optional<FlowFile> taken = pass(session, flowFile -> {
            if (JobPhase.isJob(flowFile.getAttributes())) {
                adopt(flowFile);
                return false;
            }
            return wanted.test(flowFile) && ledger.admit(id(flowFile), places);
        }).taken;
        taken.ifPresent(flowFile -> known.remove(id(flowFile)));
        return taken;
    }

    private Optional<Taken> takeUnknown(final ProcessSession session, final long now) {
        final Set<String> held = ledger.ids();
        if (now < searchAt || known.size() + held.size() >= session.getQueueSize().getObjectCount()) {
            return Optional.empty();
        }
        final Optional<FlowFile> taken = pass(session, flowFile -> !JobPhase.isJob(flowFile.getAttributes())
                && !held.contains(id(flowFile)) && !known.contains(id(flowFile))).taken;
        if (taken.isEmpty()) {
            searchAt = now + SEARCH_MILLIS;
        }
        return taken.map(flowFile -> new Taken(flowFile, false));
    }

    private void adopt(final FlowFile flowFile) {
        final Map<String, String> attributes = flowFile.getAttributes();
        ledger.adopt(id(flowFile), Job.dueAt(attributes), JobHandle.of(attributes));
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
