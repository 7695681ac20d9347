package io.nifiwan.quality.measure;

import io.nifiwan.media.VideoFacts;
import io.nifiwan.quality.decode.Frame;

/** Sees the frames of a decoding pass beside the metrics. */
@FunctionalInterface
public interface FrameTap {
    /** Looks at nothing. */
    FrameTap NONE = (frame, facts) -> {
    };

    /**
     * Takes the next frame in presentation order; the frame is reused after the call.
     *
     * @param facts what the container declares
     */
    void accept(Frame frame, VideoFacts facts);
}
