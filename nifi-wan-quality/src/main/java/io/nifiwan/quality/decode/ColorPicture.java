package io.nifiwan.quality.decode;

/**
 * A small sRGB picture, long side 96 pixels: enough for tone, far too little for detail.
 *
 * @param width  pixels
 * @param height pixels
 * @param rgb    three unsigned bytes a pixel, row by row; not to be changed by readers
 */
@SuppressWarnings("ArrayRecordComponent") // A picture is pixels; nobody compares pictures.
public record ColorPicture(int width, int height, byte[] rgb) {
    /** Long side in pixels. */
    public static final int LONG_SIDE = 96;
}
