package io.nifiwan.engine.processors;

import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.cache.CacheTier;
import io.nifiwan.engine.job.EngineOperation;
import org.apache.nifi.provenance.ProvenanceEventRecord;
import org.apache.nifi.provenance.ProvenanceEventType;
import org.apache.nifi.util.MockFlowFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** An unchanged shot is not made twice, and a cache never fails a clip. */
class GenerateVideoCacheTest {
    private final Studio studio = new Studio();

    @BeforeEach
    void useTheCache() {
        studio.with("Clip Cache", "cache").with("Seed", "${prompt.seed}");
    }

    @Test
    void theSecondRunComesOutOfTheCache() throws IOException {
        shot("42");
        studio.finish(10);
        final MockFlowFile first = studio.only(GenerateVideo.SUCCESS);
        first.assertAttributeEquals(VideoAttributes.CACHE, "miss");
        assertEquals(1, studio.cache.size());
        assertNull(studio.cache.onlyAttributes().get(VideoAttributes.TASK_ID));

        studio.runner().clearTransferState();
        studio.runner().clearProvenanceEvents();
        studio.cache.tier(CacheTier.COLD);
        shot("42");
        studio.trigger();
        final MockFlowFile second = studio.only(GenerateVideo.SUCCESS);
        second.assertContentEquals(first.toByteArray());
        second.assertAttributeEquals(VideoAttributes.CACHE, "cold");
        for (final String fact : List.of(VideoAttributes.SEED, VideoAttributes.SHA256, VideoAttributes.FRAMES, VideoAttributes.DURATION,
                VideoAttributes.ENGINE, VideoAttributes.MIME_TYPE, VideoAttributes.FILENAME, VideoAttributes.FINGERPRINT)) {
            second.assertAttributeEquals(fact, first.getAttribute(fact));
        }
        second.assertAttributeEquals(VideoAttributes.PHASE, "DONE");
        second.assertAttributeNotExists(VideoAttributes.TASK_ID);
        assertEquals(1, studio.engine.accepted());
        final List<ProvenanceEventRecord> fetches = studio.runner().getProvenanceEvents().stream()
                .filter(event -> event.getEventType() == ProvenanceEventType.FETCH).toList();
        assertEquals(1, fetches.size());
        assertEquals("cache:" + first.getAttribute(VideoAttributes.FINGERPRINT), fetches.getFirst().getTransitUri());
        assertEquals(1, studio.runner().getCounterValue("Clips From Cache"));
    }

    @Test
    void anotherSeedPromptModelOrSetUpIsAnotherClip() {
        studio.with("Model", "${wanted.model}");
        shot("42");
        studio.finish(10);
        shot("43");
        studio.shot(Map.of("prompt.seed", "42", "prompt", "a blue kite"));
        studio.shot(Map.of("prompt.seed", "42", "wanted.model", "wan2.2"));
        studio.finish(10);
        studio.engine.configuration("another workflow");
        shot("42");
        studio.finish(10);
        assertEquals(5, studio.engine.accepted());
        assertEquals(5, studio.cache.size());
    }

    @Test
    void aSeedDrawnAtRandomIsNotLookedForButItsClipIsKept() {
        shot("");
        studio.finish(10);
        final String seed = studio.only(GenerateVideo.SUCCESS).getAttribute(VideoAttributes.SEED);
        studio.runner().clearTransferState();
        shot(seed);
        studio.finish(10);
        studio.only(GenerateVideo.SUCCESS).assertAttributeEquals(VideoAttributes.CACHE, "hot");
        assertEquals(1, studio.engine.accepted());
    }

    @Test
    void aHitNeedsNoFreePlace() {
        studio.with("Maximum Jobs in Flight", "1");
        shot("42");
        studio.finish(10);
        studio.engine.pace(0, 1000);
        studio.runner().clearTransferState();
        shot("1");
        shot("2");
        shot("42");
        studio.trigger(20);
        assertEquals("hot", studio.only(GenerateVideo.SUCCESS).getAttribute(VideoAttributes.CACHE));
        assertEquals(2, studio.engine.accepted());
        assertEquals(2, studio.runner().getQueueSize().getObjectCount());
    }

    @Test
    void aBrokenCacheIsWarnedOfAndTheClipIsMade() {
        studio.cache.breakDown();
        shot("42");
        studio.finish(10);
        studio.only(GenerateVideo.SUCCESS);
        assertEquals(2, studio.runner().getLogger().getWarnMessages().size());
        assertTrue(studio.runner().getLogger().getWarnMessages().stream().noneMatch(message -> message.getMsg().contains("Sup3rS3cret")));
    }

    @Test
    void aClipThatCannotBeReadOutOfTheCacheIsMadeAnew() {
        shot("42");
        studio.finish(10);
        studio.cache.tear();
        studio.runner().clearTransferState();
        shot("42");
        studio.finish(10);
        studio.only(GenerateVideo.SUCCESS).assertAttributeEquals(VideoAttributes.CACHE, "miss");
        assertEquals(2, studio.engine.accepted());
    }

    @Test
    void aClipIsKeptUnderTheNameOfWhatWasSentNotOfWhatWasIntended() {
        shot("42");
        studio.trigger();
        final String intended = studio.queued().getAttribute(VideoAttributes.FINGERPRINT);
        studio.engine.configuration("changed while it waited");
        studio.trigger();
        final String sent = studio.queued().getAttribute(VideoAttributes.FINGERPRINT);
        assertTrue(sent.length() == 64 && !sent.equals(intended));
        studio.engine.configuration("changed again");
        studio.clock.pass(Duration.ofSeconds(2));
        studio.finish(10);
        studio.only(GenerateVideo.SUCCESS).assertAttributeEquals(VideoAttributes.FINGERPRINT, sent);
    }

    @Test
    void withoutACacheNothingIsSaidOfOne() {
        studio.runner().removeProperty("Clip Cache");
        shot("42");
        studio.finish(10);
        final MockFlowFile clip = studio.only(GenerateVideo.SUCCESS);
        clip.assertAttributeNotExists(VideoAttributes.CACHE);
        clip.assertAttributeNotExists(VideoAttributes.FINGERPRINT);
        assertEquals(0, studio.engine.calls(EngineOperation.FIND));
    }

    private void shot(final String seed) {
        studio.shot(Map.of("prompt.seed", seed));
    }
}
