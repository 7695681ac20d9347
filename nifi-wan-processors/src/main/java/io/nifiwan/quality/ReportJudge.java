package io.nifiwan.quality;

import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.report.Redecision;
import io.nifiwan.quality.report.ReportJson;
import io.nifiwan.quality.verdict.RequiredLayers;
import io.nifiwan.quality.verdict.Thresholds;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/**
 * Judges old reports anew, without decoding.
 *
 * @param thresholds what the verdict is made with
 * @param required   layers without which a clip cannot pass
 */
public record ReportJudge(Thresholds thresholds, RequiredLayers required) {
    /** Longest report in bytes; a report has some 100 kB, since its series are bounded. */
    public static final long LARGEST = 16L << 20;

    /**
     * Judges a report.
     *
     * @param content a report of this format as UTF-8 JSON; not closed
     * @param created instant of the new verdict
     * @throws CheckException when the content is no such report
     */
    public CheckedClip judge(final InputStream content, final Instant created) throws CheckException {
        try {
            final QualityReport old = ReportJson.read(content);
            final Redecision decision = Redecision.of(old, thresholds, required, created);
            return CheckedClip.of(decision.expectation(), decision.measurements(), decision.judgement(), decision.report());
        } catch (final IOException e) {
            throw new CheckException(CheckError.INVALID_REPORT, e.getMessage(), e);
        } catch (final NullPointerException | IllegalArgumentException e) {
            throw new CheckException(CheckError.INVALID_REPORT, "The report lacks something that every report has: " + e.getMessage(), e);
        }
    }
}
