package io.nifiwan.quality.semantic.clip;

import io.nifiwan.quality.decode.RgbFrame;
import io.nifiwan.quality.semantic.clip.ModelDescriptor.ImageModel;
import io.nifiwan.quality.semantic.clip.ModelDescriptor.Resize;

import java.nio.FloatBuffer;

/** Turns a frame into the numbers that an image model takes: resized, cut, scaled to 0..1, normalised, channel by channel. */
final class ImagePreprocessor {
    private static final int CHANNELS = 3;
    private static final float LARGEST = 255;

    private final ImageModel model;

    ImagePreprocessor(final ImageModel model) {
        this.model = model;
    }

    /** Appends 3 x size x size numbers. */
    void append(final RgbFrame frame, final FloatBuffer target) {
        final int size = model.size();
        final boolean crop = model.resize() == Resize.SHORT_SIDE_CROP;
        final double scale = (double) size / Math.min(frame.width(), frame.height());
        // The long side is cut off, not rounded, as torchvision does.
        final int width = crop ? (int) Math.max(size, (long) (frame.width() * scale)) : size;
        final int height = crop ? (int) Math.max(size, (long) (frame.height() * scale)) : size;
        final byte[] rgb = PictureResizer.resize(frame.rgb(), frame.width(), frame.height(), width, height, model.filter());
        final int left = (width - size) / 2;
        final int top = (height - size) / 2;
        for (int channel = 0; channel < CHANNELS; channel++) {
            final float mean = model.mean().get(channel).floatValue();
            final float std = model.std().get(channel).floatValue();
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    final int value = rgb[((top + y) * width + left + x) * CHANNELS + channel] & 0xff;
                    target.put((value / LARGEST - mean) / std);
                }
            }
        }
    }
}
