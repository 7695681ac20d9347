package io.nifiwan.quality.report;

import java.time.Instant;
import java.util.Map;

/**
 * What only the caller knows of a clip.
 *
 * @param name       file name
 * @param bytes      size of the file
 * @param attributes facts about the shot to be kept with the verdict
 * @param created    instant of the verdict
 */
public record ReportSource(String name, long bytes, Map<String, String> attributes, Instant created) {
    public ReportSource {
        attributes = Map.copyOf(attributes);
    }
}
