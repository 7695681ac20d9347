package io.nifiwan.launcher.nifi;

/**
 * A process group on the canvas.
 *
 * @param id   id in this NiFi
 * @param name name on the canvas
 */
public record ProcessGroup(String id, String name) {
}
