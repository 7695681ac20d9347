package io.nifiwan.quality.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Expectation.Asked;
import io.nifiwan.quality.measure.Expectation.FileFormat;
import io.nifiwan.quality.measure.ReasonCode;
import io.nifiwan.quality.verdict.Criterion;
import io.nifiwan.quality.verdict.Profile;
import io.nifiwan.quality.verdict.QualityGate;
import io.nifiwan.quality.verdict.RequiredLayers;
import io.nifiwan.quality.verdict.SampleClip;
import io.nifiwan.quality.verdict.Severity;
import io.nifiwan.quality.verdict.Thresholds;
import io.nifiwan.quality.verdict.Verdict;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RedecisionTest {
    private static final Thresholds PHOTOREAL = Profile.PHOTOREAL.thresholds();
    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-02T12:00:00Z");
    private static final Expectation ASKED = new Expectation(1280, 720, 16, 81, 0,
            Optional.of(new Asked("move.push_in", "push_in", List.of("push_in"))), Optional.of(new Asked("tone.warm", "warm", List.of("warm"))),
            new FileFormat(List.of("mp4"), List.of("h264"), Optional.of(false)));

    @Test
    void theSameThresholdsGiveTheSameVerdict() throws IOException {
        final QualityReport old = report(new SampleClip().put("sharpness", "sharpr", 0.6).find("black", ReasonCode.BLACK, 2, 2.5, Double.NaN));
        final QualityReport again = Redecision.of(old, PHOTOREAL, RequiredLayers.NONE, LATER).report();

        assertEquals(old.verdict(), again.verdict());
        assertEquals(old.score(), again.score());
        assertEquals(old.reasons(), again.reasons());
        assertEquals(old.dimensions(), again.dimensions());
        assertEquals(old.matches(), again.matches());
        assertEquals(old.layers(), again.layers());
        assertEquals(old.metrics(), again.metrics());
        assertEquals(old.expectation(), again.expectation());
        assertEquals(old.clip(), again.clip());
        assertEquals(old.milliseconds(), again.milliseconds());
        assertEquals(new QualityReport.Previous("2026-03-01T12:00:00Z", old.verdict(), old.score(), "photoreal"), again.previous());
        assertEquals("2026-03-02T12:00:00Z", again.created());
    }

    @Test
    void otherThresholdsGiveAnotherVerdict() throws IOException {
        final QualityReport old = report(new SampleClip().put("motion", "tcr", 0.93));
        assertEquals(Verdict.REJECT, old.verdict());

        final QualityReport animation = Redecision.of(old, Profile.ANIMATION.thresholds(), RequiredLayers.NONE, LATER).report();
        assertEquals(Verdict.PASS, animation.verdict());
        assertEquals("animation", animation.profile());

        final QualityReport strict = Redecision.of(animation, PHOTOREAL.with(Criterion.SHARPNESS, Severity.REJECT, 1.2), RequiredLayers.NONE,
                LATER).report();
        assertTrue(strict.reasons().stream().anyMatch(reason -> reason.code() == ReasonCode.BLURRED && reason.threshold() == 1.2));
    }

    @Test
    void requiredModelsThatDidNotRunAreMissed() throws IOException {
        final QualityReport old = report(new SampleClip());
        assertEquals(Verdict.PASS, old.verdict());

        assertEquals(Verdict.REVIEW, Redecision.of(old, PHOTOREAL, RequiredLayers.ALL, LATER).report().verdict());
    }

    @Test
    void whatCouldNotBeDecodedStaysRejected() throws IOException {
        final QualityReport old = read(ReportBuilder.build(new ReportSource("a.mp4", 3, Map.of(), THEN), ASKED, Optional.empty(),
                QualityGate.undecodable("no video stream", PHOTOREAL), PHOTOREAL));
        final QualityReport again = Redecision.of(old, Profile.ANIMATION.thresholds(), RequiredLayers.NONE, LATER).report();

        assertEquals(Verdict.REJECT, again.verdict());
        assertEquals("no video stream", again.reasons().getFirst().explanation());
    }

    @Test
    void aNewReportConformsToTheSchema() throws IOException {
        final QualityReport again = Redecision.of(report(new SampleClip()), PHOTOREAL, RequiredLayers.NONE, LATER).report();

        assertEquals(List.of(), SchemaCheck.faults(ReportJson.schema(), new ObjectMapper().readTree(bytes(again))));
        assertEquals(again, read(again));
    }

    @Test
    void aLongSeriesIsThinnedAndKeepsItsPeaks() {
        final double[] values = new double[2500];
        values[1234] = -7;
        final double[] thinned = SeriesThinner.thin("luma", values);
        final double[] times = new double[2500];
        Arrays.setAll(times, index -> index);

        assertEquals(3, SeriesThinner.step(2500));
        assertEquals(834, thinned.length);
        assertEquals(-7, thinned[1234 / 3]);
        assertEquals(1233, SeriesThinner.thin("seconds", times)[411]);
        assertEquals(1, SeriesThinner.step(1000));
        assertArrayEquals(new double[] {3, 1}, SeriesThinner.thin("luma", new double[] {3, 1}));
    }

    private static QualityReport report(final SampleClip clip) throws IOException {
        final ClipMeasurements measurements = clip.measurements();
        return read(ReportBuilder.build(new ReportSource("渡口.mp4", 737090, Map.of("shot.id", "s1"), THEN), ASKED, Optional.of(measurements),
                QualityGate.judge(measurements, ASKED, PHOTOREAL), PHOTOREAL));
    }

    private static QualityReport read(final QualityReport report) throws IOException {
        return ReportJson.read(new ByteArrayInputStream(bytes(report)));
    }

    private static byte[] bytes(final QualityReport report) throws IOException {
        final ByteArrayOutputStream output = new ByteArrayOutputStream();
        ReportJson.write(report, output);
        return output.toByteArray();
    }
}
