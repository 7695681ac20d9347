package io.nifiwan.quality;

import io.nifiwan.quality.measure.ClipMeasurer;

import java.io.IOException;

/** Builds the measurer that a quality check runs. */
@FunctionalInterface
public interface ClipMeasurerFactory {

    /**
     * Builds a measurer.
     *
     * @throws IOException when nothing on this machine can decode video
     */
    ClipMeasurer create(MeasurerSettings settings) throws IOException;
}
