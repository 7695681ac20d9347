package io.nifiwan.quality.processors;

import io.nifiwan.quality.verdict.Criterion;
import io.nifiwan.quality.verdict.Decimals;
import io.nifiwan.quality.verdict.Direction;
import io.nifiwan.quality.verdict.Severity;
import io.nifiwan.quality.verdict.Threshold;
import io.nifiwan.quality.verdict.Thresholds;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.PropertyValue;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.components.Validator;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The thresholds as optional properties: one that is not set leaves the limit of the profile. The descriptions name the limits of
 * the profiles, read from the profiles themselves.
 */
final class ThresholdProperties {
    private static final Validator NUMBER = (subject, input, context) -> new ValidationResult.Builder()
            .subject(subject)
            .input(input)
            .valid(isNumber(input))
            .explanation("a number of 0 or above is expected, with a decimal point")
            .build();

    private static final List<Entry> ENTRIES = List.of(
            entry("Sharpness Review Below", Criterion.SHARPNESS, Severity.REVIEW),
            entry("Sharpness Reject Below", Criterion.SHARPNESS, Severity.REJECT),
            entry("Noise Review Above", Criterion.NOISE, Severity.REVIEW),
            entry("Noise Reject Above", Criterion.NOISE, Severity.REJECT),
            entry("Structure Reject Below", Criterion.STRUCTURE, Severity.REJECT),
            entry("Motion Review Above", Criterion.MOTION, Severity.REVIEW),
            entry("Motion Reject Above", Criterion.MOTION, Severity.REJECT),
            entry("Flicker Review Above", Criterion.FLICKER, Severity.REVIEW),
            entry("Flicker Reject Above", Criterion.FLICKER, Severity.REJECT),
            entry("Flash Share Review Above", Criterion.FLASH_SHARE, Severity.REVIEW),
            entry("Flash Share Reject Above", Criterion.FLASH_SHARE, Severity.REJECT),
            entry("Frozen Seconds Review Above", Criterion.FROZEN_SECONDS, Severity.REVIEW),
            entry("Frozen Seconds Reject Above", Criterion.FROZEN_SECONDS, Severity.REJECT),
            entry("Frozen Share Reject Above", Criterion.FROZEN_SHARE, Severity.REJECT),
            entry("Black Seconds Review Above", Criterion.BLACK_SECONDS, Severity.REVIEW),
            entry("Black Seconds Reject Above", Criterion.BLACK_SECONDS, Severity.REJECT),
            entry("Black Share Reject Above", Criterion.BLACK_SHARE, Severity.REJECT),
            entry("Cuts Reject Above", Criterion.CUTS, Severity.REJECT),
            entry("Shake Review Above", Criterion.SHAKE, Severity.REVIEW),
            entry("Shake Reject Above", Criterion.SHAKE, Severity.REJECT),
            entry("CLIP Similarity Review Below", Criterion.CLIP_SIMILARITY, Severity.REVIEW),
            entry("CLIP Similarity Reject Below", Criterion.CLIP_SIMILARITY, Severity.REJECT),
            entry("VLM Judge Review Below", Criterion.VLM_JUDGE, Severity.REVIEW),
            entry("VLM Judge Reject Below", Criterion.VLM_JUDGE, Severity.REJECT),
            entry("Score Pass At", Criterion.SCORE, Severity.REVIEW),
            entry("Score Review At", Criterion.SCORE, Severity.REJECT));

    private ThresholdProperties() {
    }

    /** A property with the limit that it sets. */
    private record Entry(PropertyDescriptor descriptor, Criterion criterion, Severity severity) {
    }

    static List<PropertyDescriptor> descriptors() {
        return ENTRIES.stream().map(Entry::descriptor).toList();
    }

