package io.nifiwan.quality.metric;

import io.nifiwan.quality.decode.ColorPicture;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

import java.util.List;

/**
 * Colour statistics of a clip in CIELAB.
 *
 * @param lightness          mean L*, 0 to 100
 * @param p5                 5th percentile of L*
 * @param p95                95th percentile of L*
 * @param a                  mean a*
 * @param b                  mean b*
 * @param chroma             mean chroma
 * @param coherence          length of (a, b) over the mean chroma, 0 to 1; 0 without chroma
 * @param hue                degrees of (a, b), 0 to 360
 * @param spread             square root of the sum of the variances of a* and b*
 * @param lightnessByPicture mean L* of each picture
 */
@SuppressWarnings("ArrayRecordComponent") // A series of numbers; nobody compares tones.
record Tone(double lightness, double p5, double p95, double a, double b, double chroma, double coherence, double hue, double spread,
            double[] lightnessByPicture) {
    /** Darker pixels have no colour worth counting. */
    private static final double COLORLESS = 8;

    static Tone of(final List<ColorPicture> pictures) {
        final Bars bars = Bars.of(pictures);
        final Series lightness = new Series();
        final double[] byPicture = new double[pictures.size()];
        final double[] lab = new double[3];
        double total = 0;
        double chroma = 0;
        double a = 0;
        double b = 0;
        double squares = 0;
        int colored = 0;
        for (int index = 0; index < byPicture.length; index++) {
            final ColorPicture picture = pictures.get(index);
            double sum = 0;
            for (int y = bars.top(); y < bars.bottom(); y++) {
                for (int x = bars.left(); x < bars.right(); x++) {
                    LabColor.convert(picture.rgb(), 3 * (y * picture.width() + x), lab);
                    lightness.add(lab[0]);
                    sum += lab[0];
                    if (lab[0] > COLORLESS) {
                        a += lab[1];
                        b += lab[2];
                        squares += lab[1] * lab[1] + lab[2] * lab[2];
                        chroma += Math.hypot(lab[1], lab[2]);
                        colored++;
                    }
                }
            }
            byPicture[index] = sum / bars.area();
            total += sum;
        }
        final int count = Math.max(1, colored);
        a /= count;
        b /= count;
        chroma /= count;
        final double[] values = lightness.toArray();
        final Percentile percentile = new Percentile();
        percentile.setData(values);
        final double degrees = Math.toDegrees(Math.atan2(b, a));
        return new Tone(total / values.length, percentile.evaluate(5), percentile.evaluate(95), a, b, chroma,
            chroma > 0 ? Math.hypot(a, b) / chroma : 0, degrees < 0 ? degrees + 360 : degrees,
            Math.sqrt(Math.max(0, squares / count - a * a - b * b)), byPicture);
    }
}
