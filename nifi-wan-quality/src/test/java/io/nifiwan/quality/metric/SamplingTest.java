package io.nifiwan.quality.metric;

import io.nifiwan.media.VideoFacts;
import io.nifiwan.quality.testing.SyntheticClip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SamplingTest {

    @ParameterizedTest
    @CsvSource({"81, 8", "121, 8", "9, 8", "240, 24", "100, 7", "8, 8", "3, 8"})
    void evenSamplesAreTheMiddlesOfEqualParts(final int frames, final int wanted) {
        final List<Integer> expected = IntStream.range(0, Math.min(wanted, frames))
            .mapToObj(part -> wanted >= frames ? part : (int) Math.floor((part + 0.5) * frames / wanted)).toList();

        assertEquals(expected, sampled(Sampling.evenly(wanted), frames, 16));
    }

    @Test
    void samplesPerSecondKeepTheirRate() {
        assertEquals(List.of(0, 2, 4, 6), sampled(Sampling.perSecond(8), 8, 16));
        assertEquals(List.of(0, 3, 6), sampled(Sampling.perSecond(8), 8, 24));
        assertEquals(List.of(0, 1, 2), sampled(Sampling.perSecond(8), 3, 8));
        assertEquals(40, sampled(Sampling.perSecond(8), 150, 30).size());
    }

    @Test
    void everyFrameIsEveryFrame() {
        assertEquals(List.of(0, 1, 2, 3), sampled(Sampling.everyFrame(), 4, 16));
    }

    private static List<Integer> sampled(final Sampling sampling, final int frames, final int fps) {
        final VideoFacts facts = new SyntheticClip(64, 64, fps, frames, (frame, x, y) -> 0).facts();
        return IntStream.range(0, frames).filter(frame -> sampling.wants(frame, facts)).boxed().toList();
    }
}
