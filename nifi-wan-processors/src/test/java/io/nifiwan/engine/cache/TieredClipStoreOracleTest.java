package io.nifiwan.engine.cache;

import io.nifiwan.engine.cache.TieredClipStore.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static io.nifiwan.engine.cache.CacheFolders.OVERHEAD;
import static io.nifiwan.engine.cache.CacheFolders.bytes;
import static io.nifiwan.engine.cache.CacheFolders.clips;
import static io.nifiwan.engine.cache.CacheFolders.content;
import static io.nifiwan.engine.cache.CacheFolders.fingerprint;
import static io.nifiwan.engine.cache.CacheFolders.put;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Random work against a model in memory, and several stores at work on the same folders. */
@Timeout(120)
class TieredClipStoreOracleTest {
    private static final int CLIPS = 24;
    private static final int STEPS = 250;
    private static final long HOT = 5000;
    private static final long COLD = 9000;

    @TempDir
    private Path folder;

    /** What a tier holds: seconds of the last use by fingerprint. */
    private static final class Model {
        private final Map<String, Long> uses = new TreeMap<>();
        private final Map<String, Integer> sizes;
        private final long limit;

        private Model(final Map<String, Integer> sizes, final long limit) {
            this.sizes = sizes;
            this.limit = limit;
        }

        private List<Map.Entry<String, Long>> shrink() {
            final List<Map.Entry<String, Long>> removed = new ArrayList<>();
            while (uses.keySet().stream().mapToLong(sizes::get).sum() > limit) {
                final Map.Entry<String, Long> oldest = uses.entrySet().stream()
                        .min(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey())).orElseThrow();
                removed.add(Map.entry(oldest.getKey(), oldest.getValue()));
                uses.remove(oldest.getKey());
            }
            return removed;
        }

        private boolean fits(final String hex) {
            return sizes.get(hex) <= limit;
        }
    }

    private static void store(final Model hot, final Model cold, final String hex, final long now) {
        hot.uses.put(hex, now);
        for (final Map.Entry<String, Long> evicted : hot.shrink()) {
            if (cold.fits(evicted.getKey())) {
                cold.uses.merge(evicted.getKey(), evicted.getValue(), Math::max);
                cold.shrink();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void randomWorkLeavesWhatTheModelSays(final long seed) throws Exception {
        final Random random = new Random(seed);
        final CacheClock clock = new CacheClock();
        final Place hotPlace = new Place(folder.resolve("hot"), HOT);
        final Place coldPlace = new Place(Files.createDirectory(folder.resolve("cold")), COLD);
        final List<String> warnings = new ArrayList<>();
        final Map<String, Integer> sizes = new TreeMap<>();
        for (int number = 0; number < CLIPS; number++) {
            // Some are larger than the hot folder, and one in a while than both.
            sizes.put(fingerprint(number).hex(), OVERHEAD + 1 + random.nextInt(random.nextInt(8) == 0 ? 11_000 : 2500));
        }
        final Model hot = new Model(sizes, HOT);
        final Model cold = new Model(sizes, COLD);
        TieredClipStore store = new TieredClipStore(hotPlace, Optional.of(coldPlace), clock, (message, cause) -> warnings.add(message));
        for (int step = 0; step < STEPS; step++) {
            clock.forward(Duration.ofSeconds(1));
            final long now = clock.instant().getEpochSecond();
            final ClipFingerprint clip = fingerprint(random.nextInt(CLIPS));
            final String hex = clip.hex();
            final int length = sizes.get(hex) - OVERHEAD;
            if (random.nextInt(50) == 0) {
                store = new TieredClipStore(hotPlace, Optional.of(coldPlace), clock, (message, cause) -> warnings.add(message));
            } else if (random.nextBoolean()) {
                final TieredClipStore target = store;
                if (!hot.fits(hex) && !cold.fits(hex)) {
                    assertThrows(IOException.class, () -> put(target, clip, length));
                } else {
                    put(store, clip, length);
                    if (hot.fits(hex) && !hot.uses.containsKey(hex)) {
                        store(hot, cold, hex, now);
                    } else if (!hot.fits(hex)) {
                        cold.uses.put(hex, now);
                        cold.shrink();
                    }
                }
            } else {
                final Optional<CacheTier> expected;
                if (hot.uses.containsKey(hex)) {
                    hot.uses.put(hex, now);
                    expected = Optional.of(CacheTier.HOT);
                } else if (cold.uses.containsKey(hex)) {
                    cold.uses.put(hex, now);
                    if (hot.fits(hex)) {
                        store(hot, cold, hex, now);
                    }
                    expected = Optional.of(CacheTier.COLD);
                } else {
                    expected = Optional.empty();
                }
                assertEquals(expected, found(store, clip, length), "step " + step);
            }
            assertEquals(hot.uses, clips(hotPlace.folder()), "hot after step " + step);
            assertEquals(cold.uses, clips(coldPlace.folder()), "cold after step " + step);
        }
        assertEquals(List.of(), warnings);
    }

    private static Optional<CacheTier> found(final ClipStore store, final ClipFingerprint fingerprint, final int length) throws IOException {
        final Optional<CachedClip> clip = store.find(fingerprint);
        if (clip.isEmpty()) {
            return Optional.empty();
        }
        try (CachedClip open = clip.get()) {
            assertArrayEquals(content(fingerprint, length), open.content().readAllBytes());
            return Optional.of(open.tier());
        }
    }

    @Test
    void severalStoresAndThreadsShareFolders() throws Exception {
        final Place coldPlace = new Place(Files.createDirectory(folder.resolve("cold")), 60_000);
        final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
        final List<TieredClipStore> stores = new ArrayList<>();
        // Two nodes with a hot folder of their own, and two processes on the same one; all share the cold folder.
        for (final String hot : List.of("hot-1", "hot-2", "hot-3", "hot-3")) {
            stores.add(new TieredClipStore(new Place(folder.resolve(hot), 15_000), Optional.of(coldPlace), Clock.systemUTC(),
                    (message, cause) -> warnings.add(message)));
        }
        final List<Callable<Integer>> work = new ArrayList<>();
        for (int worker = 0; worker < 8; worker++) {
            final TieredClipStore store = stores.get(worker % stores.size());
            final Random random = new Random(worker);
            work.add(() -> {
                int hits = 0;
                for (int step = 0; step < 300; step++) {
                    final int number = random.nextInt(40);
                    final int length = 500 + 100 * (number % 20);
                    if (random.nextBoolean()) {
                        put(store, fingerprint(number), length);
                    } else if (found(store, fingerprint(number), length).isPresent()) {
                        hits++;
                    }
                }
                return hits;
            });
        }
        try (ExecutorService workers = Executors.newFixedThreadPool(work.size())) {
            for (final Future<Integer> result : workers.invokeAll(work)) {
                assertTrue(result.get() > 0);
            }
        }
        assertEquals(List.of(), warnings);
        final int largest = 2400 + OVERHEAD;
        assertTrue(bytes(coldPlace.folder()) <= coldPlace.bytes() + stores.size() * (coldPlace.bytes() / 20 + largest), "cold limit");
        try (Stream<Path> files = Files.walk(folder)) {
            assertEquals(List.of(), files.filter(file -> file.getParent().endsWith(".drafts")).sorted(Comparator.naturalOrder())
                    .collect(Collectors.toList()));
        }
    }
}
