package io.nifiwan.launcher.quality;

import io.nifiwan.quality.calibrate.Calibration;
import io.nifiwan.quality.calibrate.CriterionCalibration;
import io.nifiwan.quality.verdict.Criterion;
import io.nifiwan.quality.verdict.Direction;
import io.nifiwan.quality.verdict.Severity;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Calibrated limits as NiFi parameters, each with the name of the property of CheckVideoQuality that it is for. */
final class LimitParameters {
    private LimitParameters() {
    }

    /** The limits that were changed; a limit that was taken away has no value to put. */
    static Map<String, String> of(final Calibration calibration) {
        final Map<String, String> parameters = new LinkedHashMap<>();
        for (final CriterionCalibration criterion : calibration.criteria()) {
            if (criterion.isChanged()) {
                criterion.after().review().ifPresent(limit -> parameters.put(name(criterion.criterion(), Severity.REVIEW), text(limit)));
                criterion.after().reject().ifPresent(limit -> parameters.put(name(criterion.criterion(), Severity.REJECT), text(limit)));
            }
        }
        return parameters;
    }

    /** For example {@code Flash Share Review Above}. */
    static String name(final Criterion criterion, final Severity severity) {
        if (criterion == Criterion.SCORE) {
            return severity == Severity.REVIEW ? "Score Pass At" : "Score Review At";
        }
        return Arrays.stream((criterion.id() + "_" + severity.name().toLowerCase(Locale.ROOT) + "_"
                        + (criterion.direction() == Direction.BELOW ? "below" : "above")).split("_"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1)).collect(Collectors.joining(" "));
    }

    private static String text(final double limit) {
        return BigDecimal.valueOf(limit).toPlainString();
    }
}
