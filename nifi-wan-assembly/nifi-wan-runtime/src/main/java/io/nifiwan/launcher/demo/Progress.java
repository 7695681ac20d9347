package io.nifiwan.launcher.demo;

import java.util.List;
import java.util.Locale;

/**
 * How far the flow is.
 *
 * @param split    shots that the scripts were split into
 * @param made     clips that were generated
 * @param passed   clips in the folder for passed ones
 * @param review   clips in the folder for those that a person has to look at
 * @param rejected clips in the folder for rejected ones
 * @param failed   files in the folder for failures
 * @param queued   FlowFiles that wait anywhere in the flow
 * @param active   threads at work
 */
record Progress(long split, long made, long passed, long review, long rejected, int failed, int queued, int active) {

    /**
     * Derives the progress from the counters of the flow and from what is on disk. A counter starts at 0 when NiFi is started again, so
     * it never tells less than the disk does.
     *
     * @param splitCounter shots counted since the run began
     * @param madeCounter  clips counted since the run began
     */
    static Progress of(final long splitCounter, final long madeCounter, final List<ClipReport> reports, final int failures, final int queued,
                       final int active) {
        final ShotLedger ledger = ShotLedger.of(reports, splitCounter);
        return new Progress(ledger.expected(), Math.max(madeCounter, reports.size()), count(reports, VerdictFolder.PASSED),
                count(reports, VerdictFolder.REVIEW), count(reports, VerdictFolder.REJECTED), failures, queued, active);
    }

    /** Clips with a verdict. */
    long judged() {
        return passed + review + rejected;
    }

    /** Whether something has come in and nothing is under way any more. */
    boolean isDone() {
        return (split > 0 || failed > 0) && queued == 0 && active == 0;
    }

    /** One line for a person. */
    String line(final long seconds) {
        return String.format(Locale.ROOT, "%3d s  shots split %d · clips made %d · passed %d · in review %d · rejected %d · failed %d",
                seconds, split, made, passed, review, rejected, failed);
    }

    private static long count(final List<ClipReport> reports, final VerdictFolder folder) {
        return reports.stream().filter(report -> report.folder() == folder).count();
    }
}
