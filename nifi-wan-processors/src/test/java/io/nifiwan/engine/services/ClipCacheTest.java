package io.nifiwan.engine.services;

import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.cache.CacheTier;
import io.nifiwan.engine.cache.CachedClip;
import io.nifiwan.engine.cache.ClipFingerprint;
import org.apache.nifi.components.ConfigVerificationResult;
import org.apache.nifi.components.ConfigVerificationResult.Outcome;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.controller.ControllerService;
import org.apache.nifi.util.MockConfigurationContext;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ClipCacheTest {
    private static final ClipFingerprint CLIP = ClipFingerprint.of("animatic", "animatic",
            new VideoRequest("a", "Dawn", "", 64, 48, 5, 16, 1, Map.of()));

    @TempDir
    private Path folder;
    private final ClipCache cache = new ClipCache();
    private TestRunner runner;

    @BeforeEach
    void configure() throws Exception {
        runner = TestRunners.newTestRunner(AnimaticEngineTest.Idle.class);
        runner.addControllerService("cache", cache);
        runner.setProperty(cache, ClipCache.HOT_FOLDER, folder.resolve("hot").toString());
    }

    private void put(final ClipFingerprint fingerprint, final String content) throws IOException {
        cache.put(fingerprint, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), Map.of("mime.type", "video/mp4"));
    }

    @Test
    void aClipOutlivesTheService() throws Exception {
        runner.enableControllerService(cache);
        put(CLIP, "clip");
        runner.disableControllerService(cache);
        assertThrows(IOException.class, () -> cache.find(CLIP));
        runner.enableControllerService(cache);
        try (CachedClip clip = cache.find(CLIP).orElseThrow()) {
            assertEquals("clip", new String(clip.content().readAllBytes(), StandardCharsets.UTF_8));
            assertEquals(Map.of("mime.type", "video/mp4"), clip.attributes());
        }
        runner.disableControllerService(cache);
    }

    @Test
    void theColdFolderIsUsedAndItsAbsenceIsWarnedOf() throws Exception {
        final Path cold = Files.createDirectory(folder.resolve("cold"));
        runner.setProperty(cache, ClipCache.HOT_SIZE, "150 B");
        runner.setProperty(cache, ClipCache.COLD_FOLDER, cold.toString());
        runner.setProperty(cache, ClipCache.COLD_SIZE, "1 MB");
        runner.enableControllerService(cache);
        put(CLIP, "clip");
        put(new ClipFingerprint("0".repeat(64)), "another clip");
        try (CachedClip clip = cache.find(CLIP).orElseThrow()) {
            assertEquals(CacheTier.COLD, clip.tier());
        }
        runner.disableControllerService(cache);
        runner.setProperty(cache, ClipCache.COLD_FOLDER, folder.resolve("unmounted").toString());
        runner.enableControllerService(cache);
        put(CLIP, "clip");
        assertTrue(cache.find(CLIP).isPresent());
        cache.find(CLIP).orElseThrow().close();
        runner.disableControllerService(cache);
    }

    @Test
    void foldersMustBeApart() {
        runner.assertValid(cache);
        for (final String cold : List.of("hot", "hot/cold", ".", "hot/../hot")) {
            runner.setProperty(cache, ClipCache.COLD_FOLDER, folder.resolve(cold).toString());
            runner.assertNotValid(cache);
        }
        runner.setProperty(cache, ClipCache.COLD_FOLDER, folder.resolve("cold").toString());
        runner.assertValid(cache);
        runner.setProperty(cache, ClipCache.HOT_SIZE, "many");
        runner.assertNotValid(cache);
    }

    @Test
    void verificationChecksBothFolders() throws Exception {
        assertEquals(List.of(Outcome.SUCCESSFUL), outcomes(folder.resolve("hot"), null));
        assertEquals(List.of(Outcome.SUCCESSFUL, Outcome.FAILED), outcomes(folder.resolve("hot"), folder.resolve("unmounted")));
        final Path file = Files.createFile(folder.resolve("file"));
        assertEquals(List.of(Outcome.FAILED, Outcome.SUCCESSFUL), outcomes(file.resolve("below"), folder));
    }

    private List<Outcome> outcomes(final Path hot, final Path cold) {
        final Map<PropertyDescriptor, String> properties = cold == null ? Map.of(ClipCache.HOT_FOLDER, hot.toString())
                : Map.of(ClipCache.HOT_FOLDER, hot.toString(), ClipCache.COLD_FOLDER, cold.toString());
        return cache.verify(new MockConfigurationContext(cache, properties, null, Map.of()), runner.getLogger(), Map.of()).stream()
                .map(ConfigVerificationResult::getOutcome).toList();
    }

    @Test
    void niFiFindsTheService() {
        assertTrue(ServiceLoader.load(ControllerService.class).stream().anyMatch(provider -> provider.type() == ClipCache.class));
    }
}
