package io.nifiwan.engine.cache;

import io.nifiwan.engine.ModelSettings;
import io.nifiwan.engine.VideoRequest;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ClipFingerprintTest {
    private static final ModelSettings FEW_STEPS = new ModelSettings("wan", 4, 1);

    private static VideoRequest request(final String id, final String prompt, final String negative, final long seed, final ModelSettings settings,
                                        final Map<String, String> extras) {
        return new VideoRequest(id, prompt, negative, 832, 480, 81, 16, seed, settings, extras);
    }

    private static String hex(final String engine, final String configuration, final VideoRequest request) {
        return ClipFingerprint.of(engine, configuration, request).hex();
    }

    @Test
    void theIdOfTheRequestDoesNotMatter() {
        assertEquals(hex("engine", "setup", request("a", "雨", "", 1, FEW_STEPS, Map.of("x", "1", "y", "2"))),
                hex("engine", "setup", request("b", "雨", "", 1, FEW_STEPS, Map.of("y", "2", "x", "1"))));
    }

    @Test
    void everythingElseDoes() {
        final VideoRequest plain = request("a", "rain", "blur", 1, ModelSettings.OF_ENGINE, Map.of());
        final Set<String> names = Stream.of(
                hex("engine", "setup", plain), hex("other", "setup", plain), hex("engine", "workflow", plain),
                hex("engine", "setup", request("a", "rainb", "lur", 1, ModelSettings.OF_ENGINE, Map.of())),
                hex("engine", "setup", request("a", "rain", "blur", 2, ModelSettings.OF_ENGINE, Map.of())),
                hex("engine", "setup", request("a", "rain", "blur", 1, FEW_STEPS, Map.of())),
                hex("engine", "setup", request("a", "rain", "blur", 1, ModelSettings.OF_ENGINE, Map.of("shift", "5"))),
                hex("engine", "setup", plain.resized(480, 832, 81, 16)), hex("engine", "setup", plain.resized(832, 480, 77, 16)),
                hex("engine", "setup", plain.resized(832, 480, 81, 24))).collect(Collectors.toSet());
        assertEquals(10, names.size());
        assertTrue(names.stream().allMatch(name -> name.matches("[0-9a-f]{64}")), names::toString);
    }
}
