package io.nifiwan.quality.metric;

import io.nifiwan.media.VideoFacts;

/**
 * Which frames a metric wants.
 *
 * @param perSecond wanted frames per second, or 0 for no such limit
 * @param evenly    wanted number of frames in the whole clip, the middles of as many equal parts, or 0 for no such limit
 */
public record Sampling(double perSecond, int evenly) {

    /** Every frame. */
    public static Sampling everyFrame() {
        return new Sampling(0, 0);
    }

    /** About so many frames a second, or all where the clip has fewer; the first frame is always among them. */
    public static Sampling perSecond(final double frames) {
        return new Sampling(frames, 0);
    }

    /** So many frames spread evenly over the clip, or all where the clip has fewer. */
    public static Sampling evenly(final int frames) {
        return new Sampling(0, frames);
    }

    /** Whether a frame is wanted. */
    public boolean wants(final int frame, final VideoFacts facts) {
        if (evenly > 0 && evenly < facts.declaredFrames()) {
            // The frame is wanted when the middle of a part falls into it: some k with floor((k + 1/2) n / evenly) = frame.
            final double length = (double) facts.declaredFrames() / evenly;
            return middlesBefore(frame + 1, length) > middlesBefore(frame, length);
        }
        if (perSecond > 0 && perSecond < facts.fps()) {
            return frame == 0 || Math.floor(frame * perSecond / facts.fps() + 1e-9) > Math.floor((frame - 1) * perSecond / facts.fps() + 1e-9);
        }
        return true;
    }

    private static double middlesBefore(final int frame, final double length) {
        return Math.ceil(frame / length - 0.5);
    }
}
