package io.nifiwan.quality.verdict;

import io.nifiwan.quality.measure.ClipInfo;
import io.nifiwan.quality.measure.Finding;

/** Where in a clip something is. */
final class ClipTimes {
    /** A stretch this near to an end of the clip, in seconds, counts as touching it; two frames count too. */
    private static final double END_TOLERANCE = 0.1;

    private ClipTimes() {
    }

    /** Length in seconds: as declared, else as decoded. */
    static double seconds(final ClipInfo info) {
        if (info.seconds() > 0) {
            return info.seconds();
        }
        return info.fps() > 0 ? info.decodedFrames() / info.fps() : 0;
    }

    /** Whether a stretch begins with the clip or ends with it. */
    static boolean touchesAnEnd(final Finding finding, final ClipInfo info) {
        final double tolerance = info.fps() > 0 ? Math.max(END_TOLERANCE, 2 / info.fps()) : END_TOLERANCE;
        return finding.from() <= tolerance || finding.to() >= seconds(info) - tolerance;
    }
}
