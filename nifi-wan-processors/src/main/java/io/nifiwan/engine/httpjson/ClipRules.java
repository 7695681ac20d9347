package io.nifiwan.engine.httpjson;

import io.nifiwan.engine.Capabilities;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.job.RequestPlanner;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a model makes. Sizes and lengths beside those offered are rounded to the nearest; what is above the largest is refused.
 *
 * @param sizes                  sizes offered; empty means every multiple of sizeMultiple
 * @param maximumPixels          largest width x height; where absent, of the sizes, or no limit
 * @param sizeMultiple           width and height are rounded down to multiples of it; 2 where absent
 * @param seconds                lengths offered, in seconds; empty means any up to maximumSeconds
 * @param maximumSeconds         longest clip; where absent, of the lengths, or one hour
 * @param minimumSeconds         shortest clip
 * @param wholeSeconds           whether the engine is asked for a number of seconds, which then is a whole one
 * @param minimumFrames          fewest frames, of the form 4n+1
 * @param maximumFrames          most frames, of the form 4n+1; 0 where there is no limit
 * @param framesPerSecond        rates offered; empty means any
 * @param maximumFramesPerSecond highest rate where any is offered; 0 where there is no limit
 * @param negativePrompt         whether a negative prompt has any effect
 * @param promptCharacters       longest prompt in characters; 0 where there is no limit
 */
public record ClipRules(List<Size> sizes, long maximumPixels, int sizeMultiple, List<Integer> seconds, double maximumSeconds,
                        double minimumSeconds, boolean wholeSeconds, int minimumFrames, int maximumFrames, List<Integer> framesPerSecond,
                        int maximumFramesPerSecond, boolean negativePrompt, int promptCharacters) {
    private static final double NO_LIMIT_SECONDS = 3600;
    /** Vendors round each size of a ratio to other multiples: ratios that differ by less than a tenth are meant to be the same. */
    private static final double SAME_SHAPE = 0.1;

    /**
     * One size that the engine offers.
     *
     * @param width  pixels
     * @param height pixels
     * @param values names of the size in the engine's words, for templates, for example a tier and a ratio
     */
    public record Size(int width, int height, Map<String, String> values) {
        public Size {
            values = values == null ? Map.of() : Map.copyOf(values);
            if (width <= 0 || height <= 0) {
                throw new IllegalArgumentException("A size has a width and a height");
            }
        }

        long pixels() {
            return (long) width * height;
        }

        double shapeDistance(final Size other) {
            return Math.abs(Math.log((double) width * other.height / ((double) height * other.width)));
        }
    }

    public ClipRules {
        sizes = sizes == null ? List.of() : List.copyOf(sizes);
        seconds = seconds == null ? List.of() : seconds.stream().sorted().toList();
        framesPerSecond = framesPerSecond == null ? List.of() : List.copyOf(framesPerSecond);
        sizeMultiple = Math.max(2, sizeMultiple);
    }

    Capabilities capabilities(final String name) {
        final long pixels = maximumPixels > 0 ? maximumPixels : sizes.stream().mapToLong(Size::pixels).max().orElse(Long.MAX_VALUE);
        return new Capabilities(name, longest(), pixels, 2, negativePrompt, false);
    }

    /** The request as it is made; gives its own answer back unchanged. */
    VideoRequest prepare(final VideoRequest request) throws EngineException {
        if (promptCharacters > 0 && request.prompt().codePointCount(0, request.prompt().length()) > promptCharacters) {
            throw invalid("The prompt has more than the %d characters that the engine reads".formatted(promptCharacters));
        }
        final int rate = rate(request.fps());
        final double asked = (request.frames() - 1.0) / request.fps();
        final int frames = frames(seconds(asked), rate);
        final Optional<Size> size = size(request.width(), request.height());
        final int width = size.map(Size::width).orElseGet(() -> multiple(request.width()));
        final int height = size.map(Size::height).orElseGet(() -> multiple(request.height()));
        return request.resized(width, height, frames, rate);
    }

    /** Of the offered sizes near in shape, the one nearest in pixels; empty where any size is offered. */
    Optional<Size> size(final int width, final int height) {
        final Size asked = new Size(width, height, Map.of());
        final double nearest = sizes.stream().mapToDouble(size -> size.shapeDistance(asked)).min().orElse(0);
        return sizes.stream().filter(size -> size.shapeDistance(asked) <= nearest + SAME_SHAPE)
                .min(Comparator.comparingDouble(size -> Math.abs(Math.log((double) size.pixels() / asked.pixels()))));
    }

    /** Length that a prepared request asks for, in seconds. */
    double seconds(final VideoRequest request) {
        final double exact = (request.frames() - 1.0) / request.fps();
        return wholeSeconds ? Math.rint(exact) : exact;
    }

    private int rate(final int asked) {
        final int limited = maximumFramesPerSecond > 0 ? Math.min(asked, maximumFramesPerSecond) : asked;
        return framesPerSecond.stream()
                .min(Comparator.comparingInt((Integer rate) -> Math.abs(rate - limited)).thenComparing(Comparator.naturalOrder()))
                .orElse(limited);
    }

    private double seconds(final double asked) throws EngineException {
        final double longest = longest();
        // Frames of the form 4n+1 stand for a length that is up to two frames off.
        if (asked > longest + 0.5) {
            throw invalid(String.format(Locale.ROOT, "A clip of %.1f s is too long: the engine makes at most %.1f s", asked, longest));
        }
        if (!seconds.isEmpty()) {
            return seconds.stream().min(Comparator.comparingDouble(length -> Math.abs(length - asked))).orElseThrow();
        }
        final double rounded = wholeSeconds ? Math.max(1, Math.rint(asked)) : asked;
        return Math.clamp(rounded, Math.min(minimumSeconds, longest), longest);
    }

    private int frames(final double length, final int rate) throws EngineException {
        final int frames = Math.max(RequestPlanner.frames(length, rate), minimumFrames);
        if (maximumFrames > 0 && frames > maximumFrames) {
            throw invalid("%d frames are too many: the engine makes at most %d; ask for fewer seconds or a lower rate"
                    .formatted(frames, maximumFrames));
        }
        return frames;
    }

    private double longest() {
        if (maximumSeconds > 0) {
            return maximumSeconds;
        }
        return seconds.isEmpty() ? NO_LIMIT_SECONDS : seconds.getLast();
    }

    private int multiple(final int pixels) {
        return Math.max(sizeMultiple, pixels / sizeMultiple * sizeMultiple);
    }

    private static EngineException invalid(final String message) {
        return new EngineException(EngineError.INVALID, "", message);
    }
}
