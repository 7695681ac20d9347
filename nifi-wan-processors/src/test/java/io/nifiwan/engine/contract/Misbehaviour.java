package io.nifiwan.engine.contract;

/** Ways in which a server breaks one call. */
public enum Misbehaviour {
    /** The connection is closed after the request was read and taken. */
    RESET_AFTER_BODY(true),
    /** Taken, and never answered. */
    HANG(true),
    /** Taken, and answered with half of the JSON. */
    TRUNCATED_JSON(true),
    /** Taken, and answered with a JSON array where an object belongs. */
    WRONG_TYPES(true),
    /** Taken, and answered by a proxy's page with status 200. */
    HTML(true),
    /** Taken, and answered with an empty body. */
    EMPTY_ANSWER(true),
    /** Taken, and answered with HTTP 500. */
    STATUS_500(true),
    /** Taken, and answered with HTTP 503 and {@code Retry-After: 0}, which OkHttp by itself would repeat. */
    STATUS_503(true),
    /** Taken, and answered with HTTP 408. */
    STATUS_408(true),
    /** Not taken: HTTP 429 with Retry-After. */
    STATUS_429_RETRY_AFTER(false),
    /** Not taken: HTTP 429. */
    STATUS_429(false),
    /** Not taken: HTTP 401. */
    STATUS_401(false),
    /** Not taken, in the vendor's own words: the prompt is refused on content grounds. At a poll: the finished job was. */
    MODERATION(false),
    /** Not taken: a success by its status with the vendor's error for a bad parameter inside. At a poll: the job failed by it. */
    ERROR_INSIDE_200(false),
    /** A status of the job that no document knows. */
    UNKNOWN_STATUS(false),
    /** The job is finished, and nothing says where its clip is. */
    SUCCESS_WITHOUT_CLIP(false),
    /** The server was restarted and knows the job no more. */
    JOB_FORGOTTEN(false),
    /** The clip's signed address has expired: HTTP 403. */
    URL_EXPIRED(false),
    /** The transfer ends before its length. */
    TRUNCATED_DOWNLOAD(false),
    /** A page instead of a clip. */
    WRONG_CONTENT_TYPE(false),
    /** A clip of no bytes. */
    EMPTY_FILE(false);

    private final boolean taken;

    Misbehaviour(final boolean taken) {
        this.taken = taken;
    }

    /** Whether a broken submission makes a job all the same. */
    public boolean taken() {
        return taken;
    }
}
