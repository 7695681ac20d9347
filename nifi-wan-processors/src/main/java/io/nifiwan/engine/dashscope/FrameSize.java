package io.nifiwan.engine.dashscope;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A size that models of one kind make.
 *
 * @param frame  how such a model is told the size
 * @param tier   price class, for example {@code 720P}
 * @param ratio  width to height as the model is told it, for example {@code 16:9}; empty where it is told the pixels
 * @param width  pixels of the clip, even, above zero
 * @param height pixels of the clip, even, above zero
 */
record FrameSize(FrameField frame, String tier, String ratio, int width, int height) {

    @JsonCreator
    FrameSize(@JsonProperty("frame") final FrameField frame, @JsonProperty("tier") final String tier, @JsonProperty("ratio") final String ratio,
              @JsonProperty("width") final int width, @JsonProperty("height") final int height) {
        if (frame == null || tier == null || tier.isBlank()) {
            throw new IllegalArgumentException("a size needs frame (size or ratio) and tier");
        }
        if (width <= 0 || height <= 0 || width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException("width and height must be even and above zero");
        }
        if ((frame == FrameField.RATIO) == (ratio == null || ratio.isBlank())) {
            throw new IllegalArgumentException("a size of the frame ratio, and no other, needs ratio");
        }
        this.frame = frame;
        this.tier = tier;
        this.ratio = ratio == null ? "" : ratio;
        this.width = width;
        this.height = height;
    }

    boolean is(final int otherWidth, final int otherHeight) {
        return width == otherWidth && height == otherHeight;
    }

    int shortSide() {
        return Math.min(width, height);
    }

    /** Distance of two shapes: 0 for the same, the logarithm of the factor between their ratios of width to height else. */
    double shapeDistance(final int otherWidth, final int otherHeight) {
        return Math.abs(Math.log((double) width * otherHeight / ((double) height * otherWidth)));
    }

    /** Pixels as the protocol writes them. */
    String text() {
        return width + "*" + height;
    }
}
