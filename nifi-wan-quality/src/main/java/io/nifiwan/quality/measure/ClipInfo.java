package io.nifiwan.quality.measure;

/**
 * What a container says of its clip, and what decoding found.
 *
 * @param container      container format, for example {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param codec          video codec, for example {@code h264}
 * @param width          displayed pixels
 * @param height         displayed pixels
 * @param fps            average frames per second
 * @param declaredFrames number of frames the container declares, or 0
 * @param seconds        declared length in seconds
 * @param decodedFrames  number of frames that decoded
 * @param constantRate   whether all frame steps are within 1 % of the mean step
 * @param audio          whether an audio stream exists
 * @param decoder        name and version of what decoded it
 */
public record ClipInfo(String container, String codec, int width, int height, double fps, int declaredFrames, double seconds,
                       int decodedFrames, boolean constantRate, boolean audio, String decoder) {
}
