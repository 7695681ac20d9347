package io.nifiwan.quality.calibrate.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.quality.calibrate.Calibration;
import io.nifiwan.quality.calibrate.CriterionCalibration;
import io.nifiwan.quality.calibrate.JudgedClip;
import io.nifiwan.quality.calibrate.Label;
import io.nifiwan.quality.calibrate.Observation;
import io.nifiwan.quality.verdict.Direction;

import java.util.IdentityHashMap;
import java.util.OptionalDouble;

/** The values that the script of the page counts with, as JSON that is safe inside a script element. */
final class PageData {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PageData() {
    }

    static String of(final Calibration calibration, final IdentityHashMap<JudgedClip, Integer> numbers) {
        final ObjectNode data = MAPPER.createObjectNode();
        final ArrayNode labels = data.putArray("labels");
        calibration.clips().forEach(clip -> labels.add(clip.label().label().map(label -> label == Label.BAD ? "bad" : "good").orElse("")));
        data.putObject("plot").put("left", Histogram.LEFT).put("right", Histogram.WIDTH - Histogram.RIGHT);
        final ObjectNode criteria = data.putObject("criteria");
        for (final CriterionCalibration criterion : calibration.criteria()) {
            final OptionalDouble review = criterion.after().review();
            final OptionalDouble reject = criterion.after().reject();
            final Scale axis = Histogram.axis(criterion.observations().stream().map(Observation::sample).toList(), review, reject);
            final boolean below = criterion.criterion().direction() == Direction.BELOW;
            final ObjectNode entry = criteria.putObject(criterion.criterion().id());
            entry.put("below", below).put("low", axis.low()).put("high", axis.high());
            // Without a limit the slider begins where it flags nothing.
            entry.put("limit", review.orElse(reject.orElse(below ? axis.low() : axis.high())));
            final ArrayNode values = entry.putArray("values");
            criterion.observations().forEach(observation -> values.addArray().add(numbers.get(observation.clip()))
                    .add(observation.sample().value()).add(observation.sample().bad() ? 1 : 0));
        }
        return data.toString().replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }
}
