package io.nifiwan.engine.animatic.camera;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CameraPathTest {
    private static final double SECONDS = 5;

    private static CameraPath path(final CameraMove move, final double seconds) {
        return new CameraPath(move, 1, 1, 0, seconds, 16.0 / 9);
    }

    @Test
    void aStaticCameraStandsStill() {
        final CameraPath path = path(CameraMove.STATIC, SECONDS);
        for (double time = 0; time <= SECONDS; time += 0.25) {
            assertEquals(new CameraPose(0, 0, 1, 0), path.at(time));
        }
    }

    @ParameterizedTest
    @EnumSource(CameraMove.class)
    void speedIsConstantBetweenSoftEnds(final CameraMove move) {
        final CameraPath path = path(move, SECONDS);
        if (move == CameraMove.HANDHELD) {
            return;
        }
        final double direction = Math.signum(path.at(SECONDS).x()) * Math.signum(move.right());
        assertEquals(move.right(), (path.at(3).x() - path.at(2).x()) * (direction == 0 ? 1 : direction), 1e-9);
        assertEquals(-move.up(), path.at(3).y() - path.at(2).y(), 1e-9);
        assertEquals(move.zoom(), Math.log(path.at(3).zoom() / path.at(2).zoom()), 1e-9);
        assertEquals(move.roll(), Math.toDegrees(path.at(3).roll() - path.at(2).roll()), 1e-9);
        final double first = Math.abs(path.at(0.05).x() - path.at(0).x());
        assertTrue(first <= Math.abs(move.right()) * 0.05 * 0.2, "starts softly");
    }

    @Test
    void theMiddleOfTheClipShowsTheComposition() {
        final CameraPose middle = path(CameraMove.COMPOUND, SECONDS).at(SECONDS / 2);
        assertEquals(0, middle.x(), 1e-9);
        assertEquals(1, middle.zoom(), 1e-9);
    }

    @Test
    void longClipsMoveMoreSlowlyInsteadOfFurther() {
        final CameraPath path = path(CameraMove.PUSH_IN, 30);
        assertTrue(Math.log(path.at(30).zoom() / path.at(0).zoom()) <= 0.75);
        assertTrue(path.at(20).zoom() > path.at(10).zoom());
    }

    @Test
    void aHandheldCameraShakesWithoutGoingAnywhere() {
        final CameraPath path = path(CameraMove.HANDHELD, SECONDS);
        double sum = 0;
        double squares = 0;
        final int samples = 400;
        for (int i = 0; i < samples; i++) {
            final double x = path.at(SECONDS * i / samples).x();
            sum += x;
            squares += x * x;
        }
        assertEquals(0, sum / samples, 0.0012);
        final double deviation = Math.sqrt(squares / samples);
        assertTrue(deviation > 0.001 && deviation < 0.006, "shake " + deviation);
    }
}
