package io.nifiwan.launcher.nifi;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NifiHomeTest {
    @TempDir
    private Path folder;

    @Test
    void aNewFolderBecomesAnInstance() throws IOException {
        final NifiHome home = NifiHome.at(folder.resolve("new"));
        assertFalse(home.isInstance());
        home.prepare();
        assertTrue(home.isInstance());
        assertTrue(Files.isDirectory(home.logs()));
    }

    @Test
    void aFolderWithOtherFilesIsRefusedAndLeftAlone() throws IOException {
        final Path precious = Files.writeString(folder.resolve("thesis.txt"), "all my work");
        final NifiHome home = NifiHome.at(folder);
        assertEquals(InstanceFailure.UNUSABLE_HOME, assertThrows(InstanceException.class, home::prepare).failure());
        assertEquals(InstanceFailure.UNUSABLE_HOME, assertThrows(InstanceException.class, home::empty).failure());
        assertEquals("all my work", Files.readString(precious));
    }

    @Test
    void emptyingTakesFlowAndDataOnly() throws IOException {
        final NifiHome home = NifiHome.at(folder.resolve("home"));
        home.prepare();
        Files.createDirectories(home.folder().resolve("repositories/content/1"));
        Files.writeString(home.folder().resolve("repositories/content/1/claim"), "data");
        Files.writeString(home.folder().resolve("mine.txt"), "the user's own");
        Files.createDirectories(home.folder().resolve("work/nar"));
        home.empty();
        assertFalse(Files.exists(home.folder().resolve("repositories")));
        assertTrue(Files.exists(home.folder().resolve("work/nar")));
        assertEquals("the user's own", Files.readString(home.folder().resolve("mine.txt")));
        assertTrue(home.isInstance());
    }

    @Test
    void emptyingDoesNotFollowALinkOutOfTheHome() throws IOException {
        final Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("keep.txt"), "kept");
        final NifiHome home = NifiHome.at(folder.resolve("home"));
        home.prepare();
        Files.createSymbolicLink(home.folder().resolve("repositories"), outside);
        home.empty();
        assertEquals("kept", Files.readString(outside.resolve("keep.txt")));
        assertFalse(Files.exists(home.folder().resolve("repositories")));
    }

    @Test
    void oneLauncherAtATime() throws Exception {
        final NifiHome home = NifiHome.at(folder.resolve("home"));
        home.prepare();
        final InstanceException refused = home.whileLocked(
                () -> assertThrows(InstanceException.class, () -> home.whileLocked(() -> "never")));
        assertEquals(InstanceFailure.UNUSABLE_HOME, refused.failure());
        assertEquals("free again", home.whileLocked(() -> "free again"));
    }
}
