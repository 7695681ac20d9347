package io.nifiwan.launcher.quality;

import io.nifiwan.quality.report.QualityReport;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What became of a file.
 *
 * @param file    the file
 * @param report  its report, empty where there is none
 * @param failure why there is none, or empty
 */
record CheckedFile(Path file, Optional<QualityReport> report, String failure) {
}
