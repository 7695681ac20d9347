package io.nifiwan.engine.job;

import io.nifiwan.engine.Capabilities;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.VideoRequest;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** Makes a request out of an order, and refuses before anything is sent what an engine cannot make. */
public final class RequestPlanner {
    /** Largest seed that every engine takes. */
    public static final long MAXIMUM_SEED = Integer.MAX_VALUE;
    /** Rounding to 4n+1 frames adds at most two. */
    private static final int ROUNDING_FRAMES = 2;

    private RequestPlanner() {
    }

    /**
     * Plans the request.
     *
     * @param requestId our id of the new request
     * @param random    draws the seed where the order has none, so that every clip can be made again
     * @throws EngineException {@link EngineError#INVALID} with a sentence that says what is wrong
     */
    public static VideoRequest plan(final ClipOrder order, final String requestId, final Capabilities capabilities, final RandomGenerator random)
            throws EngineException {
        if (order.prompt().isBlank()) {
            throw invalid("The prompt is empty");
        }
        final double seconds = seconds(order.seconds());
        final VideoRequest request = new VideoRequest(requestId, order.prompt(), order.negativePrompt(), order.width(), order.height(),
                frames(seconds, order.fps()), order.fps(), seed(order, random), order.model().settings(), order.extras());
        check(request, capabilities);
        return request;
    }

    /** Frames of a clip: the number of the form 4n+1 nearest to the length, which video diffusion models of the Wan family need. */
    public static int frames(final double seconds, final int fps) {
        return Math.toIntExact(4 * Math.round(fps * seconds / 4) + 1);
    }

    /**
     * Holds a request against what an engine can make.
     *
     * @throws EngineException {@link EngineError#INVALID} naming the value and the limit
     */
    public static void check(final VideoRequest request, final Capabilities capabilities) throws EngineException {
        if (request.prompt().isBlank()) {
            throw invalid("The prompt is empty");
        }
        if (request.width() <= 0 || request.height() <= 0 || request.fps() <= 0 || request.frames() <= 0) {
            throw invalid("Width, height, frame rate and frames must be above zero: %dx%d, %d fps, %d frames"
                    .formatted(request.width(), request.height(), request.fps(), request.frames()));
        }
        final int multiple = Math.max(1, capabilities.sizeMultiple());
        if (request.width() % multiple != 0 || request.height() % multiple != 0) {
            throw invalid("The size %dx%d is not allowed: %s needs width and height to be multiples of %d"
                    .formatted(request.width(), request.height(), capabilities.name(), multiple));
        }
        if ((long) request.width() * request.height() > capabilities.maxPixels()) {
            throw invalid("The size %dx%d is too large: %s makes at most %d pixels"
                    .formatted(request.width(), request.height(), capabilities.name(), capabilities.maxPixels()));
        }
        if ((request.frames() - 1.0 - ROUNDING_FRAMES) / request.fps() > capabilities.maxSeconds()) {
            throw invalid(String.format(Locale.ROOT, "A clip of %.1f s is too long: %s makes at most %.1f s",
                    request.seconds(), capabilities.name(), capabilities.maxSeconds()));
        }
    }

    private static double seconds(final String text) throws EngineException {
        final double seconds;
        try {
            seconds = Double.parseDouble(text.strip());
        } catch (final NumberFormatException e) {
            throw new EngineException(EngineError.INVALID, "", "Clip Seconds must be a number but is '%s'".formatted(text), e);
        }
        // Four digits of seconds keep the frame number an int at any sensible rate; the engine's own limit is far lower.
        if (!(seconds > 0 && seconds < 10_000)) {
            throw invalid("Clip Seconds must be above 0 and below 10000 but is '%s'".formatted(text.strip()));
        }
        return seconds;
    }

    /**
     * The seed that an order gives, as digits; empty where it gives none.
     *
     * @throws EngineException {@link EngineError#INVALID} when it is no seed
     */
    static String givenSeed(final ClipOrder order) throws EngineException {
        return order.seed().isBlank() ? "" : String.valueOf(seed(order.seed()));
    }

    private static long seed(final ClipOrder order, final RandomGenerator random) throws EngineException {
        return order.seed().isBlank() ? random.nextLong(MAXIMUM_SEED + 1) : order.take().seed(seed(order.seed()));
    }

    private static long seed(final String text) throws EngineException {
        try {
            final long seed = Long.parseLong(text.strip());
            if (seed >= 0 && seed <= MAXIMUM_SEED) {
                return seed;
            }
        } catch (final NumberFormatException e) {
            throw new EngineException(EngineError.INVALID, "", "Seed must be a whole number but is '%s'".formatted(text), e);
        }
        throw invalid("Seed must be from 0 to %d but is '%s'".formatted(MAXIMUM_SEED, text.strip()));
    }

    private static EngineException invalid(final String message) {
        return new EngineException(EngineError.INVALID, "", message);
    }
}
