package io.nifiwan.quality.judge;

/** How a frame is sent. */
public enum FrameFormat {
    /** JPEG of quality 0.9: about 30 KB a frame of 384 lines. */
    JPEG("image/jpeg", "jpg"),
    /** PNG, without loss: about ten times as large. */
    PNG("image/png", "png");

    private final String mimeType;
    private final String writer;

    FrameFormat(final String mimeType, final String writer) {
        this.mimeType = mimeType;
        this.writer = writer;
    }

    String mimeType() {
        return mimeType;
    }

    /** Name as ImageIO knows it. */
    String writer() {
        return writer;
    }
}
