package io.nifiwan.engine.animatic.scene;

/** What can be seen in a shot; the names in lower case are the subjects of a prompt spec. */
public enum SubjectKind {
    PERSON(1.0, 0.24, true), WOMAN(0.97, 0.24, true), MAN(1.03, 0.24, true), CHILD(0.66, 0.24, true), OLD_MAN(0.95, 0.26, true),
    OLD_WOMAN(0.9, 0.26, true), CROWD(1.0, 1.1, true), BOAT(0.95, 1.05, false), HORSE(1.1, 0.7, false), DOG(0.42, 0.9, false),
    CAT(0.26, 0.6, false), BIRD(0.2, 2.4, false), CAR(0.86, 1.35, false), TRAIN(2.0, 3.4, false), BICYCLE(0.98, 0.5, true), TREE(2.3, 0.4, false),
    LANTERN(0.42, 0.5, false), LIGHTHOUSE(2.2, 0.3, false), KITE(0.3, 0.5, false), PLANE(0.3, 1.8, false);

    private final double height;
    private final double halfWidth;
    private final boolean human;

    SubjectKind(final double height, final double halfWidth, final boolean human) {
        this.height = height;
        this.halfWidth = halfWidth;
        this.human = human;
    }

    /** Height in heights of a grown person. */
    public double height() {
        return height;
    }

    /** Half of the width in own heights. */
    public double halfWidth() {
        return halfWidth;
    }

    /** Whether a close shot shows a face. */
    public boolean human() {
        return human;
    }
}
