package io.nifiwan.engine.local;

import io.nifiwan.engine.Capabilities;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.VideoRequest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Turns a request into a clip file. Implementations are safe for use by several threads. */
public interface ClipMaker {

    /** What it makes; the name in it is the name of the engine. */
    Capabilities capabilities();

    /**
     * Refuses what cannot be made, before a job is accepted.
     *
     * @throws EngineException of class {@link io.nifiwan.engine.EngineError#INVALID}, with the reason
     */
    void check(VideoRequest request) throws EngineException;

    /**
     * Makes the clip; the file appears complete or not at all. Other files may be left in its folder.
     *
     * @param control progress is reported to it; when it is stopped, this ends soon with some exception
     */
    void make(VideoRequest request, Path target, JobControl control) throws EngineException, IOException, InterruptedException;

    /** As {@link io.nifiwan.engine.TextToVideoEngine#prepare}. */
    default VideoRequest prepare(final VideoRequest request) throws EngineException {
        return request;
    }

    /** As {@link io.nifiwan.engine.TextToVideoEngine#configuration}. */
    default String configuration(final VideoRequest request) {
        return capabilities().name();
    }

    /**
     * Ends whatever an earlier process, which was killed, left running for these jobs. Called before any job is made.
     *
     * @param folders folders of unfinished jobs
     * @throws IOException when something still runs
     */
    default void recover(final List<Path> folders) throws IOException {
    }
}
