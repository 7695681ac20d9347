package io.nifiwan.engine.animatic.paint;

import io.nifiwan.engine.animatic.scene.ScenePlan;

import java.awt.geom.Point2D;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The still part of a scene in up to three planes: far (opaque), world (where the subjects stand) and near. Objects are placed over a fixed
 * stretch of the world, so what a canvas covers never changes what is where.
 */
public abstract class Backdrop {
    /** Objects stand between -REACH and REACH picture heights from the middle. */
    protected static final double REACH = 3.4;

    protected final ScenePlan plan;
    protected final Palette palette;
    protected final Noise noise;

    protected Backdrop(final ScenePlan plan, final Palette palette) {
        this.plan = plan;
        this.palette = palette;
        this.noise = new Noise(plan.seed() * 0x9e3779b97f4a7c15L + 1);
    }

    /** The backdrop of a scene. */
    public static Backdrop of(final ScenePlan plan, final Palette palette) {
        return switch (plan.setting()) {
            case INTERIOR -> new Interior(plan, palette);
            case STREET -> new Street(plan, palette);
            case SKYLINE -> new Skyline(plan, palette);
            case WATER -> new Waterside(plan, palette);
            case FOREST -> new Forest(plan, palette);
            case MOUNTAINS -> new Mountains(plan, palette);
            case FIELD -> new Field(plan, palette);
        };
    }

    /** Paints the whole canvas. */
    public abstract void far(Canvas canvas);

    /** Paints what stands on the same ground as the subjects. */
    public abstract void world(Canvas canvas);

    /** Paints what stands between camera and subjects, at the edges only. */
    public void near(final Canvas canvas) {
        new Foreground(plan, palette).paint(canvas);
    }

    /** Top of a water surface that reaches down to the bottom, if there is any. */
    public Optional<Double> waterline() {
        return Optional.empty();
    }

    /** Where smoke rises. */
    public List<Point2D> chimneys() {
        return List.of();
    }

    /** Whether the ground mirrors what stands on it. */
    public boolean mirrors() {
        return plan.weather().wet();
    }

    /** Chance that is the same for the same part of the same scene. */
    protected final SplittableRandom chance(final int part) {
        return new SplittableRandom(plan.seed() * 0x5deece66dL + part);
    }

    /** A number between two others. */
    protected static double between(final SplittableRandom random, final double low, final double high) {
        return low + (high - low) * random.nextDouble();
    }
}
