package io.nifiwan.quality.measure;

import java.io.IOException;
import java.nio.file.Path;

/** Measures a clip in one decoding pass. Implementations are safe for use by several threads. */
public interface ClipMeasurer {

    /**
     * @param clip        video file; not modified
     * @param expectation what the clip was asked to be; metrics may use it to choose what to look for
     * @throws UnreadableClipException when the file is no decodable video or breaks a limit
     * @throws IOException             when the file cannot be read or the decoder cannot be run
     */
    ClipMeasurements measure(Path clip, Expectation expectation) throws IOException;

    /**
     * As {@link #measure(Path, Expectation)}, and shows the frames of the same pass to a tap. A measurer that has no frames to show, as one that
     * replays old measurements, never calls it.
     */
    default ClipMeasurements measure(final Path clip, final Expectation expectation, final FrameTap tap) throws IOException {
        return measure(clip, expectation);
    }

    /**
     * Shows the frames of a clip to a tap without measuring them. A measurer that has no frames to show never calls it.
     *
     * @throws UnreadableClipException when the file is no decodable video or breaks a limit
     * @throws IOException             when the file cannot be read or the decoder cannot be run
     */
    default void show(final Path clip, final FrameTap tap) throws IOException {
    }
}
