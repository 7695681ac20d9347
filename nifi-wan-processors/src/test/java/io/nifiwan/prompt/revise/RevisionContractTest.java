package io.nifiwan.prompt.revise;

import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.job.JobPhase;
import io.nifiwan.engine.job.RequestPlanner;
import io.nifiwan.prompt.revise.rules.RevisionRules;
import io.nifiwan.quality.QualityAttributes;
import io.nifiwan.quality.measure.ReasonCode;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Holds the names that the prompt stage knows of later stages to those that these use. */
class RevisionContractTest {
    @Test
    void namesAreThoseOfTheLaterStages() {
        assertEquals(QualityAttributes.REASONS, RevisionAttributes.QUALITY_REASONS);
        assertEquals(QualityAttributes.CAMERA_MEASURED, RevisionAttributes.QUALITY_CAMERA_MEASURED);
        assertEquals(QualityAttributes.TONE_MEASURED, RevisionAttributes.QUALITY_TONE_MEASURED);
        assertTrue(QualityAttributes.VERDICT.startsWith(RevisionAttributes.QUALITY_PREFIX));
        assertEquals(VideoAttributes.SEED, RevisionAttributes.VIDEO_SEED);
        assertEquals(VideoAttributes.REQUEST_ID, RevisionAttributes.VIDEO_REQUEST_ID);
        assertEquals(VideoAttributes.TASK_ID, RevisionAttributes.VIDEO_TASK_ID);
        assertEquals(VideoAttributes.PHASE, RevisionAttributes.VIDEO_PHASE);
        assertEquals(JobPhase.DONE.name(), RevisionAttributes.PHASE_DONE);
        VideoAttributes.ATTEMPT.forEach(name -> assertTrue(name.startsWith(RevisionAttributes.VIDEO_PREFIX), name));
    }

    @Test
    void reasonsAreThoseOfTheGate() {
        final Set<String> codes = Arrays.stream(ReasonCode.values()).map(Enum::name).collect(Collectors.toSet());
        final Set<String> answered = RevisionRules.shipped().rules().stream().flatMap(rule -> rule.reasons().stream()).collect(Collectors.toSet());
        assertTrue(codes.containsAll(answered), answered.toString());
        codes.removeAll(answered);
        assertEquals(Set.of("UNDECODABLE", "TRUNCATED", "SIZE_MISMATCH", "FPS_MISMATCH", "LENGTH_MISMATCH", "CONTAINER_MISMATCH", "CODEC_MISMATCH",
                "AUDIO_MISMATCH", "NOT_MEASURED", "LAYER_MISSING"), codes,
                "No prompt helps against the faults of a file or of a model, and against everything else some rule must");
    }

    @Test
    void seedsAreThoseThatEveryEngineTakes() {
        for (final String old : List.of("", "0", "42", "2147483647", "no number")) {
            for (int attempt = 2; attempt < 50; attempt++) {
                final String seed = SeedPolicy.next("s1-sh1-00000000", old, attempt);
                assertEquals(seed, SeedPolicy.next("s1-sh1-00000000", old, attempt));
                assertNotEquals(old, seed);
                assertTrue(Long.parseLong(seed) >= 0 && Long.parseLong(seed) <= RequestPlanner.MAXIMUM_SEED, seed);
            }
        }
        assertNotEquals(SeedPolicy.next("s1", "42", 2), SeedPolicy.next("s2", "42", 2));
        assertNotEquals(SeedPolicy.next("s1", "42", 2), SeedPolicy.next("s1", "42", 3));
    }
}
