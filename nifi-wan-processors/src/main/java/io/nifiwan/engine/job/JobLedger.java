package io.nifiwan.engine.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which FlowFiles have a job, when each is due, and how many there are: the memory behind the cap and the due times. It is a copy of what
 * the attributes in the queue say, made again from them after every start, and never the other way round.
 *
 * <p>A FlowFile is <em>held</em> while a thread works on it: then it is in no queue, still counts, and is nobody else's. A survey of the
 * queue takes time while other threads take and return FlowFiles; every change carries a running number, and a survey judges only
 * entries that did not change since it began.
 *
 * <p>Safe for use by several threads.
 */
public final class JobLedger {
    /** Due times at which a FlowFile is not to be seen, though the queue hides some, before its place is given to another. */
    public static final int MAXIMUM_MISSES = 20;

    private final Map<String, Entry> entries = new HashMap<>();
    private long changes;

    /** Takes a place for a FlowFile without a job and holds it; false when all places are taken. */
    public synchronized boolean admit(final String id, final int places) {
        if (entries.size() >= places || entries.containsKey(id)) {
            return false;
        }
        entries.put(id, new Entry(0, true, 0, ++changes, JobHandle.NONE));
        return true;
    }

    /** Notes a FlowFile with a job that was seen in the queue. It counts even above the cap: its job exists. */
    public synchronized void adopt(final String id, final long dueAt, final JobHandle handle) {
        if (!entries.containsKey(id)) {
            entries.put(id, new Entry(dueAt, false, 0, ++changes, handle));
        }
    }

    /** Holds the FlowFile that is longest due. */
    public synchronized Optional<String> holdDue(final long now) {
        final Optional<String> due = entries.entrySet().stream()
                .filter(entry -> !entry.getValue().held && entry.getValue().dueAt <= now)
                .min(Comparator.comparingLong(entry -> entry.getValue().dueAt))
                .map(Map.Entry::getKey);
        due.ifPresent(id -> entries.put(id, entries.get(id).held(++changes)));
        return due;
    }

    /** The FlowFile is back in the queue, with what its attributes say. */
    public synchronized void release(final String id, final long dueAt, final JobHandle handle) {
        entries.put(id, new Entry(dueAt, false, 0, ++changes, handle));
    }

    /** The FlowFile is back in the queue as it was taken. */
    public synchronized void release(final String id, final long dueAt) {
        final Entry entry = entries.get(id);
        release(id, dueAt, entry == null ? JobHandle.NONE : entry.handle);
    }

    /** The FlowFile has left. */
    public synchronized void remove(final String id) {
        entries.remove(id);
    }

    /**
     * A held FlowFile is certain to be gone, though nobody here let it go.
     *
     * @return its job
     */
    public synchronized JobHandle lose(final String id) {
        final Entry entry = entries.remove(id);
        return entry == null ? JobHandle.NONE : entry.handle;
    }

    /** A held FlowFile was not to be seen, but may be hidden; it is looked for again, a bounded number of times. */
    public synchronized void miss(final String id, final long dueAt) {
        final Entry entry = entries.remove(id);
        if (entry != null && entry.misses + 1 < MAXIMUM_MISSES) {
            entries.put(id, new Entry(dueAt, false, entry.misses + 1, ++changes, entry.handle));
        }
    }

    /** Number to hand to {@link #settle} after a survey that begins now. */
    public synchronized long mark() {
        return changes;
    }

    /**
     * Ends a survey that saw the whole queue: what it did not see, and nobody touched meanwhile, is gone.
     *
     * @return the jobs of the FlowFiles that are gone
     */
    public synchronized List<JobHandle> settle(final long mark, final Set<String> seen) {
        final List<JobHandle> lost = new ArrayList<>();
        entries.entrySet().removeIf(entry -> {
            final boolean gone = !entry.getValue().held && entry.getValue().change <= mark && !seen.contains(entry.getKey());
            if (gone) {
                lost.add(entry.getValue().handle);
            }
            return gone;
        });
        return lost;
    }

    /** Number of FlowFiles that count against the cap. */
    public synchronized int size() {
        return entries.size();
    }

    /** Ids of all FlowFiles that count. */
    public synchronized Set<String> ids() {
        return Set.copyOf(entries.keySet());
    }

    /** Forgets everything. */
    public synchronized void clear() {
        entries.clear();
    }

    private record Entry(long dueAt, boolean held, int misses, long change, JobHandle handle) {
        private Entry held(final long number) {
            return new Entry(dueAt, true, misses, number, handle);
        }
    }
}
