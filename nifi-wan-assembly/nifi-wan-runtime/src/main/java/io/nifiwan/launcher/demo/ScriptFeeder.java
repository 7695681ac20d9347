package io.nifiwan.launcher.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Puts scripts into the folder that the flow watches. */
final class ScriptFeeder {
    private ScriptFeeder() {
    }

    /** The visible files of a folder in the order of their names. */
    static List<Path> scripts(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
        }
    }

    /** Copies a script so that the flow sees all of it or nothing: it is renamed from a hidden name, which the flow ignores. */
    static void feed(final Path script, final Path folder) throws IOException {
        final String name = script.getFileName().toString();
        final Path hidden = folder.resolve("." + name + ".copying");
        Files.copy(script, hidden, StandardCopyOption.REPLACE_EXISTING);
        Files.move(hidden, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
