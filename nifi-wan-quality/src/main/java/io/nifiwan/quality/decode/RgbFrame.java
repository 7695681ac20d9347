package io.nifiwan.quality.decode;

/**
 * A frame in sRGB as models of pictures want it, in the working size or smaller.
 *
 * @param seconds time from the first frame
 * @param width   pixels
 * @param height  pixels
 * @param rgb     three unsigned bytes a pixel, row by row; not to be changed by readers
 */
@SuppressWarnings("ArrayRecordComponent") // A picture is pixels; nobody compares pictures.
public record RgbFrame(double seconds, int width, int height, byte[] rgb) {
    public RgbFrame {
        if (width <= 0 || height <= 0 || rgb.length != 3 * width * height) {
            throw new IllegalArgumentException("A picture of " + width + "x" + height + " has " + rgb.length + " bytes");
        }
    }
}
