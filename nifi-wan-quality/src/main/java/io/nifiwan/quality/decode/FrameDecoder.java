package io.nifiwan.quality.decode;

import io.nifiwan.media.VideoFacts;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Decodes a clip to working-size frames. All decoders deliver the same frames, so that no metric can tell them apart. Memory does not
 * grow with the length of the clip.
 */
public interface FrameDecoder {

    /**
     * Reads what the container declares.
     *
     * @throws io.nifiwan.media.InvalidMediaException when the file is no video or breaks a limit
     */
    VideoFacts probe(Path clip) throws IOException;

    /**
     * Decodes every frame once, in presentation order.
     *
     * @param receiver gets each frame; the frame is reused after the call
     * @return number of delivered frames, fewer than declared where the clip is damaged
     * @throws io.nifiwan.media.InvalidMediaException when a limit is broken
     * @throws IOException                            when the decoder cannot be run
     */
    int decode(Path clip, VideoFacts facts, Receiver receiver) throws IOException;

    /** Takes frames one by one. */
    @FunctionalInterface
    interface Receiver {
        void accept(Frame frame) throws IOException;
    }
}
