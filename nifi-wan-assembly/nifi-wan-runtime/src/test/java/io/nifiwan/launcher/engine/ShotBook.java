package io.nifiwan.launcher.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * What a video server was asked for: its jobs, how often each prompt was submitted, and how many jobs were in flight at one time. A job is in
 * flight from the arrival of its submission until its clip is first fetched. Safe for use by several threads.
 */
final class ShotBook {
    private final Duration jobTime;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Integer> submissions = new TreeMap<>();
    private final Set<String> inFlight = new HashSet<>();
    private final Set<String> asked = new HashSet<>();
    private int mostInFlight;
    private int calls;
    private boolean holding;
    private boolean held;

    ShotBook(final Duration jobTime) {
        this.jobTime = jobTime;
    }

    /**
     * One job.
     *
     * @param id        the server's id
     * @param prompt    what it shows
     * @param size      as it was asked for
     * @param seconds   as they were asked for
     * @param createdAt when it was submitted
     */
    record Entry(String id, String prompt, String size, String seconds, Instant createdAt) {
    }

    /** Takes a job; returns late where submissions are held. */
    synchronized Entry submit(final String prompt, final String size, final String seconds) throws InterruptedException {
        final int number = submissions.values().stream().mapToInt(Integer::intValue).sum() + 1;
        final Entry entry = new Entry("video_gen_" + number, prompt, size, seconds, Instant.now());
        submissions.merge(prompt, 1, Integer::sum);
        entries.put(entry.id(), entry);
        inFlight.add(entry.id());
        mostInFlight = Math.max(mostInFlight, inFlight.size());
        called();
        while (holding) {
            held = true;
            notifyAll();
            wait();
        }
        return entry;
    }

    /** The job with an id, or null. */
    synchronized Entry find(final String id) {
        asked.add(id);
        called();
        return entries.get(id);
    }

    synchronized boolean isFinished(final Entry entry) {
        return !Instant.now().isBefore(entry.createdAt().plus(jobTime));
    }

    /** Whether there is a clip to be sent; with it the job is over. */
    synchronized boolean fetch(final String id) {
        final Entry entry = entries.get(id);
        if (entry == null || !isFinished(entry)) {
            return false;
        }
        inFlight.remove(id);
        return true;
    }

    synchronized void remove(final String id) {
        entries.remove(id);
        inFlight.remove(id);
    }

    /** Jobs, oldest first. */
    synchronized List<Entry> entries() {
        return new ArrayList<>(entries.values());
    }

    /** Number of submissions of every prompt. */
    synchronized Map<String, Integer> submissions() {
        return new TreeMap<>(submissions);
    }

    /** Most jobs that were in flight at one time. */
    synchronized int mostInFlight() {
        return mostInFlight;
    }

    /** Answers no submission from here on, though it takes them, until {@link #release}. */
    synchronized void hold() {
        holding = true;
        held = false;
    }

    /** Waits until a submission is held. */
    synchronized void awaitHeld(final Duration limit) throws InterruptedException {
        await(limit, () -> held, "no submission came");
    }

    synchronized void release() {
        holding = false;
        notifyAll();
    }

    /** Waits until so many further submissions and questions have arrived. */
    synchronized void awaitCalls(final int further, final Duration limit) throws InterruptedException {
        final int until = calls + further;
        await(limit, () -> calls >= until, "fewer than " + further + " calls came");
    }

    /**
     * Forgets every job in the moment in which a number of them is in flight, and each was asked about: its submission was answered then.
     *
     * @return prompts of the jobs whose clips were never fetched
     */
    synchronized Set<String> forgetAt(final int jobsInFlight, final Duration limit) throws InterruptedException {
        await(limit, () -> inFlight.size() >= jobsInFlight && asked.containsAll(inFlight),
                "never as many as " + jobsInFlight + " jobs were in flight");
        final Set<String> forgotten = new HashSet<>();
        inFlight.forEach(id -> forgotten.add(entries.get(id).prompt()));
        entries.clear();
        inFlight.clear();
        return forgotten;
    }

    private void called() {
        calls++;
        notifyAll();
    }

    /** Something that the calls bring about. */
    @FunctionalInterface
    private interface Condition {
        boolean isMet();
    }

    private void await(final Duration limit, final Condition condition, final String otherwise) throws InterruptedException {
        final long end = System.nanoTime() + limit.toNanos();
        while (!condition.isMet()) {
            final long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("In " + limit.toSeconds() + " s " + otherwise);
            }
            wait(left);
        }
    }
}
