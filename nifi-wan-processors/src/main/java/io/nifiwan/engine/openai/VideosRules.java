package io.nifiwan.engine.openai;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.ModelSettings;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.job.RequestPlanner;

import java.util.List;
import java.util.Locale;

/** Rounds a request to what a server makes, and refuses what it cannot make before anything is sent: servers round or fail without a word. */
final class VideosRules {
    /** Rounding to 4n+1 frames adds at most two to the length that was asked for. */
    private static final int ROUNDING_FRAMES = 2;

    private VideosRules() {
    }

    /**
     * The request as the server makes it: frames of the form 4n+1, or the next length that the server offers.
     *
     * @throws EngineException {@link EngineError#INVALID} with the limit
     */
    static VideoRequest prepare(final VideoRequest request, final VideosSettings settings) throws EngineException {
        final VideosDialect dialect = settings.dialect();
        final VideosDialect.Limits limits = dialect.request().limits();
        final String size = size(request);
        if (!limits.sizes().isEmpty() && !limits.sizes().contains(size)) {
            throw invalid("%s makes only %s, not %s".formatted(dialect.title(), String.join(", ", limits.sizes()), size));
        }
        checkModel(settings.modelOf(request.settings()), dialect);
        final int frames = limits.seconds().isEmpty() ? wholeFrames(request)
                : RequestPlanner.frames(offered(request, dialect.title(), limits.seconds()), request.fps());
        return frames == request.frames() ? request : request.resized(request.width(), request.height(), frames, request.fps());
    }

    /** {@code WIDTHxHEIGHT}. */
    static String size(final VideoRequest request) {
        return request.width() + "x" + request.height();
    }

    /** Whole seconds, at least one. */
    static String seconds(final VideoRequest request) {
        return Long.toString(Math.max(1, Math.round(request.seconds())));
    }

    private static void checkModel(final ModelSettings model, final VideosDialect dialect) throws EngineException {
        final VideosDialect.Limits limits = dialect.request().limits();
        if (model.steps() > limits.maxSteps()) {
            throw invalid("%s takes at most %d steps, not %d".formatted(dialect.title(), limits.maxSteps(), model.steps()));
        }
        if (model.guidance() > limits.maxGuidance()) {
            throw invalid(String.format(Locale.ROOT, "%s takes a guidance of at most %.1f, not %.1f",
                    dialect.title(), limits.maxGuidance(), model.guidance()));
        }
    }

    private static int wholeFrames(final VideoRequest request) {
        return Math.max(1, (request.frames() - 1) / 4 * 4 + 1);
    }

    private static int offered(final VideoRequest request, final String title, final List<Integer> lengths) throws EngineException {
        final double shortest = (request.frames() - 1.0 - ROUNDING_FRAMES) / request.fps();
        return lengths.stream().filter(length -> length >= shortest).findFirst().orElseThrow(() -> invalid(String.format(Locale.ROOT,
                "%s makes clips of %s seconds, not of %.1f", title, lengths, request.seconds())));
    }

    private static EngineException invalid(final String message) {
        return new EngineException(EngineError.INVALID, "", message);
    }
}
