package io.nifiwan.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
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

    /**
     * Looks for the job of a request, by our request id where the engine keeps it, else by what the engine lists of its jobs.
     *
     * @param request   the request as it was to be sent
     * @param sentAfter a moment before the request was sent: older jobs are not its job
     */
    FoundJob find(VideoRequest request, Instant sentAfter) throws EngineException;

    /**
     * The request as this engine would make it. Engines that offer only some sizes, lengths or rates round those that they may round;
     * what comes back is written down and sent. Asks nobody, and gives its own answer back unchanged.
     *
     * @throws EngineException {@link EngineError#INVALID} for what the engine cannot make, with the limit
     */
    default VideoRequest prepare(final VideoRequest request) throws EngineException {
        return request;
    }

    /**
     * Everything of this engine's own set-up that determines the clip: model, steps, guidance, a digest of the workflow. Equal texts mean
     * equal clips for equal requests, and that a warm engine need not load or compile anything in between. Holds no key.
     */
    default String configuration(final VideoRequest request) {
        return capabilities().name();
    }

    /** What the engine can make. */
    Capabilities capabilities();

    /** Checks that the engine would work, without making a clip. One entry a step. */
    List<EngineCheck> verify();
}
