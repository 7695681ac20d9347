package io.nifiwan.quality.sheet;

import io.nifiwan.media.VideoFacts;
import io.nifiwan.quality.decode.Frame;
import io.nifiwan.quality.decode.RgbFrame;
import io.nifiwan.quality.measure.FrameTap;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps small pictures of chosen moments while a clip is decoded; memory is bounded by their number. One clip, one thread. */
final class FrameGrabber implements FrameTap {
    private final int width;
    private final Map<Double, BufferedImage> pictures = new LinkedHashMap<>();
    private final double[] moments;
    private int next;
    private BufferedImage last;

    /**
     * @param moments times from the first frame in seconds
     * @param width   width of the pictures in pixels
     */
    FrameGrabber(final Collection<Double> moments, final int width) {
        this.moments = moments.stream().mapToDouble(Double::doubleValue).sorted().distinct().toArray();
        this.width = width;
    }

    @Override
    public void accept(final Frame frame, final VideoFacts facts) {
        final double tolerance = 0.5 / facts.fps();
        BufferedImage picture = null;
        while (next < moments.length && frame.seconds() + tolerance > moments[next]) {
            picture = picture == null ? small(frame.rgb()) : picture;
            pictures.put(moments[next], picture);
            last = picture;
            next++;
        }
    }

    /** The picture of a moment; that of the last kept one where the clip broke off before, empty where there is none at all. */
    Optional<BufferedImage> picture(final double moment) {
        return Optional.ofNullable(pictures.getOrDefault(moment, Arrays.binarySearch(moments, moment) >= 0 ? last : null));
    }

    private BufferedImage small(final RgbFrame frame) {
        final BufferedImage full = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        final int[] row = new int[frame.width()];
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < row.length; x++) {
                final int offset = 3 * (y * row.length + x);
                row[x] = ((frame.rgb()[offset] & 0xff) << 16) | ((frame.rgb()[offset + 1] & 0xff) << 8) | (frame.rgb()[offset + 2] & 0xff);
            }
            full.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        final int height = Math.max(1, Math.round((float) width * frame.height() / frame.width()));
        final BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(full, 0, 0, width, height, null);
        graphics.dispose();
        return small;
    }
}
