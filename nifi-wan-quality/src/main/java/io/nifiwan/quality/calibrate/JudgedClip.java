package io.nifiwan.quality.calibrate;

import io.nifiwan.quality.report.QualityReport;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A labelled clip with its report.
 *
 * @param label  what people say of it
 * @param report what was measured of it
 * @param video  the file, where it is at hand
 */
public record JudgedClip(ClipLabel label, QualityReport report, Optional<Path> video) {
}
