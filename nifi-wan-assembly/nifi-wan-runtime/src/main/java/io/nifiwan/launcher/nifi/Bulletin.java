package io.nifiwan.launcher.nifi;

/**
 * A warning or error that a component put on the bulletin board.
 *
 * @param level   {@code WARNING} or {@code ERROR}
 * @param source  name of the component
 * @param message what it said
 */
public record Bulletin(String level, String source, String message) {
}
