package io.nifiwan.quality.semantic;

import io.nifiwan.media.VideoFacts;
import io.nifiwan.quality.decode.Frame;
import io.nifiwan.quality.decode.RgbFrame;
import io.nifiwan.quality.measure.FrameTap;
import io.nifiwan.quality.metric.Sampling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps the frames that models want while a clip is measured, so that it is decoded once: for each wanted number the middle frames of as many equal
 * parts, as VBench samples. A frame that several want is kept once. Memory is bounded by the wanted numbers: about 1.2 MB a frame of 854x480.
 * One clip, one thread.
 */
public final class FrameSampler implements FrameTap {
    private final Map<Integer, List<RgbFrame>> kept = new TreeMap<>();

    /**
     * A sampler for one clip.
     *
     * @param counts wanted numbers of frames, each above 0
     */
    public FrameSampler(final Collection<Integer> counts) {
        counts.forEach(count -> kept.put(count, new ArrayList<>()));
    }

    @Override
    public void accept(final Frame frame, final VideoFacts facts) {
        RgbFrame picture = null;
        for (final Map.Entry<Integer, List<RgbFrame>> entry : kept.entrySet()) {
            // A container that declares fewer frames than it holds must not make the list longer than wanted.
            if (entry.getValue().size() < entry.getKey() && Sampling.evenly(entry.getKey()).wants(frame.index(), facts)) {
                if (picture == null) {
                    picture = frame.rgb();
                }
                entry.getValue().add(picture);
            }
        }
    }

    /** The frames of one wanted number in the order of time; fewer where the clip has fewer or breaks off. */
    public List<RgbFrame> frames(final int count) {
        return List.copyOf(kept.getOrDefault(count, List.of()));
    }
}
