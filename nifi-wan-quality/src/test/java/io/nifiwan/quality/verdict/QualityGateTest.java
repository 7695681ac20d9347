package io.nifiwan.quality.verdict;

import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Expectation.Asked;
import io.nifiwan.quality.measure.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class QualityGateTest {
    private static final Thresholds PHOTOREAL = Profile.PHOTOREAL.thresholds();

    @Test
    void aGoodClipPassesWithoutAReason() {
        final Judgement judgement = QualityGate.judge(new SampleClip().measurements(), Expectation.none(), PHOTOREAL);

        assertEquals(Verdict.PASS, judgement.verdict());
        assertEquals(List.of(), judgement.reasons());
        assertEquals(1, judgement.of(Dimension.SHARPNESS).orElseThrow().score(), 1e-9);
        assertEquals(0.55 / 0.60, judgement.of(Dimension.MOTION).orElseThrow().score(), 1e-9);
        assertEquals(1, judgement.of(Dimension.CONFORMANCE).orElseThrow().score());
        assertEquals(ScoreState.NOT_APPLICABLE, judgement.of(Dimension.ADHERENCE).orElseThrow().state());
        assertEquals((0.35 + 0.35 * 0.55 / 0.60 + 0.10) / 0.80, judgement.score(), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({
        "sharpness, sharpr, 0.62, PASS, ",
        "sharpness, sharpr, 0.61, REVIEW, BLURRED",
        "sharpness, sharpr, 0.49, REJECT, BLURRED",
        "sharpness, sharpr, 2.00, PASS, ",
        "sharpness, sharpr, 3.60, REVIEW, NOISY",
        "motion, tcr, 0.78, PASS, ",
        "motion, tcr, 0.79, REVIEW, INCOHERENT_MOTION",
        "motion, tcr, 0.99, REJECT, INCOHERENT_MOTION",
        "flicker, yjit, 1.5, PASS, ",
        "flicker, yjit, 2.0, REVIEW, FLICKER",
        "flicker, yjit, 39, REJECT, FLICKER",
        "flicker, flash_share, 0.042, PASS, ",
        "flicker, flash_share, 0.06, REVIEW, FLICKER",
        "flicker, flash_share, 0.26, REJECT, FLICKER",
        "frozen, longest, 1.2, REVIEW, FROZEN",
        "frozen, longest, 2.1, REJECT, FROZEN",
        "frozen, frozen_share, 0.41, REJECT, FROZEN",
        "black, black_share, 0.11, REJECT, BLACK",
        "black, longest, 0.5, REVIEW, BLACK",
        "cuts, cuts, 1, REJECT, CUT",
        "camera, shake, 0.11, REVIEW, SHAKE",
        "camera, shake, 0.09, PASS, ",
        "motion, tcr, NaN, PASS, "
    })
    void oneValueDecides(final String metric, final String name, final double value, final Verdict verdict, final ReasonCode code) {
        final Judgement judgement = QualityGate.judge(new SampleClip().put(metric, name, value).measurements(), Expectation.none(),
                PHOTOREAL);

        assertEquals(verdict, judgement.verdict());
        assertEquals(code == null ? List.of() : List.of(code), judgement.codes());
        judgement.reasons().forEach(reason -> {
            assertEquals(value, reason.value().orElseThrow(), 1e-9);
            assertTrue(reason.threshold().isPresent());
            assertEquals(5.0625, reason.to(), 1e-9);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "0.0, 0.3, REVIEW, 0.1",
        "4.8, 5.06, REVIEW, 0.1",
        "2.0, 2.3, REJECT, 0.1",
        "2.0, 2.05, PASS, "
    })
    void blackInsideRejectsAndAtAnEndAsksAPerson(final double from, final double to, final Verdict verdict, final Double limit) {
        final Judgement judgement = QualityGate.judge(new SampleClip().put("black", "longest", to - from)
                .find("black", ReasonCode.BLACK, from, to, to - from).measurements(), Expectation.none(), PHOTOREAL);

        assertEquals(verdict, judgement.verdict());
        judgement.reasons().forEach(reason -> {
            assertEquals(from, reason.from(), 1e-9);
            assertEquals(to, reason.to(), 1e-9);
            assertEquals(limit, reason.threshold().orElseThrow());
        });
    }

    @Test
    void everyStandstillIsJudgedByItsOwnLength() {
        final Judgement judgement = QualityGate.judge(new SampleClip().put("frozen", "longest", 2.5)
                .find("frozen", ReasonCode.FROZEN, 0, 0.5, 0).find("frozen", ReasonCode.FROZEN, 1, 2.5, 0)
                .find("frozen", ReasonCode.FROZEN, 2.6, 5.1, 0).measurements(), Expectation.none(), PHOTOREAL);

        assertEquals(Verdict.REJECT, judgement.verdict());
        assertEquals(List.of(2.6, 1.0), judgement.reasons().stream().map(Reason::from).toList());
        assertEquals(List.of(Severity.REJECT, Severity.REVIEW), judgement.reasons().stream().map(Reason::severity).toList());
    }

    @ParameterizedTest
    @CsvSource({"PHOTOREAL, static, REVIEW", "ANIMATION, static, PASS", "PHOTOREAL, push_in, REJECT", "ANIMATION, push_in, REJECT"})
    void aStandstillIsMilderWhereAStaticCameraIsAsked(final Profile profile, final String asked, final Verdict verdict) {
        final Judgement judgement = QualityGate.judge(new SampleClip().put("frozen", "longest", 3).camera(asked, asked)
                .measurements(), camera(asked, asked), profile.thresholds());

        assertEquals(verdict, judgement.verdict());
        assertEquals(ReasonCode.FROZEN, judgement.reasons().getFirst().code());
    }

    @Test
    void handheldMayShake() {
        final SampleClip clip = new SampleClip().put("camera", "shake", 0.2).camera("handheld", "handheld");

        assertEquals(Verdict.PASS, QualityGate.judge(clip.measurements(), camera("handheld", "handheld"), PHOTOREAL).verdict());
        assertEquals(Verdict.REVIEW, QualityGate.judge(clip.measurements(), Expectation.none(), PHOTOREAL).verdict());
    }

    @Test
    void everyCutIsNamed() {
        final Judgement judgement = QualityGate.judge(new SampleClip().put("cuts", "cuts", 2).find("cuts", ReasonCode.CUT, 1, 1, 40)
                .find("cuts", ReasonCode.CUT, 3, 3, 55).measurements(), Expectation.none(), PHOTOREAL);

        assertEquals(List.of(1.0, 3.0), judgement.reasons().stream().map(Reason::from).toList());
        assertEquals(List.of(ReasonCode.CUT), judgement.codes());
        assertTrue(judgement.reasons().getFirst().explanation().contains("seen at 1.0 s"));
    }

    @ParameterizedTest
    @CsvSource({"81, PASS", "80, PASS", "79, REJECT", "0, REJECT"})
    void aClipMustDecodeToItsEnd(final int frames, final Verdict verdict) {
        final Judgement judgement = QualityGate.judge(new SampleClip().decoded(frames).measurements(), Expectation.none(), PHOTOREAL);

        assertEquals(verdict, judgement.verdict());
        if (verdict == Verdict.REJECT) {
            assertEquals(List.of(frames == 0 ? ReasonCode.UNDECODABLE : ReasonCode.TRUNCATED), judgement.codes());
            assertEquals(0, judgement.of(Dimension.CONFORMANCE).orElseThrow().score());
        }
    }

    @Test
    void aTruncationThatAMetricFoundIsToldOnce() {
        final Judgement judgement = QualityGate.judge(new SampleClip().decoded(40)
                .find("conformance", ReasonCode.TRUNCATED, 2.5, 5.06, 40).measurements(), Expectation.none(), PHOTOREAL);

        assertEquals(1, judgement.reasons().size());
        assertEquals(2.5, judgement.reasons().getFirst().from());
    }

    @Test
    void conformanceIsTheShareOfAskedChecks() {
        final Expectation asked = new Expectation(1280, 704, 24, 121, 0, Optional.empty(), Optional.empty());
        final Judgement judgement = QualityGate.judge(new SampleClip().find("conformance", ReasonCode.SIZE_MISMATCH, 0, 5.06, 720)
                .find("conformance", ReasonCode.FPS_MISMATCH, 0, 5.06, 16).measurements(), asked, PHOTOREAL);

        assertEquals(Verdict.REJECT, judgement.verdict());
        assertEquals(List.of(ReasonCode.SIZE_MISMATCH, ReasonCode.FPS_MISMATCH), judgement.codes());
        assertEquals(0.5, judgement.of(Dimension.CONFORMANCE).orElseThrow().score());
    }

    @Test
    void aBlurredPictureWithoutContrastIsRejected() {
        final SampleClip mush = new SampleClip().put("sharpness", "sharpr", 0.57).put("tone", "p5", 30).put("tone", "p95", 47);
        final SampleClip fog = new SampleClip().put("sharpness", "sharpr", 0.70).put("tone", "p5", 30).put("tone", "p95", 47);
        final SampleClip empty = new SampleClip().put("sharpness", "sharpr", 1.2).put("sharpness", "textured_blocks", 12)
                .put("tone", "p5", 35).put("tone", "p95", 52);

        assertEquals(Verdict.REJECT, QualityGate.judge(mush.measurements(), Expectation.none(), PHOTOREAL).verdict());
        assertEquals(Verdict.PASS, QualityGate.judge(fog.measurements(), Expectation.none(), PHOTOREAL).verdict());
        assertEquals(Verdict.REVIEW, QualityGate.judge(empty.measurements(), Expectation.none(), PHOTOREAL).verdict());
    }

    @ParameterizedTest
    @CsvSource({"0.70, 0.70, PASS, ", "0.63, 0.77, REVIEW, LOW_SCORE", "0.62, 0.78, REVIEW, LOW_SCORE"})
    void manyWeakSidesMakeALowScore(final double sharpness, final double coherence, final Verdict verdict, final ReasonCode code) {
        final Judgement judgement = QualityGate.judge(new SampleClip().put("sharpness", "sharpr", sharpness).put("motion", "tcr", coherence)
                .measurements(), Expectation.none(), PHOTOREAL);

        assertEquals(verdict, judgement.verdict());
        assertEquals(code == null ? List.of() : List.of(code), judgement.codes());
    }

    @Test
    void aCartoonOnTwosPassesAsAnimationOnly() {
        final SampleClip cartoon = new SampleClip().put("sharpness", "sharpr", 1.31).put("motion", "tcr", 0.81);

        assertEquals(Verdict.PASS, QualityGate.judge(cartoon.measurements(), Expectation.none(), Profile.ANIMATION.thresholds()).verdict());
        assertEquals(Verdict.REVIEW, QualityGate.judge(cartoon.measurements(), Expectation.none(), PHOTOREAL).verdict());
    }

    @Test
    void whatWasNotMeasuredIsNeverAPassByDefault() {
        final Judgement sky = QualityGate.judge(new SampleClip().without("sharpness").measurements(), Expectation.none(), PHOTOREAL);
        assertEquals(Verdict.PASS, sky.verdict());
        assertEquals(ScoreState.NOT_RUN, sky.of(Dimension.SHARPNESS).orElseThrow().state());

        final Judgement nothing = QualityGate.judge(new SampleClip().without("sharpness").without("motion").measurements(),
                Expectation.none(), PHOTOREAL);
        assertEquals(Verdict.REVIEW, nothing.verdict());
        assertEquals(List.of(ReasonCode.NOT_MEASURED), nothing.codes());
    }

    @ParameterizedTest
    @CsvSource({"REVIEW, REVIEW", "REJECT, REJECT", "NOTE, PASS"})
    void mismatchesHaveTheConfiguredConsequence(final Severity severity, final Verdict verdict) {
        final Thresholds thresholds = PHOTOREAL.withMismatch(severity, severity);
        final SampleClip clip = new SampleClip().camera("pull_out", "pull_out").tone("cool", "cool,desaturated");
        final Expectation asked = new Expectation(0, 0, 0, 0, 0, Optional.of(new Asked("move.push_in", "push_in", List.of("push_in"))),
                Optional.of(new Asked("tone.warm", "warm", List.of("warm"))));
        final Judgement judgement = QualityGate.judge(clip.measurements(), asked, thresholds);

        assertEquals(verdict, judgement.verdict());
        assertEquals(List.of(ReasonCode.CAMERA_MISMATCH, ReasonCode.TONE_MISMATCH),
                judgement.reasons().stream().map(Reason::code).toList());
        assertEquals(severity == Severity.NOTE, judgement.codes().isEmpty());
        assertEquals(severity != Severity.NOTE, judgement.of(Dimension.ADHERENCE).orElseThrow().isScored());
    }

    @ParameterizedTest
    @CsvSource({"REVIEW, REVIEW", "REJECT, REVIEW", "NOTE, PASS"})
    void anUnknownMovementIsForAPerson(final Severity severity, final Verdict verdict) {
        final Judgement judgement = QualityGate.judge(new SampleClip().camera("unknown", "unknown").measurements(),
                camera("push_in", "push_in"), PHOTOREAL.withMismatch(severity, severity));

        assertEquals(verdict, judgement.verdict());
        assertEquals(ReasonCode.CAMERA_UNKNOWN, judgement.reasons().getFirst().code());
        assertFalse(judgement.of(Dimension.ADHERENCE).orElseThrow().isScored());
    }

    @Test
    void theWorstReasonComesFirst() {
        final Judgement judgement = QualityGate.judge(new SampleClip().put("sharpness", "sharpr", 0.60).put("cuts", "cuts", 1)
                .camera("static", "static").measurements(), camera("push_in", "push_in"), PHOTOREAL);

        assertEquals(Verdict.REJECT, judgement.verdict());
        assertEquals(List.of(ReasonCode.CUT, ReasonCode.BLURRED, ReasonCode.CAMERA_MISMATCH), judgement.codes().subList(0, 3));
    }

    @Test
    void aBrokenClipIsAVerdict() {
        final Judgement judgement = QualityGate.undecodable("moov atom not found", PHOTOREAL);

        assertEquals(Verdict.REJECT, judgement.verdict());
        assertEquals(List.of(ReasonCode.UNDECODABLE), judgement.codes());
        assertEquals("moov atom not found", judgement.reasons().getFirst().explanation());
        assertEquals(5, judgement.dimensions().size());
    }

    private static Expectation camera(final String target, final String accept) {
        return new Expectation(0, 0, 0, 0, 0, Optional.of(new Asked("move." + target, target, List.of(accept))), Optional.empty());
    }
}
