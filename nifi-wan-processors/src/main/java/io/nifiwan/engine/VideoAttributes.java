package io.nifiwan.engine;

import java.util.Set;

/** FlowFile attributes written by the engine stage. */
public final class VideoAttributes {
    /** Engine name, for example {@code animatic}. */
    public static final String ENGINE = "video.engine";
    public static final String MODEL = "video.model";
    /** Denoising steps, where the flow names them. */
    public static final String STEPS = "video.steps";
    /** Scale of the classifier-free guidance, where the flow names it. */
    public static final String GUIDANCE = "video.guidance";
    /** What a warm engine has loaded and compiled for the clip; equal for clips that need nothing else in between. */
    public static final String CONFIGURATION = "video.configuration";
    /** Our own id of the request, written before anything is sent. */
    public static final String REQUEST_ID = "video.request.id";
    /** State of the job: see {@code JobPhase}. */
    public static final String PHASE = "video.phase";
    /** The engine's job handle as plain text. */
    public static final String TASK_ID = "video.task.id";
    public static final String SEED = "video.seed";
    public static final String WIDTH = "video.width";
    public static final String HEIGHT = "video.height";
    public static final String FPS = "video.fps";
    public static final String FRAMES = "video.frames";
    /** Seconds with three digits. */
    public static final String DURATION = "video.duration";
    /** Epoch milliseconds at which the request was accepted by the engine. */
    public static final String SUBMITTED_AT = "video.submitted.at";
    /** Epoch milliseconds at which the engine was first seen working on the job. */
    public static final String STARTED_AT = "video.started.at";
    /** Epoch milliseconds before which the job is not asked about again. */
    public static final String POLL_AFTER = "video.poll.after";
    public static final String POLL_COUNT = "video.poll.count";
    /** Epoch milliseconds at which the request was written down, before anything was sent. */
    public static final String INTENT_AT = "video.intent.at";
    /** Last state of the job that the engine reported: a name of {@link JobStatus.State}. */
    public static final String STATUS = "video.status";
    /** Number of failed calls of the same kind in a row; absent when the last call worked. */
    public static final String TRIES = "video.tries";
    /** Number of submissions whose outcome was in doubt when they ended. */
    public static final String DOUBTS = "video.doubts";
    public static final String QUEUE_SECONDS = "video.queue.seconds";
    public static final String RUN_SECONDS = "video.run.seconds";
    /** The prompt that the engine says it used, where it rewrote ours. */
    public static final String ACTUAL_PROMPT = "video.actual.prompt";
    /** Seconds of video that the engine charges for. */
    public static final String USAGE_SECONDS = "video.usage.seconds";
    /** Price class that the engine charges by, for example {@code 720P}. */
    public static final String USAGE_TIER = "video.usage.tier";
    /** Id that the engine gave to our call, for its support. */
    public static final String VENDOR_REQUEST_ID = "video.vendor.request.id";
    /** {@code hot}, {@code cold} or {@code miss}; absent where no cache is asked. */
    public static final String CACHE = "video.cache";
    /** Name of the clip in the cache: 64 hexadecimal digits; absent where no cache is asked. */
    public static final String FINGERPRINT = "video.fingerprint";
    /** What the clip cost, in the currency of the rates; absent where no rate is known. */
    public static final String COST = "video.cost";
    /** What the day's budget holds back for a job that is not over: day, seconds and cost. */
    public static final String RESERVED = "video.budget.reserved";
    /** Equal for all takes of one prompt. */
    public static final String TAKE_ID = "take.identifier";
    /** Number of the take, from 1. */
    public static final String TAKE_INDEX = "take.index";
    /** The given seed that the takes of a prompt count on from; absent where none was given. */
    public static final String TAKE_SEED = "take.seed";
    /** How many takes the prompt has. */
    public static final String TAKE_COUNT = "take.count";
    public static final String SHA256 = "video.sha256";
    public static final String ERROR_CLASS = "video.error.class";
    public static final String ERROR_CODE = "video.error.code";
    public static final String ERROR_MESSAGE = "video.error.message";

    /** NiFi's own attribute with the file name. */
    public static final String FILENAME = "filename";
    /** NiFi's own attribute with the media type. */
    public static final String MIME_TYPE = "mime.type";
    /** What went wrong last; a later call that works removes these. */
    public static final Set<String> ERROR = Set.of(ERROR_CLASS, ERROR_CODE, ERROR_MESSAGE);
    /** All that describes one attempt; a new attempt starts without them. */
    public static final Set<String> ATTEMPT = Set.of(ENGINE, MODEL, STEPS, GUIDANCE, CONFIGURATION, REQUEST_ID, PHASE, TASK_ID, SEED, WIDTH, HEIGHT,
            FPS, FRAMES, DURATION, ACTUAL_PROMPT, USAGE_SECONDS, USAGE_TIER, VENDOR_REQUEST_ID, CACHE, FINGERPRINT, COST, RESERVED, SUBMITTED_AT,
            STARTED_AT, POLL_AFTER, POLL_COUNT, INTENT_AT, STATUS, TRIES, DOUBTS, QUEUE_SECONDS, RUN_SECONDS, SHA256,
            ERROR_CLASS, ERROR_CODE, ERROR_MESSAGE);
    /** What is true of a clip whoever made it and whenever; a cache gives it back with the clip. */
    public static final Set<String> FACTS = Set.of(ENGINE, MODEL, STEPS, GUIDANCE, CONFIGURATION, SEED, WIDTH, HEIGHT, FPS, FRAMES, DURATION,
            ACTUAL_PROMPT, SHA256, MIME_TYPE);

    private VideoAttributes() {
    }
}
