package io.nifiwan.quality.verdict;

import io.nifiwan.quality.measure.ClipInfo;
import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.Finding;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.measure.ReasonCode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measurements of a good clip of five seconds, to be spoilt one value at a time. */
public final class SampleClip {
    private final Map<String, Map<String, Double>> values = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> labels = new LinkedHashMap<>();
    private final Map<String, List<Finding>> findings = new LinkedHashMap<>();
    private int decodedFrames = 81;

    public SampleClip() {
        values.put("conformance", new LinkedHashMap<>());
        put("sharpness", "sharpr", 1.0).put("sharpness", "textured_blocks", 120);
        put("motion", "tcr", 0.40).put("motion", "repeated_share", 0).put("motion", "flow", 0.05);
        put("flicker", "yjit", 0.5).put("flicker", "flash_share", 0);
        put("frozen", "frozen_share", 0).put("frozen", "longest", 0);
        put("black", "black_share", 0).put("black", "longest", 0);
        put("cuts", "cuts", 0);
        put("camera", "pan", 0).put("camera", "tilt", 0).put("camera", "zoom", 0.05).put("camera", "roll", 0)
                .put("camera", "shake", 0.005).camera("push_in", "push_in");
        put("tone", "p5", 10).put("tone", "p95", 80).tone("warm", "warm,saturated");
    }

    /** Sets a pooled value. */
    public SampleClip put(final String metric, final String name, final double value) {
        values.computeIfAbsent(metric, key -> new LinkedHashMap<>()).put(name, value);
        return this;
    }

    /** Takes a metric away, as if it had not run. */
    public SampleClip without(final String metric) {
        values.remove(metric);
        return this;
    }

    /** Adds a finding. */
    public SampleClip find(final String metric, final ReasonCode code, final double from, final double to, final double value) {
        findings.computeIfAbsent(metric, key -> new ArrayList<>()).add(new Finding(code, from, to, value, "seen at " + from + " s"));
        return this;
    }

    /** Sets the camera labels. */
    public SampleClip camera(final String main, final String all) {
        labels.put("camera", Map.of("camera", main, "camera_all", all));
        return this;
    }

    /** Sets the tone labels. */
    public SampleClip tone(final String temperature, final String classes) {
        labels.put("tone", Map.of("temperature", temperature, "classes", classes));
        return this;
    }

    /** Sets how many of the 81 declared frames decode. */
    public SampleClip decoded(final int frames) {
        decodedFrames = frames;
        return this;
    }

    /** The measurements. */
    public ClipMeasurements measurements() {
        final ClipInfo info = new ClipInfo("mov,mp4,m4a,3gp,3g2,mj2", "h264", 1280, 720, 16, 81, 5.0625, decodedFrames, true, false,
                "ffmpeg 8.0.1");
        return new ClipMeasurements(info, values.entrySet().stream().map(entry -> new Measurement(entry.getKey(), true, "",
                entry.getValue(), labels.getOrDefault(entry.getKey(), Map.of()), Map.of("example", new double[] {0.1234567, Double.NaN}),
                findings.getOrDefault(entry.getKey(), List.of()))).toList(), 1234);
    }
}
