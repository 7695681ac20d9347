package io.nifiwan.engine.command;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Tells from the exit status and the last words of a program why there is no clip. */
final class FailureReading {
    /** Exit status of a process that signal 9 ended, as a shell and the JDK report it. */
    private static final int KILLED = 128 + 9;
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final int ERROR_LINES = 12;
    private static final int OUTPUT_LINES = 4;
    private static final int LONGEST_TEXT = 1800;
    /** Shorter values are no secrets, and hiding them would garble the text. */
    private static final int SHORTEST_SECRET = 4;

    /** Words by which PyTorch, ggml, CUDA, ROCm, Vulkan, Python and C++ say which kind of failure it is; the first that matches counts. */
    private static final List<Words> WORDS = List.of(
            new Words(EngineError.OUT_OF_MEMORY, "out of memory", "OutOfMemory|out of memory|OUT_OF_MEMORY|cudaErrorMemoryAllocation|std::bad_alloc"
                    + "|\\bMemoryError\\b|Cannot allocate memory|can't allocate memory|unable to allocate|failed to allocate|OutOfDeviceMemory"),
            new Words(EngineError.INVALID, "refused", "Unsupport(?:ed)? size|AssertionError: .*(?:size|frame)"),
            new Words(EngineError.CONFIGURATION, "set-up", "ModuleNotFoundError|ImportError|unrecognized arguments|unknown argument"
                    + "|the following arguments are required|expected one argument|No CUDA GPUs are available|not compiled with CUDA"
                    + "|no CUDA-capable device|Found no NVIDIA driver|driver version is insufficient|error while loading shared libraries"
                    + "|can't open file|No such file or directory|Permission denied"));

    private FailureReading() {
    }

    /**
     * The failure.
     *
     * @param problem what is wrong with the file
     * @param status  exit status
     * @param errors  last lines of standard error
     * @param output  last lines of standard output
     * @param secrets texts that must not be seen
     */
    static EngineException read(final String problem, final int status, final List<String> errors, final List<String> output,
                                final Collection<String> secrets) {
        final List<String> all = new ArrayList<>(output);
        all.addAll(errors);
        final String text = hidden(text(errors, output), secrets);
        final String message = "%s; the program ended with status %d%s".formatted(problem, status, text.isEmpty() ? " and wrote nothing" : ": "
                + "" + text);
        if (status == KILLED) {
            return new EngineException(EngineError.OUT_OF_MEMORY, "killed", "The program was killed, as a rule by the system for want of memory; "
                    + message);
        }
        for (final Words words : WORDS) {
            if (all.stream().anyMatch(line -> words.pattern().matcher(line).find())) {
                return new EngineException(words.error(), words.code(), message);
            }
        }
        final boolean absent = status == NOT_FOUND || status == NOT_EXECUTABLE;
        return new EngineException(absent ? EngineError.CONFIGURATION : EngineError.BAD_OUTPUT, "status " + status, message);
    }

    private static String text(final List<String> errors, final List<String> output) {
        final List<String> lines = new ArrayList<>(last(output, errors.isEmpty() ? ERROR_LINES : OUTPUT_LINES));
        lines.addAll(last(errors, ERROR_LINES));
        final String text = String.join("\n", lines);
        return text.substring(Math.max(0, text.length() - LONGEST_TEXT));
    }

    private static List<String> last(final List<String> lines, final int count) {
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    private static String hidden(final String text, final Collection<String> secrets) {
        String shown = text;
        for (final String secret : secrets) {
            if (secret.length() >= SHORTEST_SECRET) {
                shown = shown.replace(secret, "***");
            }
        }
        return shown;
    }

    private record Words(EngineError error, String code, Pattern pattern) {
        private Words(final EngineError error, final String code, final String expression) {
            this(error, code, Pattern.compile(expression, Pattern.CASE_INSENSITIVE));
        }
    }
}