    /** The thresholds of the profile with the limits that are set; values must be valid numbers. */
    static Thresholds read(final Thresholds profile, final Function<PropertyDescriptor, PropertyValue> properties) {
        Thresholds thresholds = profile;
        for (final Entry entry : ENTRIES) {
            final PropertyValue value = properties.apply(entry.descriptor());
            if (value.isSet()) {
                thresholds = thresholds.with(entry.criterion(), entry.severity(), Double.parseDouble(value.getValue()));
            }
        }
        return thresholds;
    }

    /** One result for each criterion whose limits contradict each other, on its first property. */
    static List<ValidationResult> contradictions(final Thresholds thresholds) {
        return thresholds.contradictory().stream().map(threshold -> new ValidationResult.Builder()
                .subject(ENTRIES.stream().filter(entry -> entry.criterion() == threshold.criterion()).findFirst()
                        .map(entry -> entry.descriptor().getName()).orElse(threshold.criterion().title()))
                .valid(false)
                .explanation(threshold.contradiction().orElse(""))
                .build()).toList();
    }

    private static Entry entry(final String name, final Criterion criterion, final Severity severity) {
        final String defaults = Arrays.stream(QualityProfile.values())
                .map(profile -> profile.getDisplayName() + " " + limit(profile.profile().thresholds().of(criterion), severity))
                .collect(Collectors.joining(", "));
        return new Entry(new PropertyDescriptor.Builder()
                .name(name)
                .description(meaning(criterion, severity) + " Where it is not set, the profile decides: " + defaults + ".")
                .required(false)
                .addValidator(NUMBER)
                .build(), criterion, severity);
    }

    private static String meaning(final Criterion criterion, final Severity severity) {
        if (criterion == Criterion.SCORE) {
            return severity == Severity.REVIEW ? "A clip whose weighted score is at least this can pass."
                    : "A clip whose weighted score is below this is rejected.";
        }
        final String consequence = severity == Severity.REVIEW ? " needs a review." : " is rejected.";
        final String place = criterion == Criterion.BLACK_SECONDS
                ? severity == Severity.REJECT ? " inside the clip" : " at an end of the clip" : "";
        return "A clip whose " + subject(criterion) + place + " is "
                + (criterion.direction() == Direction.BELOW ? "below" : "above") + " this value" + consequence;
    }

    private static String subject(final Criterion criterion) {
        return switch (criterion) {
            case SHARPNESS -> "contrast-normalised block sharpness (SharpR)";
            case NOISE -> "contrast-normalised block sharpness (SharpR), far beyond any lens,";
            case STRUCTURE -> "range of lightness L* (5th to 95th percentile), in a blurred picture,";
            case MOTION -> "temporal coherence ratio (error of motion-compensated interpolation over the change between frames)";
            case FLICKER -> "brightness jitter (mean absolute second difference of mean luma, 0 to 255)";
            case FLASH_SHARE -> "share of frames with a jump in brightness";
            case FROZEN_SECONDS -> "longest standstill in seconds";
            case FROZEN_SHARE -> "share of standing frames";
            case BLACK_SECONDS -> "longest black stretch in seconds";
            case BLACK_SHARE -> "share of black frames";
            case CUTS -> "number of cuts";
            case SHAKE -> "camera shake (frame widths a second), unless handheld is asked,";
            case CLIP_SIMILARITY -> "similarity of frames and prompt (0 to 1, CLIP Scorer)";
            case VLM_JUDGE -> "grade by the vision and language model (0 to 1, VLM Scorer)";
            case DECODED_SHARE, CAMERA_MATCH, TONE_MATCH, SCORE -> criterion.title();
        };
    }

    private static String limit(final Threshold threshold, final Severity severity) {
        final OptionalDouble limit = severity == Severity.REVIEW ? threshold.review() : threshold.reject();
        return limit.isPresent() ? Decimals.text(limit.getAsDouble()) : "no limit";
    }

    private static boolean isNumber(final String text) {
        try {
            final double value = Double.parseDouble(text);
            return value >= 0 && Double.isFinite(value);
        } catch (final NumberFormatException e) {
            return false;
        }
    }
}
