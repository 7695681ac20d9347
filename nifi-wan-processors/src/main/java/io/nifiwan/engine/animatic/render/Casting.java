package io.nifiwan.engine.animatic.render;

import io.nifiwan.engine.animatic.figure.Figures;
import io.nifiwan.engine.animatic.scene.ScenePlan;
import io.nifiwan.engine.animatic.scene.Setting;
import io.nifiwan.engine.animatic.scene.SubjectKind;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Gives every subject its figure, size, place and way. */
final class Casting {
    private static final double HEAD_ROOM = 0.12;

    private final ScenePlan plan;
    private final double aspect;
    private final double seconds;

    /**
     * @param aspect  width / height of the picture
     * @param seconds length of the clip
     */
    Casting(final ScenePlan plan, final double aspect, final double seconds) {
        this.plan = plan;
        this.aspect = aspect;
        this.seconds = seconds;
    }

    /** Actors from back to front. */
    List<Actor> actors() {
        final SplittableRandom random = new SplittableRandom(plan.seed() + 99);
        final List<Actor> actors = new ArrayList<>();
        for (int i = 0; i < plan.subjects().size(); i++) {
            actors.addFirst(actor(plan.subjects().get(i), i, random));
        }
        return actors;
    }

    private Actor actor(final SubjectKind kind, final int index, final SplittableRandom random) {
        final double person = plan.size().person();
        final double behind = 1 - 0.08 * index;
        final double height = Math.min(mostHeight(kind), person * kind.height() * behind);
        final double spread = index == 0 ? 0 : plan.facing() * (index % 2 == 1 ? 1 : -1) * distance(kind, height, index);
        final double x = plan.anchor() * aspect + spread;
        final int facing = index == 0 ? plan.facing() : (int) -Math.signum(spread);
        final boolean moving = (plan.moving() && index == 0) || (plan.moving() && plan.move().followsSubject());
        final boolean umbrella = plan.weather().wet() && plan.setting() != Setting.INTERIOR && !plan.size().bust();
        final double speed = plan.move().followsSubject() ? 0 : speed(kind, height, moving);
        return new Actor(Figures.of(kind, moving, umbrella, (int) (plan.seed() >>> 7) + 5 * index + random.nextInt(3)), x,
                foot(kind, height, index), height, facing, speed,
                plan.move().followsSubject() && moving ? 1 : 0, !airborne(kind) && kind != SubjectKind.BOAT);
    }

    /** Far enough from the main subject that the two do not cover each other. */
    private double distance(final SubjectKind kind, final double height, final int index) {
        final SubjectKind main = plan.subjects().getFirst();
        final double mainHeight = Math.min(mostHeight(main), plan.size().person() * main.height());
        final double touching = main.halfWidth() * mainHeight + kind.halfWidth() * height;
        final int pair = (index - 1) / 2;
        return airborne(kind) || airborne(main) ? 0.3 + 0.1 * index : Math.min(0.62, Math.max(0.16, 1.08 * touching)) + 0.2 * pair;
    }

    private static double mostHeight(final SubjectKind kind) {
        return switch (kind) {
            case BOAT -> 0.6;
            case CAR -> 0.44;
            case TRAIN -> 0.4;
            case HORSE -> 0.85;
            case DOG, CAT -> 0.62;
            case BIRD -> 0.085;
            case TREE -> 0.95;
            case LANTERN -> 0.4;
            case LIGHTHOUSE -> 0.72;
            case KITE -> 0.16;
            case PLANE -> 0.14;
            case BICYCLE -> 0.9;
            default -> 5;
        };
    }

    private static boolean airborne(final SubjectKind kind) {
        return kind == SubjectKind.BIRD || kind == SubjectKind.LANTERN || kind == SubjectKind.KITE || kind == SubjectKind.PLANE;
    }

    private double foot(final SubjectKind kind, final double height, final int index) {
        final double horizon = plan.horizon();
        return switch (kind) {
            case BIRD -> 0.36;
            case KITE, PLANE -> 0.34;
            case LANTERN -> 0.14 + height;
            case BOAT -> Math.min(0.93, horizon + 0.06 + 0.4 * height);
            case LIGHTHOUSE -> horizon + 0.06;
            case TREE -> Math.min(0.93, horizon + 0.14 + 0.15 * height);
            default -> height > 0.86 && kind.human() ? HEAD_ROOM + height + 0.02 * index
                    : Math.clamp(horizon + 0.06 + 0.66 * height - 0.03 * index, horizon + 0.07, 0.95);
        };
    }

    private double speed(final SubjectKind kind, final double height, final boolean moving) {
        final double wanted = switch (kind) {
            case BOAT -> 0.02;
            case BIRD -> 0.045;
            case PLANE -> 0.05;
            case TRAIN -> 0.12;
            case CAR -> moving ? 0.11 : 0;
            case HORSE, BICYCLE -> moving ? 0.3 * height : 0;
            case TREE, LANTERN, KITE, LIGHTHOUSE, CAT, CROWD -> 0;
            default -> moving && height < 1 ? 0.26 * height : 0;
        };
        return Math.min(wanted, 0.55 / seconds);
    }
}
