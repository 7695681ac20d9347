package io.nifiwan.engine.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a program is run.
 *
 * @param kind          what is known of the program
 * @param program       path of the executable, or its name on the path
 * @param template      arguments and environment
 * @param secrets       environment variables whose values must not be seen
 * @param workingFolder where the program runs; empty for a folder of the job
 * @param values        what the operator gives to placeholders, {@code model} among them
 * @param slots         places to run, one a job
 * @param progress      finds progress in what the program writes
 * @param extension     file name extension of the output file, without the dot
 * @param maxSeconds    longest clip
 * @param grace         from asking a program to end to killing it
 */
public record CommandSettings(ProgramKind kind, String program, CommandTemplate template, Map<String, String> secrets, Optional<Path> workingFolder,
                              Map<String, String> values, GpuSlots slots, ProgressPattern progress, String extension, double maxSeconds,
                              Duration grace) {
    public CommandSettings {
        secrets = Map.copyOf(secrets);
        values = Map.copyOf(values);
    }

    /** Names the set-up by all that may determine a clip; values of secrets are left out. 16 hexadecimal digits. */
    String digest() {
        final String text = String.join("\n", kind.name(), program, template.arguments().toString(),
                new TreeMap<>(template.environment()).toString(), new TreeMap<>(secrets).keySet().toString(), workingFolder.toString(),
                new TreeMap<>(values).toString());
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0, 8);
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
