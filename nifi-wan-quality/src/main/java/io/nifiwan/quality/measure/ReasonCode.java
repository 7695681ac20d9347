package io.nifiwan.quality.measure;

/** Why a clip is not a clean pass. The names are part of the report and attribute format. */
public enum ReasonCode {
    UNDECODABLE("The clip cannot be decoded"),
    TRUNCATED("The clip breaks off before its declared end"),
    SIZE_MISMATCH("Width or height differ from the request"),
    FPS_MISMATCH("The frame rate differs from the request or is not constant"),
    LENGTH_MISMATCH("Number of frames or duration differ from the request"),
    CONTAINER_MISMATCH("The container format is none of the asked ones"),
    CODEC_MISMATCH("The video codec is none of the asked ones"),
    AUDIO_MISMATCH("A sound track is missing, or there is one where none was asked"),
    BLACK("Black frames"),
    FROZEN("The picture stands still"),
    CUT("A cut inside a single shot"),
    BLURRED("Too little detail for its contrast"),
    NOISY("Far more high-frequency detail than a clean picture has"),
    INCOHERENT_MOTION("Repeated, swapped or jumping frames"),
    FLICKER("Brightness jumps from frame to frame"),
    SHAKE("The camera shakes"),
    CAMERA_MISMATCH("The camera moves otherwise than asked"),
    CAMERA_UNKNOWN("The camera movement cannot be told"),
    TONE_MISMATCH("The colour tone is not the one asked"),
    SEMANTIC_MISMATCH("The clip does not show what the prompt says"),
    ANATOMY("A body, a face or a hand is malformed"),
    STRAY_TEXT("Writing that nobody asked for, or that cannot be read"),
    LAYER_MISSING("A layer of the judgement that has to judge did not"),
    LOW_SCORE("The weighted score is below the threshold"),
    NOT_MEASURED("Neither sharpness nor motion could be measured");

    private final String description;

    ReasonCode(final String description) {
        this.description = description;
    }

    /** One sentence for a person. */
    public String description() {
        return description;
    }
}
