package io.nifiwan.quality;

import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptSpec;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Expectation.Asked;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a clip was asked to be from its attributes: size, rate and length from {@code video.*}, camera movement and tone from
 * {@code prompt.spec}. The length that the spec names is left alone, because an engine rounds it to what it can make and
 * {@code video.*} holds the result.
 *
 * @param specRequired  whether a missing spec is an error; else nothing is asked of camera and tone
 * @param videoRequired whether a missing size, rate or number of frames is an error; else what is missing is not asked
 */
public record ExpectationReader(boolean specRequired, boolean videoRequired) {
    private static final List<String> VIDEO = List.of(VideoAttributes.WIDTH, VideoAttributes.HEIGHT, VideoAttributes.FPS,
            VideoAttributes.FRAMES);

    /**
     * Reads the attributes of a clip.
     *
     * @throws CheckException when an attribute is not usable, or missing and required
     */
    public Expectation read(final Map<String, String> attributes) throws CheckException {
        final List<String> missing = new ArrayList<>(VIDEO);
        missing.removeIf(name -> !attributes.getOrDefault(name, "").isBlank());
        if (videoRequired && !missing.isEmpty()) {
            throw new CheckException(CheckError.MISSING_VIDEO_ATTRIBUTES, "The clip has no " + String.join(", ", missing));
        }
        final Optional<PromptSpec> spec = spec(attributes.getOrDefault(PromptAttributes.PROMPT_SPEC, ""));
        final int frames = (int) number(attributes, VideoAttributes.FRAMES, true);
        // The number of frames says the length more exactly than rounded seconds do.
        final double seconds = frames > 0 ? 0 : number(attributes, VideoAttributes.DURATION, false);
        return new Expectation((int) number(attributes, VideoAttributes.WIDTH, true), (int) number(attributes, VideoAttributes.HEIGHT, true),
                number(attributes, VideoAttributes.FPS, false), frames, seconds, asked(spec.map(PromptSpec::camera)),
                asked(spec.map(PromptSpec::tone)));
    }

    private Optional<PromptSpec> spec(final String json) throws CheckException {
        if (json.isBlank()) {
            if (specRequired) {
                throw new CheckException(CheckError.MISSING_PROMPT_SPEC, "The clip has no " + PromptAttributes.PROMPT_SPEC);
            }
            return Optional.empty();
        }
        final PromptSpec spec;
        try {
            spec = PromptSpec.fromJson(json);
        } catch (final IllegalArgumentException e) {
            throw new CheckException(CheckError.INVALID_PROMPT_SPEC, e.getMessage(), e);
        }
        if (spec == null || spec.version() > PromptSpec.VERSION) {
            throw new CheckException(CheckError.INVALID_PROMPT_SPEC, PromptAttributes.PROMPT_SPEC + " is "
                    + (spec == null ? "null" : "of version " + spec.version()) + ", expected version " + PromptSpec.VERSION);
        }
        return Optional.of(spec);
    }

    private static Optional<Asked> asked(final Optional<PromptSpec.Expected> expected) throws CheckException {
        if (expected.isEmpty()) {
            return Optional.empty();
        }
        final PromptSpec.Expected asked = expected.get();
        if (asked.target() == null || asked.target().isBlank()) {
            throw new CheckException(CheckError.INVALID_PROMPT_SPEC,
                    PromptAttributes.PROMPT_SPEC + " asks for a " + asked.metric() + " without a target");
        }
        return Optional.of(new Asked(asked.term() == null ? "" : asked.term(), asked.target(), asked.accept()));
    }

    /** The number in an attribute, or 0 where it is absent. */
    private static double number(final Map<String, String> attributes, final String name, final boolean whole) throws CheckException {
        final String text = attributes.getOrDefault(name, "").trim();
        if (text.isEmpty()) {
            return 0;
        }
        try {
            final double value = whole ? Integer.parseInt(text) : Double.parseDouble(text);
            if (value > 0 && Double.isFinite(value)) {
                return value;
            }
        } catch (final NumberFormatException e) {
            throw invalid(name, text, whole, e);
        }
        throw invalid(name, text, whole, null);
    }

    private static CheckException invalid(final String name, final String text, final boolean whole, final NumberFormatException cause) {
        return new CheckException(CheckError.INVALID_VIDEO_ATTRIBUTE,
                name + " is \"" + text + "\", expected a " + (whole ? "whole " : "") + "number above 0", cause);
    }
}
