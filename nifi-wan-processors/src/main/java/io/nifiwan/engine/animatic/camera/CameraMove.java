package io.nifiwan.engine.animatic.camera;

/**
 * Camera movements with their speeds. Positive numbers mean: camera to the right, camera up, picture content grows, picture content turns clockwise.
 *
 * <p>A pan, a tilt, a zoom and a roll turn or change the lens in one place, so near and far things move alike; all others move the
 * camera itself and show parallax.
 */
public enum CameraMove {
    STATIC("固定", "static", 0, 0, 0, 0, false),
    PAN_LEFT("左摇", "pan left", -0.085, 0, 0, 0, false),
    PAN_RIGHT("右摇", "pan right", 0.085, 0, 0, 0, false),
    TILT_UP("上摇", "tilt up", 0, 0.075, 0, 0, false),
    TILT_DOWN("下摇", "tilt down", 0, -0.075, 0, 0, false),
    PUSH_IN("推", "push in", 0, 0, 0.08, 0, true),
    PULL_OUT("拉", "pull out", 0, 0, -0.08, 0, true),
    ZOOM_IN("变焦推近", "zoom in", 0, 0, 0.085, 0, false),
    ZOOM_OUT("变焦拉远", "zoom out", 0, 0, -0.085, 0, false),
    CRASH_ZOOM("急推", "crash zoom", 0, 0, 0.15, 0, false),
    DOLLY_ZOOM("滑动变焦", "dolly zoom", 0, 0, 0.05, 0, true),
    TRUCK_LEFT("左移", "truck left", -0.08, 0, 0, 0, true),
    TRUCK_RIGHT("右移", "truck right", 0.08, 0, 0, 0, true),
    CRANE_UP("升", "crane up", 0, 0.012, -0.065, 0, true),
    CRANE_DOWN("降", "crane down", 0, -0.012, 0.065, 0, true),
    DRONE_RISE("航拍升起", "drone rise", 0, 0.015, -0.09, 0, true),
    DIVE("俯冲", "dive", 0, -0.015, 0.1, 0, true),
    FLY_THROUGH("穿越", "fly-through", 0, 0, 0.1, 0, true),
    ORBIT("环绕", "orbit", 0.075, 0, 0, 0, true),
    TRACKING("跟拍", "tracking", 0.085, 0, 0, 0, true),
    SIDE_TRACK("侧跟", "side tracking", 0.085, 0, 0, 0, true),
    LEAD("倒退跟拍", "leading", 0, 0, -0.07, 0, true),
    WHIP_PAN("甩", "whip pan", 0.2, 0, 0, 0, false),
    ROLL("旋转", "roll", 0, 0, 0, 4.5, false),
    COMPOUND("复合", "compound move", 0.05, 0, 0.05, 0, true),
    HANDHELD("手持", "handheld", 0, 0, 0, 0, false);

    private final String chinese;
    private final String english;
    private final double right;
    private final double up;
    private final double zoom;
    private final double roll;
    private final boolean parallax;

    CameraMove(final String chinese, final String english, final double right, final double up, final double zoom, final double roll,
               final boolean parallax) {
        this.chinese = chinese;
        this.english = english;
        this.right = right;
        this.up = up;
        this.zoom = zoom;
        this.roll = roll;
        this.parallax = parallax;
    }

    /** Name for the slate, {@code zh} or {@code en}. */
    public String label(final String language) {
        return "zh".equals(language) ? chinese : english;
    }

    /** Picture widths per second to the right. */
    public double right() {
        return right;
    }

    /** Picture heights per second upwards. */
    public double up() {
        return up;
    }

    /** Growth of the natural logarithm of the scale per second. */
    public double zoom() {
        return zoom;
    }

    /** Degrees per second. */
    public double roll() {
        return roll;
    }

    /** Whether near things move more than far ones. */
    public boolean parallax() {
        return parallax;
    }

    /** Whether the main subject stays where it is in the picture while the world passes by. */
    public boolean followsSubject() {
        return this == TRACKING || this == SIDE_TRACK || this == LEAD;
    }
}
