package io.nifiwan.quality.verdict;

import io.nifiwan.quality.measure.Expectation.Asked;
import io.nifiwan.quality.measure.Measurement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MatcherTest {

    @ParameterizedTest
    @CsvSource({
        // asked, accepted, measured, value
        "push_in, push_in zoom_in, push_in, 1",
        "zoom_in, zoom_in push_in, push_in, 1",
        "push_in, push_in, pull_out, 0",
        "push_in, push_in, static, 0",
        "push_in, push_in, pan_left push_in, 0.8",
        "truck_left, truck_left pan_left, pan_left, 1",
        "truck_left, truck_left pan_left, pan_right, 0",
        "crane_up, crane_up tilt_down pull_out, tilt_up, 1",
        "crane_up, crane_up, tilt_down, 0",
        "orbit, orbit truck_left truck_right pan_left pan_right, pan_right, 1",
        "orbit, orbit, pan_left, 1",
        "orbit, orbit, push_in, 0",
        "tracking, tracking truck_left truck_right push_in, push_in, 1",
        "pull_out, pull_out zoom_out tracking, push_in, 0",
        "tracking, tracking, pan_left, 1",
        "truck_left, truck_left truck_right pan_left pan_right tracking, push_in, 0",
        "roll_cw, roll_cw roll_ccw, roll_ccw, 1",
        "handheld, handheld, handheld, 1",
        "handheld, handheld, handheld pan_left, 0.8",
        "any_motion, any_motion, tilt_down, 1",
        "any_motion, any_motion, static, 0",
        "static, static, static, 1"
    })
    void cameraWordsMeetMeasuredLabels(final String target, final String accept, final String measured, final double value) {
        final Match match = CameraMatcher.match(asked(target, accept), camera(measured, 0.1, 0.005));

        assertEquals(ScoreState.SCORED, match.state());
        assertEquals(value, match.value());
        assertEquals(List.of(measured.split(" ", -1)), match.measured());
    }

    @ParameterizedTest
    @CsvSource({"0.025, 0.005, 0.6", "0.043, 0.005, 0", "0.025, 0.05, 0", "NaN, 0.005, 0"})
    void aSlowDriftIsNearlyStatic(final double tilt, final double shake, final double value) {
        assertEquals(value, CameraMatcher.match(asked("static", "static"), camera("tilt_up", tilt, shake)).value());
    }

    @Test
    void whatCannotBeToldIsUnknown() {
        assertEquals(ScoreState.UNKNOWN, CameraMatcher.match(asked("push_in", "push_in"), camera("unknown", 0, 0)).state());
        assertEquals(ScoreState.UNKNOWN, CameraMatcher.match(asked("push_in", "push_in"), Optional.empty()).state());
        final Match few = CameraMatcher.match(asked("push_in", "push_in"),
                Optional.of(Measurement.notApplicable("camera", "only 3 frames")));
        assertEquals(ScoreState.UNKNOWN, few.state());
        assertTrue(few.explanation().contains("only 3 frames"));
        assertEquals(ScoreState.UNKNOWN, ToneMatcher.match(asked("warm", "warm"), Optional.empty()).state());
    }

    @Test
    void whatIsNotMeasuredIsNotJudged() {
        assertEquals(ScoreState.NOT_APPLICABLE, CameraMatcher.match(asked("vertigo", "vertigo"), camera("static", 0, 0)).state());
        assertEquals(ScoreState.NOT_APPLICABLE, ToneMatcher.match(asked("teal", "teal"), tone("warm", "warm")).state());
    }

    @ParameterizedTest
    @CsvSource({
        "warm, warm, warm, warm saturated, 1",
        "low_key, low_key, neutral, low_key, 1",
        "cool, cool blue_grey, cool, cool, 1",
        "blue_grey, blue_grey, cool, cool, 0",
        "warm, warm, cool, cool desaturated, 0",
        "warm, warm, '', '', 0"
    })
    void toneClassesMeetMeasuredClasses(final String target, final String accept, final String temperature, final String classes,
                                        final double value) {
        final Match match = ToneMatcher.match(asked(target, accept), tone(temperature, classes));

        assertEquals(ScoreState.SCORED, match.state());
        assertEquals(value, match.value());
    }

    private static Asked asked(final String target, final String accept) {
        return new Asked("term", target, List.of(accept.split(" ", -1)));
    }

    private static Optional<Measurement> camera(final String measured, final double tilt, final double shake) {
        final String all = measured.replace(' ', ',');
        return Optional.of(new Measurement("camera", true, "", Map.of("pan", 0.0, "tilt", tilt, "zoom", 0.0, "roll", 0.0, "shake", shake),
                Map.of("camera", measured.split(" ", -1)[0], "camera_all", all), Map.of(), List.of()));
    }

    private static Optional<Measurement> tone(final String temperature, final String classes) {
        return Optional.of(new Measurement("tone", true, "", Map.of(), Map.of("temperature", temperature, "classes",
                classes.replace(' ', ',')), Map.of(), List.of()));
    }
}
