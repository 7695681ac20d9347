package io.nifiwan.media;

import java.util.List;

/**
 * What a container declares about its first moving-picture stream.
 *
 * @param container      container format, for example {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param codec          video codec, for example {@code h264}
 * @param stream         index of the video stream in the container
 * @param width          displayed pixels, after rotation
 * @param height         displayed pixels, after rotation
 * @param fps            average frames per second, above 0
 * @param declaredFrames number of frames the container declares, or of the packets it holds where it declares none
 * @param seconds        declared length
 * @param frameSeconds   time of each frame from 0, in presentation order; may be empty where the container has no timestamps
 * @param constantRate   whether all frame steps are within 1 % of the mean step, or within one tick of the stream's clock
 * @param audio          whether an audio stream exists
 * @param colorSpace     matrix tag as ffmpeg names it, or empty
 * @param program        name and version of what read the container
 */
public record VideoFacts(String container, String codec, int stream, int width, int height, double fps, int declaredFrames, double seconds,
                         List<Double> frameSeconds, boolean constantRate, boolean audio, String colorSpace, String program) {
    public VideoFacts {
        frameSeconds = List.copyOf(frameSeconds);
    }

    /** Time of a frame from 0, by its timestamp where there is one, by the frame rate where there is none. */
    public double secondsOf(final int frame) {
        return frame < frameSeconds.size() ? frameSeconds.get(frame) : frame / fps;
    }
}
