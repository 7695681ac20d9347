package io.nifiwan.launcher;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class WanTest {
    @ParameterizedTest
    @ValueSource(strings = {"fly", "start --port 70000", "start --memory much", "start --unknown", "demo --minutes many", "quality",
        "quality check", "quality check --format xml a",
        "quality calibrate --precision 2 labels.csv", "quality calibrate --name .. labels.csv"})
    void wrongUsageHasExitCodeTwo(final String line) {
        System.setProperty(Layout.REPOSITORY_PROPERTY, "/nonexistent");
        System.setProperty(Layout.NIFI_PROPERTY, "/nonexistent/nifi");
        assertEquals(2, Wan.execute(line.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "start --help", "stop --help", "status --help", "demo --help", "quality --help", "quality check --help",
        "quality calibrate --help"})
    void helpIsNoFailure(final String line) {
        assertEquals(0, Wan.execute(line.split(" ")));
    }
}
