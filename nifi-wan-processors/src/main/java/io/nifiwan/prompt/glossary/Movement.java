package io.nifiwan.prompt.glossary;

/** Camera verbs and directions, and the glossary terms they make together. */
enum Movement {
    PUSH, PULL, PAN, TRUCK, FOLLOW, RISE, SINK, WHIP, ZOOM, ORBIT, HOLD, ROLL;

    /** Where a movement goes. */
    enum Direction {
        LEFT, RIGHT, UP, DOWN, FORWARD, BACK, OPEN
    }

    /**
     * Glossary id of the movement. A pan or a truck of open direction is named by its right-hand term; {@link #leavesOpen} tells that
     * the other side counts as well.
     */
    String term(final Direction direction, final boolean fast) {
        return switch (this) {
            case PUSH -> direction == Direction.BACK ? "move.pull_out" : fast ? "move.crash_zoom" : "move.push_in";
            case PULL -> direction == Direction.FORWARD ? "move.push_in" : "move.pull_out";
            case PAN -> pan(direction, fast);
            case TRUCK -> truck(direction);
            case FOLLOW -> "move.tracking";
            case RISE -> "move.crane_up";
            case SINK -> "move.crane_down";
            case WHIP -> "move.whip_pan";
            case ZOOM -> direction == Direction.BACK ? "move.zoom_out" : "move.zoom_in";
            case ORBIT -> "move.orbit";
            case HOLD -> "move.static";
            case ROLL -> "move.roll";
        };
    }

    /** Whether the direction stays open, so that either side fulfils what is asked. */
    boolean leavesOpen(final Direction direction) {
        return (this == PAN || this == TRUCK) && direction == Direction.OPEN;
    }

    private static String pan(final Direction direction, final boolean fast) {
        return switch (direction) {
            case LEFT -> "move.pan_left";
            case UP -> "move.tilt_up";
            case DOWN -> "move.tilt_down";
            case RIGHT -> "move.pan_right";
            case FORWARD, BACK, OPEN -> fast ? "move.whip_pan" : "move.pan_right";
        };
    }

    private static String truck(final Direction direction) {
        return switch (direction) {
            case LEFT -> "move.truck_left";
            case RIGHT, OPEN -> "move.truck_right";
            case UP -> "move.crane_up";
            case DOWN -> "move.crane_down";
            case FORWARD -> "move.push_in";
            case BACK -> "move.pull_out";
        };
    }
}
