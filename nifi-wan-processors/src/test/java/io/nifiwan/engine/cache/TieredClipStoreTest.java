package io.nifiwan.engine.cache;

import io.nifiwan.engine.cache.TieredClipStore.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static io.nifiwan.engine.cache.CacheFolders.OVERHEAD;
import static io.nifiwan.engine.cache.CacheFolders.clips;
import static io.nifiwan.engine.cache.CacheFolders.content;
import static io.nifiwan.engine.cache.CacheFolders.fingerprint;
import static io.nifiwan.engine.cache.CacheFolders.put;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TieredClipStoreTest {
    private static final int LENGTH = 1000;
    private static final long ROOM_FOR_TWO = 2L * (LENGTH + OVERHEAD);
    private static final ClipFingerprint A = fingerprint(1);
    private static final ClipFingerprint B = fingerprint(2);
    private static final ClipFingerprint C = fingerprint(3);

    @TempDir
    private Path folder;
    private final CacheClock clock = new CacheClock();
    private final List<String> warnings = new ArrayList<>();
    private Path hot;
    private Path cold;

    @BeforeEach
    void folders() throws IOException {
        hot = folder.resolve("hot");
        cold = Files.createDirectory(folder.resolve("cold"));
    }

    private TieredClipStore store(final Optional<Place> coldPlace) throws IOException {
        return new TieredClipStore(new Place(hot, ROOM_FOR_TWO), coldPlace, clock, (message, cause) -> warnings.add(message));
    }

    private TieredClipStore store() throws IOException {
        return store(Optional.of(new Place(cold, ROOM_FOR_TWO)));
    }

    private Optional<CacheTier> found(final ClipStore store, final ClipFingerprint fingerprint) throws IOException {
        clock.forward(Duration.ofSeconds(1));
        final Optional<CachedClip> clip = store.find(fingerprint);
        if (clip.isEmpty()) {
            return Optional.empty();
        }
        try (CachedClip open = clip.get()) {
            assertArrayEquals(content(fingerprint, LENGTH), open.content().readAllBytes());
            return Optional.of(open.tier());
        }
    }

    private void stored(final ClipStore store, final ClipFingerprint fingerprint) throws IOException {
        clock.forward(Duration.ofSeconds(1));
        put(store, fingerprint, LENGTH);
    }

    private Path file(final Path root, final ClipFingerprint fingerprint) {
        return root.resolve(fingerprint.hex().substring(0, 2)).resolve(fingerprint.hex() + ".clip");
    }

    @Test
    void aClipComesBackWithItsAttributes() throws Exception {
        final TieredClipStore store = store();
        assertEquals(Optional.empty(), store.find(A));
        store.put(A, new ByteArrayInputStream(content(A, LENGTH)), Map.of("mime.type", "video/mp4", "prompt", "雨夜"));
        try (CachedClip clip = store.find(A).orElseThrow()) {
            assertEquals(CacheTier.HOT, clip.tier());
            assertEquals(Map.of("mime.type", "video/mp4", "prompt", "雨夜"), clip.attributes());
            assertArrayEquals(content(A, LENGTH), clip.content().readAllBytes());
        }
    }

    @Test
    void whatIsUsedLeastGoesColdAndComesBack() throws Exception {
        final TieredClipStore store = store();
        stored(store, A);
        stored(store, B);
        assertEquals(Optional.of(CacheTier.HOT), found(store, A));
        stored(store, C);
        assertEquals(List.of(B.hex()), List.copyOf(clips(cold).keySet()));
        assertEquals(Optional.of(CacheTier.COLD), found(store, B));
        assertEquals(Optional.of(CacheTier.HOT), found(store, B), "a cold hit becomes hot");
        assertEquals(Optional.of(CacheTier.COLD), found(store, A), "and another went cold for it");
        assertEquals(List.of(), warnings);
    }

    @Test
    void theOrderOfUseSurvivesARestart() throws Exception {
        final TieredClipStore store = store(Optional.empty());
        stored(store, A);
        stored(store, B);
        found(store, A);
        stored(store(Optional.empty()), C);
        assertEquals(List.of(), clips(hot).keySet().stream().filter(B.hex()::equals).toList());
        assertEquals(2, clips(hot).size());
    }

    @Test
    void aSmallerLimitIsKeptFromTheStart() throws Exception {
        stored(store(), A);
        stored(store(), B);
        new TieredClipStore(new Place(hot, LENGTH + OVERHEAD), Optional.of(new Place(cold, ROOM_FOR_TWO)), clock, (message, cause) -> { });
        assertEquals(List.of(B.hex()), List.copyOf(clips(hot).keySet()));
        assertEquals(List.of(A.hex()), List.copyOf(clips(cold).keySet()));
    }

    @Test
    void aClipThatIsThereIsLeftAloneAndTheContentIsRead() throws Exception {
        final TieredClipStore store = store();
        stored(store, A);
        final InputStream other = new ByteArrayInputStream(new byte[70_000]);
        store.put(A, other, Map.of());
        assertEquals(-1, other.read());
        assertEquals(Optional.of(CacheTier.HOT), found(store, A));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 9, 39, 44, 50, 53, 54, 700, LENGTH + OVERHEAD - 1})
    void aChangedByteIsNoticedAndTheClipMadeAgain(final int position) throws Exception {
        final TieredClipStore store = store();
        stored(store, A);
        final Path file = file(hot, A);
        final byte[] bytes = Files.readAllBytes(file);
        bytes[position] ^= 0x10;
        Files.write(file, bytes);
        assertEquals(Optional.empty(), found(store, A));
        assertFalse(Files.exists(file));
        assertEquals(1, warnings.size(), warnings::toString);
        stored(store, A);
        assertEquals(Optional.of(CacheTier.HOT), found(store, A));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 47, 50, 500, LENGTH + OVERHEAD - 1})
    void aFileThatIsCutShortIsNoticed(final int length) throws Exception {
        final TieredClipStore store = store();
        stored(store, A);
        try (FileChannel channel = FileChannel.open(file(hot, A), StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
        assertEquals(Optional.empty(), found(store, A));
    }

    @Test
    void aClipUnderTheNameOfAnotherIsNoticed() throws Exception {
        final TieredClipStore store = store();
        stored(store, A);
        Files.createDirectories(file(hot, B).getParent());
        Files.copy(file(hot, A), file(hot, B));
        assertEquals(Optional.empty(), found(store, B));
        assertEquals(Optional.of(CacheTier.HOT), found(store, A));
    }

    @Test
    void aDamagedHotClipIsTakenFromTheColdFolder() throws Exception {
        final TieredClipStore store = store();
        for (final ClipFingerprint clip : List.of(A, B, C)) {
            stored(store, clip);
        }
        assertEquals(Optional.of(CacheTier.COLD), found(store, A));
        Files.write(file(hot, A), new byte[10]);
        assertEquals(Optional.of(CacheTier.COLD), found(store, A));
        assertEquals(Optional.of(CacheTier.HOT), found(store, A));
    }

    @Test
    void aDamagedColdClipIsRemoved() throws Exception {
        final TieredClipStore store = store();
        for (final ClipFingerprint clip : List.of(A, B, C)) {
            stored(store, clip);
        }
        Files.writeString(file(cold, A), "x", StandardOpenOption.APPEND);
        assertEquals(Optional.empty(), found(store, A));
        assertFalse(Files.exists(file(cold, A)));
        assertFalse(Files.exists(file(hot, A)), "damage does not spread");
        assertEquals(List.of(), drafts());
    }

    @Test
    void aBrokenStreamLeavesNothing() throws Exception {
        final TieredClipStore store = store();
        final InputStream broken = new SequenceInputStream(new ByteArrayInputStream(new byte[70_000]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(final byte[] target, final int offset, final int length) throws IOException {
                throw new IOException("connection reset");
            }
        });
        assertThrows(IOException.class, () -> store.put(A, broken, Map.of()));
        assertEquals(Map.of(), clips(hot));
        assertEquals(List.of(), drafts());
    }

    @Test
    void leftoversGoByAgeAndLiveDraftsStay() throws Exception {
        stored(store(), A);
        final Path old = Files.writeString(hot.resolve(".drafts/old.clip"), "half");
        final Path live = Files.writeString(hot.resolve(".drafts/live.clip"), "half");
        final Path coldDrafts = Files.createDirectory(cold.resolve(".drafts"));
        final Path oldCold = Files.writeString(coldDrafts.resolve("other-node.clip"), "half");
        for (final Path leftover : List.of(old, oldCold)) {
            Files.setLastModifiedTime(leftover, FileTime.from(clock.instant().minus(ClipTier.LEFTOVER_AGE).minusSeconds(1)));
        }
        Files.setLastModifiedTime(live, FileTime.from(clock.instant().minus(ClipTier.LEFTOVER_AGE).plusSeconds(1)));
        final TieredClipStore store = store();
        assertFalse(Files.exists(old) || Files.exists(oldCold));
        assertTrue(Files.exists(live));
        assertEquals(Optional.of(CacheTier.HOT), found(store, A));
    }

    @Test
    void aMissingColdFolderIsWarnedOfAndUsedOnceItIsThere() throws Exception {
        Files.delete(cold);
        final TieredClipStore store = store();
        assertEquals(1, warnings.size(), warnings::toString);
        stored(store, A);
        stored(store, B);
        stored(store, C);
        assertEquals(Optional.empty(), found(store, A), "no room, no cold folder");
        assertFalse(Files.exists(cold), "the folder is not created");
        Files.createDirectory(cold);
        clock.forward(TieredClipStore.PAUSE);
        stored(store, A);
        assertEquals(Optional.of(CacheTier.COLD), found(store, B));
        assertEquals(1, warnings.size(), warnings::toString);
    }

    @Test
    void aColdFolderThatCannotBeWrittenIsWarnedOf() throws Exception {
        // A file in the place of the drafts refuses writing to every user, root included.
        Files.writeString(cold.resolve(".drafts"), "");
        final TieredClipStore store = store(Optional.of(new Place(cold, ROOM_FOR_TWO)));
        warnings.clear();
        clock.forward(TieredClipStore.PAUSE);
        for (final ClipFingerprint clip : List.of(A, B, C)) {
            stored(store, clip);
        }
        assertEquals(1, warnings.size(), warnings::toString);
        assertEquals(Optional.of(CacheTier.HOT), found(store, C));
        stored(store, fingerprint(4));
        assertEquals(1, warnings.size(), "it is left alone for a while");
    }

    @Test
    void aClipTooLargeForTheHotFolderGoesColdAndOneTooLargeForBothIsRefused() throws Exception {
        final TieredClipStore store = store(Optional.of(new Place(cold, 10_000)));
        put(store, A, 5000);
        assertEquals(Map.of(), clips(hot));
        try (CachedClip clip = store.find(A).orElseThrow()) {
            assertEquals(CacheTier.COLD, clip.tier());
            assertArrayEquals(content(A, 5000), clip.content().readAllBytes());
        }
        assertThrows(IOException.class, () -> put(store, B, 20_000));
        assertThrows(IOException.class, () -> put(store(Optional.empty()), C, 5000));
        assertEquals(List.of(), drafts());
    }

    private List<Path> drafts() throws IOException {
        final List<Path> drafts = new ArrayList<>();
        for (final Path root : List.of(hot, cold)) {
            if (Files.isDirectory(root.resolve(".drafts"))) {
                try (Stream<Path> files = Files.list(root.resolve(".drafts"))) {
                    drafts.addAll(files.toList());
                }
            }
        }
        return drafts;
    }
}
