package io.nifiwan.engine.command;

import io.nifiwan.engine.EngineCheck;
import io.nifiwan.engine.local.WorkFolder;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks a configuration without running anything: the program is there, and the folders can be used. */
public final class CommandProbe {

    private CommandProbe() {
    }

    /**
     * One entry a step, failed steps with what to do.
     *
     * @param path value of the environment variable PATH, may be empty
     */
    public static List<EngineCheck> check(final String program, final Optional<Path> workingFolder, final Path workFolder, final String path) {
        final List<EngineCheck> checks = new ArrayList<>();
        checks.add(program(program, workingFolder, path));
        workingFolder.ifPresent(folder -> checks.add(new EngineCheck("Working Folder", Files.isDirectory(folder), folder
                + (Files.isDirectory(folder) ? " is there" : " is no folder that NiFi can see"))));
        checks.add(WorkFolder.check(workFolder));
        return List.copyOf(checks);
    }

    /** A name with a separator is a file, any other is looked for on the path, as the system does when it starts a program. */
    private static EngineCheck program(final String program, final Optional<Path> workingFolder, final String path) {
        final String step = "Program";
        try {
            if (program.contains("/") || program.contains(File.separator)) {
                final Path file = workingFolder.orElse(Path.of("")).resolve(program);
                return new EngineCheck(step, isProgram(file), file + (isProgram(file) ? " can be executed" : " is no executable file"));
            }
            return Stream.of(path.split(File.pathSeparator, -1)).filter(folder -> !folder.isBlank())
                    .flatMap(folder -> Stream.of(program, program + ".exe").map(name -> Path.of(folder, name)))
                    .filter(CommandProbe::isProgram)
                    .findFirst()
                    .map(file -> new EngineCheck(step, true, file + " can be executed"))
                    .orElseGet(() -> new EngineCheck(step, false, program + " is in no folder of NiFi's PATH; name it by its whole path"));
        } catch (final InvalidPathException e) {
            return new EngineCheck(step, false, "'" + program + "' is no path: " + e.getMessage());
        }
    }

    private static boolean isProgram(final Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    /** Whether the system would give the file to a shell, which reads arguments by rules of its own. */
    public static boolean isShellScriptOfWindows(final String program) {
        final String name = program.toLowerCase(Locale.ROOT).strip();
        return name.endsWith(".bat") || name.endsWith(".cmd");
    }
}
