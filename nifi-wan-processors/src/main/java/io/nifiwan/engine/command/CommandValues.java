package io.nifiwan.engine.command;

import io.nifiwan.engine.VideoRequest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The placeholders that every template may use, and their values for one job. */
public final class CommandValues {
    /** The file that the program must write, an absolute path. */
    public static final String OUTPUT = "output";
    public static final String PROMPT = "prompt";
    public static final String NEGATIVE = "negative";
    public static final String MODEL = "model";
    /** GPUs of the job, empty text where none are assigned. */
    static final String GPU = "gpu";
    /** An empty folder of the job, an absolute path. */
    static final String FOLDER = "folder";
    private static final String STEPS = "steps";
    private static final String GUIDANCE = "guidance";
    private static final int SECONDS_DIGITS = 4;
    private static final Set<String> NAMES = Set.of(PROMPT, NEGATIVE, "width", "height", "frames", "fps", "seconds", "seed", STEPS, GUIDANCE,
            MODEL, OUTPUT, GPU, FOLDER);
    /** Placeholders that a request may leave without a value. */
    private static final Set<String> OPTIONAL = Set.of(STEPS, GUIDANCE, MODEL);

    private CommandValues() {
    }

    /** Names of the placeholders; the operator's own may not be among them. */
    public static Set<String> names() {
        return NAMES;
    }

    /** Whether every job has a value for the placeholder, whatever its request says. */
    public static boolean isAlwaysThere(final String name) {
        return NAMES.contains(name) && !OPTIONAL.contains(name);
    }

    static Map<String, String> of(final VideoRequest request, final Map<String, String> operator, final Path folder, final Path output,
                                  final String gpu) {
        final Map<String, String> values = new HashMap<>(operator);
        values.put(PROMPT, request.prompt());
        values.put(NEGATIVE, request.negativePrompt());
        values.put("width", Integer.toString(request.width()));
        values.put("height", Integer.toString(request.height()));
        values.put("frames", Integer.toString(request.frames()));
        values.put("fps", Integer.toString(request.fps()));
        values.put("seconds", plain(BigDecimal.valueOf(request.seconds()).setScale(SECONDS_DIGITS, RoundingMode.HALF_UP)));
        values.put("seed", Long.toString(request.seed()));
        if (request.settings().steps() > 0) {
            values.put(STEPS, Integer.toString(request.settings().steps()));
        }
        if (request.settings().guidance() >= 0) {
            values.put(GUIDANCE, plain(BigDecimal.valueOf(request.settings().guidance())));
        }
        if (!request.settings().model().isBlank()) {
            values.put(MODEL, request.settings().model());
        }
        values.put(OUTPUT, output.toString());
        values.put(FOLDER, folder.toString());
        values.put(GPU, gpu);
        return values;
    }

    private static String plain(final BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
