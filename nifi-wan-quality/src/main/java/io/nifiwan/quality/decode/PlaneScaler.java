package io.nifiwan.quality.decode;

import org.jcodec.common.DemuxerTrackMeta;
import org.jcodec.common.model.Picture;

/** Crops, turns, scales and widens the limited-range 4:2:0 planes of a decoded picture into a working frame. */
final class PlaneScaler {
    private static final double LUMA_GAIN = 255.0 / 219;
    private static final double CHROMA_GAIN = 255.0 / 224;
    private static final int BLACK = 16;
    private static final int GREY = 128;

    private final int width;
    private final int height;
    private final DemuxerTrackMeta.Orientation orientation;
    private final int bias;
    private Resampler luma;
    private Resampler chroma;

    /**
     * @param width       coded display width, before turning
     * @param height      coded display height, before turning
     * @param orientation how the picture is to be turned for display, or null for not at all
     * @param bias        what is to be added to a stored byte
     */
    PlaneScaler(final int width, final int height, final DemuxerTrackMeta.Orientation orientation, final int bias) {
        this.width = width;
        this.height = height;
        this.orientation = orientation == null ? DemuxerTrackMeta.Orientation.D_0 : orientation;
        this.bias = bias;
    }

    void scale(final Picture picture, final Frame frame) {
        final boolean upright = orientation == DemuxerTrackMeta.Orientation.D_0 || orientation == DemuxerTrackMeta.Orientation.D_180;
        final int lumaWidth = upright ? frame.width() : frame.height();
        final int lumaHeight = upright ? frame.height() : frame.width();
        if (luma == null) {
            luma = new Resampler(width, height, lumaWidth, lumaHeight);
            chroma = new Resampler((width + 1) / 2, (height + 1) / 2, lumaWidth / 2, lumaHeight / 2);
        }
        write(luma, picture, 0, lumaWidth, lumaHeight, frame.luma(), BLACK, 0, LUMA_GAIN);
        write(chroma, picture, 1, lumaWidth / 2, lumaHeight / 2, frame.cb(), GREY, GREY, CHROMA_GAIN);
        write(chroma, picture, 2, lumaWidth / 2, lumaHeight / 2, frame.cr(), GREY, GREY, CHROMA_GAIN);
    }

    private void write(final Resampler resampler, final Picture picture, final int plane, final int planeWidth, final int planeHeight,
                       final byte[] target, final int from, final int to, final double gain) {
        final float[] values = new float[planeWidth * planeHeight];
        resampler.resample(picture.getPlaneData(plane), picture.getPlaneWidth(plane), bias, values);
        for (int y = 0; y < planeHeight; y++) {
            for (int x = 0; x < planeWidth; x++) {
                final double value = (values[y * planeWidth + x] - from) * gain + to;
                target[position(x, y, planeWidth, planeHeight)] = (byte) Math.max(0, Math.min(255, Math.round(value)));
            }
        }
    }

    private int position(final int x, final int y, final int planeWidth, final int planeHeight) {
        return switch (orientation) {
            case D_90 -> x * planeHeight + planeHeight - 1 - y;
            case D_180 -> (planeHeight - 1 - y) * planeWidth + planeWidth - 1 - x;
            case D_270 -> (planeWidth - 1 - x) * planeHeight + y;
            default -> y * planeWidth + x;
        };
    }
}
