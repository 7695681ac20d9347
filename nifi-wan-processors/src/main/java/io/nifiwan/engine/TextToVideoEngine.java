package io.nifiwan.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A text-to-video engine with asynchronous jobs. Every call returns soon and holds no thread while the clip is made;
 * a job is known by its task id, plain text that outlives this process. Implementations are safe for use by several threads.
 */
public interface TextToVideoEngine {

    /**
     * Starts a job. Called at most once per request id unless {@link #find} said that the job is absent.
     *
     * @return the task id
     * @throws EngineException {@link EngineError#AMBIGUOUS} when the request may have been accepted; any other class says it was not
     */
    String submit(VideoRequest request) throws EngineException;

    /** Asks for the state of a job; safe to repeat. */
    JobStatus poll(String taskId) throws EngineException;

    /** Streams the finished clip; safe to repeat. Does not close the stream. */
    void download(String taskId, OutputStream output) throws EngineException, IOException;

    /** Stops a job where the engine can; unknown and finished jobs are ignored. */
    void cancel(String taskId) throws EngineException;

    /** Looks for the job of one of our request ids. */
    FoundJob find(String requestId) throws EngineException;

    /** What the engine can make. */
    Capabilities capabilities();

    /** Checks that the engine would work, without making a clip. One entry a step. */
    List<EngineCheck> verify();
}
