package io.nifiwan.quality.metric;

import io.nifiwan.media.VideoFacts;
import io.nifiwan.quality.decode.Frame;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Measurement;

/**
 * One metric over one clip: begun once, given the frames it asked for in presentation order, finished once. A metric measures; scores and
 * verdicts come later. It may keep state between frames, but its memory must not grow with the pixels of the clip.
 * <p>
 * Metrics are found by {@link java.util.ServiceLoader}; a new instance, made by the public no-argument constructor, serves each clip.
 */
public interface ClipMetric {

    /** Id under which the measurement is reported, lower case. */
    String id();

    /** Which frames it wants. */
    Sampling sampling();

    /**
     * @param facts       what the container declares
     * @param expectation what the clip was asked to be
     */
    void begin(VideoFacts facts, Expectation expectation);

    /** Takes the next frame; the frame is reused after the call. */
    void accept(Frame frame);

    /** The measurement; called after the last frame, and also when no frame came. */
    Measurement finish();
}
