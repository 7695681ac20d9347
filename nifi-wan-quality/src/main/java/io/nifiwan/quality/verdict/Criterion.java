package io.nifiwan.quality.verdict;

import io.nifiwan.quality.measure.ReasonCode;

import java.util.Arrays;
import java.util.Optional;

/**
 * A number that is compared with limits. Most are pooled raw values of a metric; those without a metric are computed by the gate.
 * The ids are part of the profile and report formats.
 */
public enum Criterion {
    /** Contrast-normalised block sharpness, 90th percentile over blocks, median over frames; too low is blurred. */
    SHARPNESS("sharpness", "sharpness", "sharpr", Direction.BELOW, ReasonCode.BLURRED, "Sharpness (SharpR)"),
    /** The same number; far too high is noise. */
    NOISE("noise", "sharpness", "sharpr", Direction.ABOVE, ReasonCode.NOISY, "Noise (SharpR)"),
    /** Range of L* from the 5th to the 95th percentile, judged only where the picture is blurred or nearly without texture. */
    STRUCTURE("structure", "", "", Direction.BELOW, ReasonCode.BLURRED, "Range of L* in a picture without detail"),
    /** Temporal coherence ratio: error of motion-compensated interpolation over the change between frames. */
    MOTION("motion", "motion", "tcr", Direction.ABOVE, ReasonCode.INCOHERENT_MOTION, "Temporal coherence ratio"),
    /** Mean absolute second difference of the mean luma, in steps of 255. */
    FLICKER("flicker", "flicker", "yjit", Direction.ABOVE, ReasonCode.FLICKER, "Brightness jitter"),
    /** Share of frames whose mean luma jumps. */
    FLASH_SHARE("flash_share", "flicker", "flash_share", Direction.ABOVE, ReasonCode.FLICKER, "Share of flashing frames"),
    /** Length of one standstill in seconds. */
    FROZEN_SECONDS("frozen_seconds", "frozen", "longest", Direction.ABOVE, ReasonCode.FROZEN, "Seconds of standstill"),
    /** Share of the clip that stands still. */
    FROZEN_SHARE("frozen_share", "frozen", "frozen_share", Direction.ABOVE, ReasonCode.FROZEN, "Share of standing frames"),
    /** Length of one black stretch in seconds; its reject limit holds only inside the clip, not at its ends. */
    BLACK_SECONDS("black_seconds", "black", "longest", Direction.ABOVE, ReasonCode.BLACK, "Seconds of black"),
    /** Share of the clip that is black. */
    BLACK_SHARE("black_share", "black", "black_share", Direction.ABOVE, ReasonCode.BLACK, "Share of black frames"),
    /** Number of cuts. */
    CUTS("cuts", "cuts", "cuts", Direction.ABOVE, ReasonCode.CUT, "Number of cuts"),
    /** Root mean square of the camera path about its running mean, in frame widths a second; not judged where handheld is asked. */
    SHAKE("shake", "camera", "shake", Direction.ABOVE, ReasonCode.SHAKE, "Camera shake"),
    /** Decoded frames over declared frames. */
    DECODED_SHARE("decoded_share", "", "", Direction.BELOW, ReasonCode.TRUNCATED, "Share of declared frames that decode"),
    /** How well the measured camera movement matches the asked one, 0 to 1. */
    CAMERA_MATCH("camera_match", "", "", Direction.BELOW, ReasonCode.CAMERA_MISMATCH, "Camera match"),
    /** How well the measured tone matches the asked one, 0 to 1. */
    TONE_MATCH("tone_match", "", "", Direction.BELOW, ReasonCode.TONE_MISMATCH, "Tone match"),
    /** Score of the image and text model, 0 to 1. */
    CLIP_SIMILARITY("clip_similarity", "clip_similarity", "score", Direction.BELOW, ReasonCode.SEMANTIC_MISMATCH,
            "Similarity of frames and prompt"),
    /** Score of the vision and language model, 0 to 1. */
    VLM_JUDGE("vlm_judge", "vlm_judge", "score", Direction.BELOW, ReasonCode.SEMANTIC_MISMATCH, "Grade of the vision and language model"),
    /** The weighted total, 0 to 1. */
    SCORE("score", "", "", Direction.BELOW, ReasonCode.LOW_SCORE, "Weighted score");

    private final String id;
    private final String metric;
    private final String value;
    private final Direction direction;
    private final ReasonCode code;
    private final String title;

    Criterion(final String id, final String metric, final String value, final Direction direction, final ReasonCode code,
              final String title) {
        this.id = id;
        this.metric = metric;
        this.value = value;
        this.direction = direction;
        this.code = code;
        this.title = title;
    }

    /** The criterion with this id. */
    public static Optional<Criterion> ofId(final String id) {
        return Arrays.stream(values()).filter(criterion -> criterion.id.equals(id)).findFirst();
    }

    /** Name in profiles and reports. */
    public String id() {
        return id;
    }

    /** Id of the metric that measures it, or empty where the gate computes it. */
    public String metric() {
        return metric;
    }

    /** Name of the pooled value of the metric, or empty where the gate computes it. */
    public String value() {
        return value;
    }

    /** The bad side of a limit. */
    public Direction direction() {
        return direction;
    }

    /** The reason that a breach gives. */
    public ReasonCode code() {
        return code;
    }

    /** What the number is, as the subject of a sentence. */
    public String title() {
        return title;
    }
}
