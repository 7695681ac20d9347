package io.nifiwan.engine.animatic.figure;

import io.nifiwan.engine.animatic.paint.Colors;
import io.nifiwan.engine.animatic.scene.SubjectKind;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.SplittableRandom;

/** Finds the figure of a subject. */
public final class Figures {
    private Figures() {
    }

    /**
     * @param kind     what to draw
     * @param moving   whether it walks or rides
     * @param umbrella whether people carry umbrellas
     * @param variant  chance: clothes, hats, group forms
     */
    public static Figure of(final SubjectKind kind, final boolean moving, final boolean umbrella, final int variant) {
        return switch (kind) {
            case WOMAN -> new Person(Person.Build.WOMAN, moving, umbrella, variant);
            case MAN -> new Person(Person.Build.MAN, moving, umbrella, variant);
            case PERSON -> new Person((variant & 8) == 0 ? Person.Build.MAN : Person.Build.WOMAN, moving, umbrella, variant);
            case CHILD -> new Person(Person.Build.CHILD, moving, umbrella, variant);
            case OLD_MAN -> new Person(Person.Build.OLD, moving, umbrella, variant);
            case OLD_WOMAN -> new Person(Person.Build.WOMAN, moving, umbrella, variant | 1);
            case CROWD -> crowd(moving, umbrella, variant);
            case BOAT -> Vehicles.boat(variant, false);
            case HORSE -> Animals.horse(moving);
            case DOG -> Animals.dog(moving);
            case CAT -> Animals.cat();
            case BIRD -> Animals.birds(5 + Math.floorMod(variant, 4));
            case CAR -> Vehicles.car();
            case TRAIN -> Vehicles.train();
            case BICYCLE -> Vehicles.bicycle(moving);
            case TREE -> tree(variant);
            case LANTERN -> lantern(variant);
            case LIGHTHOUSE -> Landmarks.lighthouse();
            case KITE -> Landmarks.kite(variant);
            case PLANE -> Landmarks.plane();
        };
    }

    private static Figure crowd(final boolean moving, final boolean umbrella, final int variant) {
        final List<Person.Build> builds = List.of(Person.Build.values());
        final Figure[] people = new Figure[7];
        for (int i = 0; i < people.length; i++) {
            people[i] = new Person(builds.get(Math.floorMod(i + variant, builds.size())), moving, umbrella && i % 2 == 0, variant + 3 * i);
        }
        return (pen, time) -> {
            for (int i = 0; i < people.length; i++) {
                final Figure figure = people[i];
                final double size = 0.78 + 0.035 * i;
                final double x = ((i * 3) % people.length - 3) * 0.3 + 0.08 * Math.sin(i * 5.0 + variant);
                final int phase = i;
                pen.placed(x, -0.05 * (people.length - 1 - i) * 0.4, i % 3 == 0 ? -size : size, size, () -> figure.draw(pen, time + phase * 0.43));
            }
        };
    }

    /** A tree whose crown moves in the wind. */
    private static Figure tree(final int variant) {
        return (pen, time) -> {
            final SplittableRandom random = new SplittableRandom(variant);
            final int bark = Colors.mix(pen.ink().dark(), 0x4a3828, 0.4);
            final int leaf = Colors.mix(pen.ink().dark(), 0x3f5e36, 0.5);
            pen.part(PathData.parse("M -0.07 0 C -0.03 -0.1 -0.03 -0.3 -0.03 -0.55 L 0.03 -0.55 C 0.03 -0.3 0.04 -0.1 0.09 0 Z"), bark);
            for (int bough = 0; bough < 5; bough++) {
                final double reach = (bough % 2 == 0 ? 1 : -1) * (0.2 + 0.03 * bough);
                pen.limb(0, -0.3 - 0.06 * bough, reach * 0.5, -0.46 - 0.05 * bough, reach, -0.58 - 0.05 * bough, 0.035, 0.012, bark);
            }
            for (int tuft = 0; tuft < 150; tuft++) {
                final double angle = random.nextDouble() * 2 * Math.PI;
                final double reach = Math.sqrt(random.nextDouble());
                final double sway = 0.008 * Math.sin(time * 1.8 + tuft * 0.4);
                final double size = 0.03 + 0.035 * random.nextDouble();
                final double x = Math.cos(angle) * reach * 0.36 + sway;
                final double y = -0.7 + Math.sin(angle) * reach * 0.28;
                pen.flat(new Ellipse2D.Double(x - size, y - size * 0.8, size * 2, size * 1.6),
                        Colors.mix(leaf, pen.ink().rim(), Math.clamp(-0.1 - (y + 0.7) * 1.1 + 0.2 * random.nextDouble(), 0, 0.5)), 0.95);
            }
        };
    }

    /** A paper lantern that hangs from above and sways. */
    private static Figure lantern(final int variant) {
        return (pen, time) -> {
            final double sway = 0.11 * Math.sin(time * 2 * Math.PI * 0.32 + variant);
            pen.turned(0, -2.6, sway, () -> {
                pen.line(0, -6, 0, -0.95, 0.02, pen.ink().dark());
                final int paper = pen.ink().lit() ? Colors.mix(pen.ink().accent(), pen.ink().lamp(), 0.35) : pen.ink().accent();
                if (pen.ink().lit()) {
                    pen.glow(0, -0.55, 1.7, pen.ink().lamp(), 0.42);
                }
                pen.part(new Ellipse2D.Double(-0.46, -0.92, 0.92, 0.74), paper);
                for (int rib = -2; rib <= 2; rib++) {
                    pen.stroke(new Ellipse2D.Double(-0.11 * Math.abs(rib) * 1.9 - 0.03, -0.92, 0.22 * Math.abs(rib) * 1.9 + 0.06, 0.74),
                            0.012, Colors.scale(paper, 0.7));
                }
                if (pen.ink().lit()) {
                    pen.glow(0, -0.52, 0.4, 0xfff0c0, 0.75);
                }
                final Path2D caps = PathData.parse("M -0.2 -0.98 L 0.2 -0.98 L 0.2 -0.88 L -0.2 -0.88 Z M -0.18 -0.22 L 0.18 -0.22 L 0.18 "
                        + "-0.13 L -0.18 -0.13 Z");
                pen.part(caps, pen.ink().dark());
                for (int thread = -2; thread <= 2; thread++) {
                    pen.line(thread * 0.05, -0.13, thread * 0.06 - sway * 0.3, 0.16, 0.02, pen.ink().accent());
                }
            });
        };
    }
}
