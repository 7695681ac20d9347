package io.nifiwan.engine;

/** What went wrong at a text-to-video engine, in the one vocabulary that all engines share; it decides the relationship. */
public enum EngineError {
    /** The request itself cannot be served: a size, length or parameter the engine refuses. */
    INVALID("failure"),
    /** The engine refuses the prompt or the picture on content grounds. */
    MODERATION("rejected"),
    /** Wrong key, unknown model, wrong address: a person must act. */
    CONFIGURATION("failure"),
    /** The account's quota or balance is used up. */
    QUOTA("failure"),
    /** Too many requests now. */
    THROTTLED("failure"),
    /** A fault that time may heal, at a call that is safe to repeat. */
    TRANSIENT("failure"),
    /** The submission may or may not have been accepted, and the engine cannot tell. */
    AMBIGUOUS("ambiguous"),
    /** The engine no longer knows the job. */
    ENGINE_LOST("failure"),
    /** The engine ran out of memory; the same request would fail again. */
    OUT_OF_MEMORY("failure"),
    /** One of our own deadlines passed. */
    TIMEOUT("timed out"),
    /** The job is done but what came back is no video. */
    BAD_OUTPUT("failure");

    private final String relationship;

    EngineError(final String relationship) {
        this.relationship = relationship;
    }

    /** Name of the GenerateVideo relationship that a FlowFile with this final error goes to. */
    public String relationship() {
        return relationship;
    }
}
