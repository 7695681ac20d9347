package io.nifiwan.launcher;

import io.nifiwan.launcher.nifi.RunningNifi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of the launcher as a process of its own, as {@code ./wan} starts it.
 *
 * @param exitCode its exit code
 * @param output   all that it printed
 */
record LauncherProcess(int exitCode, String output) {

    static LauncherProcess run(final String... arguments) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                "-D" + Layout.REPOSITORY_PROPERTY + "=" + RunningNifi.repositoryFolder(),
                "-D" + Layout.NIFI_PROPERTY + "=" + RunningNifi.nifiFolder(),
                "-cp", RunningNifi.launcherFolder() + "/*", "io.nifiwan.launcher.Wan"));
        command.addAll(List.of(arguments));
        final Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new LauncherProcess(process.waitFor(), output);
    }
}
