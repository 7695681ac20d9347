package io.nifiwan.quality;

/** FlowFile attributes written by the quality stage. */
public final class QualityAttributes {
    /** {@code PASS}, {@code REVIEW} or {@code REJECT}. */
    public static final String VERDICT = "quality.verdict";
    /** 0 to 1 with three digits. */
    public static final String SCORE = "quality.score";
    /** Reason codes, separated by commas, worst first; empty for a clean pass. */
    public static final String REASONS = "quality.reasons";
    /** Prefix of one attribute a dimension, with its score from 0 to 1: {@code quality.sharpness} and so on. */
    public static final String SCORE_PREFIX = "quality.";
    public static final String SHARPNESS = SCORE_PREFIX + "sharpness";
    public static final String MOTION = SCORE_PREFIX + "motion";
    public static final String CONFORMANCE = SCORE_PREFIX + "conformance";
    public static final String ADHERENCE = SCORE_PREFIX + "adherence";
    public static final String SEMANTIC = SCORE_PREFIX + "semantic";
    /** Score of the image and text model, 0 to 1. */
    public static final String SEMANTIC_CLIP = "quality.semantic.clip";
    /** Score of the vision and language model, 0 to 1. */
    public static final String SEMANTIC_VLM = "quality.semantic.vlm";
    public static final String CAMERA_ASKED = "quality.camera.asked";
    public static final String CAMERA_MEASURED = "quality.camera.measured";
    public static final String TONE_ASKED = "quality.tone.asked";
    public static final String TONE_MEASURED = "quality.tone.measured";
    public static final String DECODER = "quality.decoder";
    public static final String REPORT_VERSION = "quality.report.version";
    public static final String ERROR_CODE = "quality.error.code";
    public static final String ERROR_MESSAGE = "quality.error.message";

    private QualityAttributes() {
    }
}
