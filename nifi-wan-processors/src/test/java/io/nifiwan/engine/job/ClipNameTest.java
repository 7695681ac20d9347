package io.nifiwan.engine.job;

import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ClipNameTest {
    @Test
    void tellsVariantsOfAShotApart() {
        assertEquals("film_s1-sh1.mp4", ClipName.of(Map.of("script.name", "film", "shot.id", "s1-sh1"), "job", ClipFormat.MP4));
        assertEquals("film_s1-sh1_ink_wash.mp4",
                ClipName.of(Map.of("script.name", "film", "shot.id", "s1-sh1", "variant.id", "ink_wash"), "job", ClipFormat.MP4));
        assertEquals("film_s1-sh1.mp4", ClipName.of(Map.of("script.name", "film", "shot.id", "s1-sh1", "variant.id", " "), "job", ClipFormat.MP4));
    }

    @Test
    void tellsAttemptsAtAShotApart() {
        assertEquals("film_s1-sh1_noir_take2_attempt3.mp4", ClipName.of(Map.of("script.name", "film", "shot.id", "s1-sh1", "variant.id", "noir",
                "take.index", "2", "attempt.number", "3"), "job", ClipFormat.MP4));
    }

    @Test
    void neverConsistsOfTheVariantAlone() {
        assertEquals("job_noir.mp4", ClipName.of(Map.of("variant.id", "noir"), "job", ClipFormat.MP4));
        assertEquals("a_b.mp4", ClipName.of(Map.of("shot.id", "a", "variant.id", "b"), "job", ClipFormat.MP4));
        assertEquals("a_.._b.mp4", ClipName.of(Map.of("shot.id", "a", "variant.id", "../b"), "job", ClipFormat.MP4));
    }
}
