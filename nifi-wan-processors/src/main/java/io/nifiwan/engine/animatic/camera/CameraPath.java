package io.nifiwan.engine.animatic.camera;

/**
 * The camera over the whole clip: constant speed with soft ends, centred on the composition so that the subject is framed best in the
 * middle of the clip. Long clips move more slowly instead of running off the painted world.
 */
public final class CameraPath {
    private static final double EASE_SECONDS = 0.35;
    private static final double EASE_SHARE = 0.15;
    private static final double MAX_PAN = 1.05;
    private static final double MAX_TILT = 0.5;
    private static final double MAX_ZOOM = 0.75;
    private static final double MAX_ROLL = 40;
    /** Frequencies in hertz and amplitudes in picture heights of the hand: slow enough to be smooth at 8 frames per second. */
    private static final double[][] HAND = {{0.9, 0.0042}, {1.5, 0.0034}, {2.1, 0.0024}};

    private final CameraMove move;
    private final double pace;
    private final double seconds;
    private final double direction;
    private final double dutch;
    private final double aspect;

    /**
     * @param move      movement
     * @param pace      factor on its speed
     * @param direction 1 or -1: where movements go that have no direction of their own
     * @param dutch     constant turn in degrees
     * @param seconds   length of the clip
     * @param aspect    width / height of the picture
     */
    public CameraPath(final CameraMove move, final double pace, final int direction, final double dutch, final double seconds, final double aspect) {
        this.move = move;
        this.pace = pace;
        this.direction = switch (move) {
            case ORBIT, TRACKING, SIDE_TRACK, WHIP_PAN, ROLL, COMPOUND -> direction;
            default -> 1;
        };
        this.dutch = Math.toRadians(dutch);
        this.seconds = seconds;
        this.aspect = aspect;
    }

    /** Pose at a moment, in seconds from the start of the clip. */
    public CameraPose at(final double time) {
        final double travelled = eased(time) - eased(seconds) / 2;
        final double x = direction * travelled * limited(move.right(), MAX_PAN);
        final double y = -travelled * limited(move.up(), MAX_TILT);
        final double zoom = Math.exp(travelled * limited(move.zoom(), MAX_ZOOM));
        final double roll = dutch + direction * Math.toRadians(travelled * limited(move.roll(), MAX_ROLL));
        if (move != CameraMove.HANDHELD) {
            return new CameraPose(x, y, zoom, roll);
        }
        return new CameraPose(x + hand(time, 0.3) / aspect, y + 0.8 * hand(time, 2.1), zoom, roll + 0.5 * hand(time, 4.4));
    }

    /** Speed of the picture content that {@link #at} shows in the middle of the clip, in picture widths per second to the right. */
    public double lateralSpeed() {
        return direction * limited(move.right(), MAX_PAN);
    }

    /** Length of the clip in seconds. */
    public double seconds() {
        return seconds;
    }

    private double limited(final double speed, final double most) {
        final double wanted = speed * pace;
        return Math.abs(wanted) * seconds <= most ? wanted : Math.signum(wanted) * most / seconds;
    }

    /** Integral of a speed that rises to 1 and falls to 0 at the ends along half cosine waves. */
    private double eased(final double time) {
        final double ease = Math.min(EASE_SECONDS, EASE_SHARE * seconds);
        if (ease <= 0) {
            return 0;
        }
        final double clamped = Math.clamp(time, 0, seconds);
        if (clamped < ease) {
            return ramp(clamped, ease);
        }
        if (clamped > seconds - ease) {
            return seconds - ease - ramp(seconds - clamped, ease);
        }
        return clamped - ease / 2;
    }

    private static double ramp(final double time, final double ease) {
        return time / 2 - ease / (2 * Math.PI) * Math.sin(Math.PI * time / ease);
    }

    private static double hand(final double time, final double phase) {
        double sum = 0;
        for (final double[] wave : HAND) {
            sum += wave[1] * Math.sin(2 * Math.PI * wave[0] * time + phase * wave[0] * 3.7);
        }
        return sum;
    }
}
