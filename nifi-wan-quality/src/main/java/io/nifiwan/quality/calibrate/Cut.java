package io.nifiwan.quality.calibrate;

/**
 * What one limit does to the labelled clips.
 *
 * @param limit       the limit; a value that equals it is not flagged
 * @param flaggedBad  bad clips beyond the limit
 * @param flaggedGood good clips beyond the limit
 * @param bad         all bad clips, above 0
 * @param good        all good clips, above 0
 */
public record Cut(double limit, int flaggedBad, int flaggedGood, int bad, int good) {

    /** All clips beyond the limit. */
    public int flagged() {
        return flaggedBad + flaggedGood;
    }

    /** Share of the flagged clips that are bad; 1 where none is flagged. */
    public double precision() {
        return flagged() == 0 ? 1 : (double) flaggedBad / flagged();
    }

    /** Share of the bad clips that are flagged. */
    public double recall() {
        return (double) flaggedBad / bad;
    }

    /** Share of the good clips that are flagged. */
    public double falseAlarms() {
        return (double) flaggedGood / good;
    }

    /** Wilson interval of the precision. */
    public Interval precisionInterval(final double confidence) {
        return Interval.wilson(flaggedBad, flagged(), confidence);
    }

    /** Wilson interval of the recall. */
    public Interval recallInterval(final double confidence) {
        return Interval.wilson(flaggedBad, bad, confidence);
    }

    /** Wilson interval of the share of good clips that are flagged. */
    public Interval falseAlarmsInterval(final double confidence) {
        return Interval.wilson(flaggedGood, good, confidence);
    }
}
