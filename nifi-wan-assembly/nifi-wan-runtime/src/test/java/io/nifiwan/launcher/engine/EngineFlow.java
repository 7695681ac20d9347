package io.nifiwan.launcher.engine;

import io.nifiwan.launcher.nifi.NifiClient;
import io.nifiwan.launcher.nifi.ProcessGroup;
import io.nifiwan.launcher.nifi.RunningNifi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One of the flows below {@code flows/engines} in a folder of its own: text files with a prompt each go in, clips and explanations come out.
 *
 * @param name   name of the flow, its folder and its group
 * @param folder where prompts and results are; the files of an engine too
 */
record EngineFlow(String name, Path folder) {
    /** The processor that makes the clips, in every flow. */
    static final String MAKER = "Make the clip";
    /** The processor that takes the prompts, in every flow. */
    static final String SOURCE = "Pick up prompts";

    /** Where the flow definition lies. */
    Path definition() {
        return RunningNifi.repositoryFolder().resolve("flows/engines").resolve(name).resolve(name + ".json");
    }

    /** Uploads the flow and sets its folders and further parameters. */
    ProcessGroup upload(final NifiClient client, final Map<String, String> parameters) throws IOException, InterruptedException {
        Files.createDirectories(prompts());
        final ProcessGroup group = client.uploadFlow(name, definition());
        final Map<String, String> values = new HashMap<>(parameters);
        values.put("Prompts Folder", prompts().toString());
        values.put("Output Folder", output().toString());
        client.setParameters("nifi-wan-" + name, values);
        return group;
    }

    /** Gives the flow a prompt; the file appears complete. */
    void feed(final String shot, final String prompt) throws IOException {
        final Path hidden = Files.writeString(prompts().resolve("." + shot), prompt);
        Files.move(hidden, prompts().resolve(shot + ".txt"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether every prompt was taken in. */
    boolean hasTakenAll() throws IOException {
        return files(prompts()).isEmpty();
    }

    /** Finished clips: paths by names without extension. */
    SortedMap<String, Path> clips() throws IOException {
        return files(output().resolve("clips"));
    }

    /** What became no clip: prompts and explanations, paths by names without extension. */
    SortedMap<String, Path> failed() throws IOException {
        return files(output().resolve("failed"));
    }

    private Path prompts() {
        return folder.resolve("prompts");
    }

    private Path output() {
        return folder.resolve("output");
    }

    /** A file that is being written begins with a dot; a kill may leave one behind. */
    private static SortedMap<String, Path> files(final Path directory) throws IOException {
        final SortedMap<String, Path> files = new TreeMap<>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> entries = Files.list(directory)) {
                entries.filter(path -> !path.getFileName().toString().startsWith("."))
                        .forEach(path -> files.put(path.getFileName().toString().replaceFirst("\\.[^.]*$", ""), path));
            }
        }
        return files;
    }
}
