package io.nifiwan.engine.animatic;

import io.nifiwan.engine.Capabilities;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.VideoRequest;

/** What the engine makes and what it refuses. */
public final class RequestRules {
    /** What the engine can make; the limits bound memory to about 250 MB for a clip. */
    public static final Capabilities CAPABILITIES = new Capabilities("animatic", 30, 1920L * 1088, 2, false, true);
    private static final int LEAST_SIDE = 64;
    private static final int MOST_FPS = 60;

    private RequestRules() {
    }

    static void check(final VideoRequest request) throws EngineException {
        final long pixels = (long) request.width() * request.height();
        if (request.width() < LEAST_SIDE || request.height() < LEAST_SIDE || request.width() % 2 != 0 || request.height() % 2 != 0
                || pixels > CAPABILITIES.maxPixels()) {
            throw invalid("size", "The animatic engine makes even sizes from " + LEAST_SIDE + " pixels a side to "
                    + CAPABILITIES.maxPixels() + " pixels in all; got "
                    + request.width() + "x" + request.height());
        }
        if (request.fps() < 1 || request.fps() > MOST_FPS) {
            throw invalid("fps", "The animatic engine makes 1 to " + MOST_FPS + " frames per second; got " + request.fps());
        }
        if (request.frames() < 1 || request.seconds() > CAPABILITIES.maxSeconds() + 1.0 / request.fps()) {
            throw invalid("frames", "The animatic engine makes clips of at most " + CAPABILITIES.maxSeconds() + " seconds; got "
                    + request.frames() + " frames at "
                    + request.fps() + " frames per second");
        }
        if (request.prompt() == null || request.prompt().isBlank()) {
            throw invalid("prompt", "The prompt is empty");
        }
    }

    private static EngineException invalid(final String code, final String message) {
        return new EngineException(EngineError.INVALID, code, message);
    }
}
