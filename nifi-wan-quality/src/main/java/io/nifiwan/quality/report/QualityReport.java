package io.nifiwan.quality.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.nifiwan.quality.measure.ReasonCode;
import io.nifiwan.quality.verdict.ScoreState;
import io.nifiwan.quality.verdict.Severity;
import io.nifiwan.quality.verdict.Verdict;

import java.util.List;
import java.util.Map;

/**
 * The report on one clip as it is written and read: plain values only. The JSON Schema beside {@link ReportJson} describes the same
 * format for other programs. Readers ignore fields that they do not know; a change that breaks readers gets a new schema id.
 *
 * @param schema      {@value #SCHEMA}
 * @param software    name and version of the program that judged
 * @param created     instant of the verdict, ISO 8601 in UTC
 * @param verdict     what becomes of the clip
 * @param score       weighted total, 0 to 1
 * @param clip        the file
 * @param attributes  facts about the shot that the caller gave, for example {@code shot.id} and {@code video.seed}
 * @param expectation what the clip was asked to be
 * @param reasons     why it is no clean pass, worst first
 * @param dimensions  scores by dimension
 * @param matches     what was asked against what was measured
 * @param layers      which layers of the judgement ran
 * @param metrics     raw measurements
 * @param profile     id of the profile
 * @param thresholds  the limits that were used
 * @param curves      the calibration curves that were used
 * @param milliseconds time that measuring took, 0 where nothing could be measured
 * @param previous    the verdict that this one replaces without a new measurement, missing where the clip was measured for this one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QualityReport(String schema, Software software, String created, Verdict verdict, double score, Clip clip,
                            Map<String, String> attributes, Asked expectation, List<ReasonEntry> reasons,
                            List<DimensionEntry> dimensions, List<MatchEntry> matches, List<Layer> layers, List<Metric> metrics,
                            String profile, List<Limit> thresholds, List<CurveEntry> curves, long milliseconds, Previous previous) {
    /** Version of the format; a change that breaks readers gets a new one. */
    public static final int VERSION = 1;
    /** Identity of the format. */
    public static final String SCHEMA = "nifi-wan/quality-report/" + VERSION;

    /** This decision, made again on what an older report measured: its series and times are kept as they are. */
    QualityReport after(final QualityReport old) {
        return new QualityReport(schema, software, created, verdict, score, clip, attributes, expectation, reasons, dimensions, matches, layers,
                old.metrics, profile, thresholds, curves, old.milliseconds, new Previous(old.created, old.verdict, old.score, old.profile));
    }

    /**
     * A verdict that was replaced.
     *
     * @param created its instant, ISO 8601 in UTC
     * @param verdict what became of the clip
     * @param score   weighted total, 0 to 1
     * @param profile id of the profile
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Previous(String created, Verdict verdict, double score, String profile) {
    }

    /** The program that judged. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Software(String name, String version) {
    }

    /**
     * The file; what follows the size is missing where the clip cannot be decoded.
     *
     * @param name           file name
     * @param bytes          size
     * @param container      container format
     * @param codec          video codec
     * @param width          displayed pixels
     * @param height         displayed pixels
     * @param fps            average frames per second
     * @param declaredFrames as the container declares, or 0
     * @param decodedFrames  as decoded
     * @param seconds        declared length
     * @param constantRate   whether the frames are evenly spaced
     * @param audio          whether there is an audio stream
     * @param decoder        what decoded it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Clip(String name, long bytes, String container, String codec, Integer width, Integer height, Double fps,
                       Integer declaredFrames, Integer decodedFrames, Double seconds, Boolean constantRate, Boolean audio,
                       String decoder) {
    }

    /** What was asked; a field that is missing was not asked. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Asked(Integer width, Integer height, Double fps, Integer frames, Double seconds, AskedClass camera, AskedClass tone,
                        List<String> containers, List<String> codecs, Boolean audio) {
    }

    /** An asked class, as the glossary names it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record AskedClass(String term, String target, List<String> accept) {
    }

    /** A reason; value and threshold are missing where no number decided. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReasonEntry(ReasonCode code, Severity severity, double from, double to, Double value, Double threshold,
                              String explanation) {
    }

    /** A dimension; the score is missing where there is none. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DimensionEntry(String dimension, ScoreState state, Double score, double weight, String explanation) {
    }

    /** A match; the value is missing where there is none. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MatchEntry(String measure, String term, String asked, List<String> accepted, List<String> measured, ScoreState state,
                             Double value, String explanation) {
    }

    /**
     * Raw measurements of one metric; a number that is not finite is null.
     *
     * @param series  values over time; their times in the series {@code seconds} where there is one, else evenly spaced over the clip
     * @param thinned how many measured values each value of a series stands for; without the series that are complete
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Metric(String metric, boolean applicable, String note, Map<String, Double> values, Map<String, String> labels,
                         Map<String, List<Double>> series, List<FindingEntry> findings,
                         @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Integer> thinned) {
        public Metric {
            thinned = thinned == null ? Map.of() : Map.copyOf(thinned);
        }
    }

    /** A place that a metric pointed at; the value is missing where it is not finite. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FindingEntry(ReasonCode code, double from, double to, Double value, String explanation) {
    }

    /** A limit; review or reject is missing where there is none. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Limit(String criterion, String direction, Double review, Double reject) {
    }

    /** A calibration curve: the raw values with the scores 0 and 1. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record CurveEntry(String dimension, double zero, double one) {
    }
}
