package io.nifiwan.engine.job;

import java.io.IOException;
import java.nio.file.Path;

/** Looks whether a file holds moving pictures. */
@FunctionalInterface
public interface ClipProbe {
    /**
     * Looks into the file.
     *
     * @throws io.nifiwan.media.InvalidMediaException when it is no video that can be played
     * @throws IOException                            when it cannot be looked into: that says nothing about the clip
     */
    void probe(Path file) throws IOException;
}
