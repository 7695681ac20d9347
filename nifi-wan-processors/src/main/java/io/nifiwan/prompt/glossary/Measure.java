package io.nifiwan.prompt.glossary;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.List;

/**
 * What a quality gate may check of a term.
 *
 * @param metric   name of the measure, for example {@code camera_motion} or {@code tone}
 * @param target   asked class, null for measures by number
 * @param accept   measured classes that count as a match; empty where only the target does
 * @param min      least value of a measure by number, or null
 * @param max      greatest value of a measure by number, or null
 * @param positive text that describes the term to an image model, or null
 * @param negative text that describes its opposite, or null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Measure(String metric, @JsonProperty("class") String target, List<String> accept, Double min, Double max,
                      String positive, String negative) {
    public static final String CAMERA_MOTION = "camera_motion";
    public static final String TONE = "tone";

    public Measure {
        accept = accept == null ? List.of() : List.copyOf(accept);
    }

    /**
     * Classes that count as a match; holds the target. Where the glossary lists none, the target and the classes whose
     * definition includes it count: every blue-grey picture is a cool one.
     */
    public List<String> accepted() {
        if (!accept.isEmpty()) {
            return accept;
        }
        if (TONE.equals(metric) && "cool".equals(target)) {
            return List.of("cool", "blue_grey");
        }
        return target == null ? List.of() : List.of(target);
    }
}
