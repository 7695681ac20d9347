package io.nifiwan.quality.calibrate;

import io.nifiwan.quality.report.QualityReport;

/**
 * A labelled pair with its reports.
 *
 * @param label  which clip a person prefers
 * @param first  report of clip A
 * @param second report of clip B
 */
public record JudgedPair(PairLabel label, QualityReport first, QualityReport second) {
}
