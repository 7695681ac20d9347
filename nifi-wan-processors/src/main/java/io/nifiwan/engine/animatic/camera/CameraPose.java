package io.nifiwan.engine.animatic.camera;

/**
 * Where the camera looks at one moment.
 *
 * @param x    picture widths to the right of the middle of the composition
 * @param y    picture heights below the middle of the composition
 * @param zoom scale of the world plane, 1 where one picture height of the world fills the picture
 * @param roll clockwise turn of the picture content in radians
 */
public record CameraPose(double x, double y, double zoom, double roll) {
}
