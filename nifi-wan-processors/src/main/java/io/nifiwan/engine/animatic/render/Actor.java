package io.nifiwan.engine.animatic.render;

import io.nifiwan.engine.animatic.figure.Figure;

/**
 * A figure at its place in the world.
 *
 * @param figure   what is drawn
 * @param x        world x in the middle of the clip
 * @param foot     world y of the ground below it
 * @param height   world height
 * @param facing   1 looks to the right, -1 to the left
 * @param speed    world units per second in the direction it looks
 * @param follow   1 where it moves along with the camera, 0 where it stays in the world
 * @param grounded whether it stands on the ground and throws a shadow
 */
record Actor(Figure figure, double x, double foot, double height, int facing, double speed, double follow, boolean grounded) {
}
