package io.nifiwan.quality.decode;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * One decoded picture in working size, full range. Smaller levels and the colour picture are computed on first use and shared by all
 * metrics. The decoder reuses the frame: what it hands out is valid until the metric returns, and a metric copies what it keeps.
 * Safe for concurrent reading by several threads.
 */
public final class Frame {
    private final WorkingSize size;
    private final ColorMatrix matrix;
    private final byte[] luma;
    private final byte[] cb;
    private final byte[] cr;
    private final Map<LumaLevel, LumaPlane> planes = new EnumMap<>(LumaLevel.class);
    private final Map<LumaLevel, Boolean> ready = new EnumMap<>(LumaLevel.class);
    private final Map<LumaLevel, Resampler> resamplers = new EnumMap<>(LumaLevel.class);
    private final int[] histogram = new int[256];
    private boolean counted;
    private ColorPicture picture;
    private int index;
    private double seconds;

    /** A black frame whose planes the decoder fills. */
    public Frame(final WorkingSize size, final ColorMatrix matrix) {
        this.size = size;
        this.matrix = matrix;
        this.luma = new byte[size.width() * size.height()];
        this.cb = new byte[chromaWidth() * chromaHeight()];
        this.cr = new byte[chromaWidth() * chromaHeight()];
    }

    /** Starts the next picture: the planes are filled, and everything derived from the last picture is forgotten. */
    public synchronized void begin(final int number, final double time) {
        index = number;
        seconds = time;
        ready.clear();
        picture = null;
        counted = false;
    }

    /** Number of the frame in presentation order, from 0. */
    public int index() {
        return index;
    }

    /** Time from the first frame. */
    public double seconds() {
        return seconds;
    }

    public int width() {
        return size.width();
    }

    public int height() {
        return size.height();
    }

    /** Luma in working size, unsigned bytes, row by row. */
    public byte[] luma() {
        return luma;
    }

    /** Blue difference, half the working size in both directions, unsigned bytes around 128. */
    public byte[] cb() {
        return cb;
    }

    /** Red difference, half the working size in both directions, unsigned bytes around 128. */
    public byte[] cr() {
        return cr;
    }

    int chromaWidth() {
        return size.width() / 2;
    }

    int chromaHeight() {
        return size.height() / 2;
    }

    /** Number of pixels by luma, 256 entries; not to be changed by readers. */
    public synchronized int[] histogram() {
        if (!counted) {
            Arrays.fill(histogram, 0);
            count();
            counted = true;
        }
        return histogram;
    }

    /** Neighbours are often equal; a count of its own for every fourth pixel keeps each increment from waiting for the last one. */
    private void count() {
        final int[] counts = new int[4 * histogram.length];
        final int whole = luma.length / 4 * 4;
        for (int pixel = 0; pixel < whole; pixel += 4) {
            counts[luma[pixel] & 0xff]++;
            counts[256 + (luma[pixel + 1] & 0xff)]++;
            counts[512 + (luma[pixel + 2] & 0xff)]++;
            counts[768 + (luma[pixel + 3] & 0xff)]++;
        }
        for (int pixel = whole; pixel < luma.length; pixel++) {
            counts[luma[pixel] & 0xff]++;
        }
        for (int value = 0; value < counts.length; value++) {
            histogram[value & 0xff] += counts[value];
        }
    }

    /** Luma of one level. */
    public synchronized LumaPlane plane(final LumaLevel level) {
        final LumaPlane plane = planes.computeIfAbsent(level, wanted -> {
            final WorkingSize target = size.scaledTo(wanted.shortSide());
            return LumaPlane.blank(target.width(), target.height());
        });
        if (ready.put(level, true) == null) {
            resamplers.computeIfAbsent(level, wanted -> new Resampler(width(), height(), plane.width(), plane.height()))
                .resample(luma, width(), 0, plane.values());
        }
        return plane;
    }

    /** The small colour picture; it is not reused, so a metric may keep it. */
    public synchronized ColorPicture picture() {
        if (picture == null) {
            final double scale = (double) ColorPicture.LONG_SIDE / Math.max(width(), height());
            final int pictureWidth = (int) Math.max(1, Math.round(width() * scale));
            final int pictureHeight = (int) Math.max(1, Math.round(height() * scale));
            picture = new ColorPicture(pictureWidth, pictureHeight, colors(pictureWidth, pictureHeight));
        }
        return picture;
    }

    /** The picture in working size and in colour, made anew on each call, so a reader may keep it. */
    public synchronized RgbFrame rgb() {
        return new RgbFrame(seconds, width(), height(), colors(width(), height()));
    }

    private byte[] colors(final int pictureWidth, final int pictureHeight) {
        final float[] y = new float[pictureWidth * pictureHeight];
        final float[] u = new float[pictureWidth * pictureHeight];
        final float[] v = new float[pictureWidth * pictureHeight];
        new Resampler(width(), height(), pictureWidth, pictureHeight).resample(luma, width(), 0, y);
        final Resampler chroma = new Resampler(chromaWidth(), chromaHeight(), pictureWidth, pictureHeight);
        chroma.resample(cb, chromaWidth(), 0, u);
        chroma.resample(cr, chromaWidth(), 0, v);
        final byte[] rgb = new byte[3 * pictureWidth * pictureHeight];
        for (int pixel = 0; pixel < y.length; pixel++) {
            matrix.toRgb(y[pixel], u[pixel], v[pixel], rgb, 3 * pixel);
        }
        return rgb;
    }
}
