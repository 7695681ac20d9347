package io.nifiwan.engine.dashscope;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One model: what it makes, and which of that is nearest to what is asked.
 *
 * @param name  as it is sent
 * @param rules what it takes
 * @param sizes what it makes, at least one
 */
record VideoModel(String name, ModelRules rules, List<FrameSize> sizes) {
    /** The shape of the picture may change by a tenth: 832x480 stands for 16:9, 4:3 does not. */
    private static final double SHAPE_TOLERANCE = Math.log(1.1);
    /** A plan has up to three frames more than the asked length: it rounds to 4n+1 frames. */
    private static final int ROUNDING_FRAMES = 3;

    /**
     * The size nearest to the asked one: of about its shape, in the largest tier whose short side is not above the asked short side, so that
     * rounding never buys a dearer tier, or in the smallest where all are larger.
     *
     * @param rounds whether another size than the asked one will do
     * @throws EngineException {@link EngineError#INVALID} with the sizes that there are
     */
    FrameSize sizeFor(final int width, final int height, final boolean rounds) throws EngineException {
        final Optional<FrameSize> exact = sizes.stream().filter(size -> size.is(width, height)).findFirst();
        if (exact.isPresent()) {
            return exact.get();
        }
        final List<FrameSize> alike = sizes.stream()
                .filter(size -> rounds && size.shapeDistance(width, height) <= SHAPE_TOLERANCE)
                .toList();
        final int asked = Math.min(width, height);
        final Comparator<FrameSize> nearest = Comparator.comparingInt((FrameSize size) -> tierRank(size.tier(), asked))
                .thenComparingDouble(size -> size.shapeDistance(width, height));
        return alike.stream().min(nearest).orElseThrow(() -> new EngineException(EngineError.INVALID, "", "%s makes no clips of %dx%d; it makes %s"
                .formatted(name, width, height, sizes.stream().map(size -> size.width() + "x" + size.height()).collect(Collectors.joining(", ")))));
    }

    /** Tiers not above the asked short side come first, the largest of them leading; then those above, the smallest leading. */
    private int tierRank(final String tier, final int asked) {
        final int lines = sizes.stream().filter(size -> size.tier().equals(tier)).mapToInt(FrameSize::shortSide).min().orElseThrow();
        return lines <= asked ? asked - lines : lines;
    }

    /**
     * The shortest length that is not shorter than the asked one: a clip that is too long can be cut, one that is too short cannot be mended.
     *
     * @param frames asked frames
     * @param fps    at this rate
     * @return whole seconds
     * @throws EngineException {@link EngineError#INVALID} when the longest is too short
     */
    int secondsFor(final int frames, final int fps) throws EngineException {
        for (final int offered : rules.seconds()) {
            if (frames - ROUNDING_FRAMES <= offered * fps) {
                return offered;
            }
        }
        throw new EngineException(EngineError.INVALID, "", String.format(Locale.ROOT,
                "%s makes clips of at most %d s, and %.1f s are asked: cut the shot, or choose a model of longer clips",
                name, rules.seconds().getLast(), (double) frames / fps));
    }

    /**
     * Checks the length of the texts.
     *
     * @throws EngineException {@link EngineError#INVALID} with the limit
     */
    void checkTexts(final String prompt, final String negativePrompt) throws EngineException {
        if (prompt.isBlank()) {
            throw new EngineException(EngineError.INVALID, "", "The prompt is empty");
        }
        requireWithin("The prompt", prompt, rules.promptLimit());
        if (rules.negativePrompt() != PromptField.NONE) {
            requireWithin("The negative prompt", negativePrompt, rules.negativeLimit());
        }
    }

    private void requireWithin(final String what, final String text, final int limit) throws EngineException {
        final int characters = text.codePointCount(0, text.length());
        if (characters > limit) {
            throw new EngineException(EngineError.INVALID, "", "%s has %d characters; %s reads only the first %d, so it is not sent"
                    .formatted(what, characters, name, limit));
        }
    }
}
