package io.nifiwan.engine.animatic;

import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.VideoRequest;

import java.io.IOException;
import java.nio.file.Path;

/** Turns a request into a clip file. Implementations are safe for use by several threads. */
public interface ClipMaker {

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
    void make(VideoRequest request, Path target, RenderControl control) throws EngineException, IOException, InterruptedException;
}
