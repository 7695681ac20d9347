package io.nifiwan.script.split;

import io.nifiwan.script.parse.Element;
import io.nifiwan.script.parse.ElementType;
import io.nifiwan.script.parse.ScriptSource;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts elements only as fine as they need to be: a paragraph that fits into a shot stays whole, a longer one becomes sentences, a
 * longer sentence clauses, a longer clause words. Quotations and brackets stay whole as long as they fit into a shot by themselves; a
 * longer quotation is divided at the ends of its sentences, and only a sentence of it that does not fit either is divided further.
 */
final class AtomCutter {

    /** Ways to divide a piece, tried in this order until its parts fit. */
    private enum Fineness {
        SENTENCES(Cut.SENTENCE, true),
        CLAUSES(Cut.CLAUSE, true),
        WORDS(Cut.WORD, true),
        QUOTED_SENTENCES(Cut.SENTENCE, false),
        QUOTED_CLAUSES(Cut.CLAUSE, false),
        QUOTED_WORDS(Cut.WORD, false),
        STRETCHES(Cut.WORD, false),
        CHARACTERS(Cut.WORD, false);

        private final Cut cut;
        private final boolean protect;

        Fineness(final Cut cut, final boolean protect) {
            this.cut = cut;
            this.protect = protect;
        }
    }

    /** Characters of a stretch of text that has no words. */
    private static final int STRETCH = 16;

    private final ScriptSource source;
    private final DurationEstimator estimator;
    private final double longest;

    AtomCutter(final ScriptSource source, final SplitSettings settings) {
        this.source = source;
        this.estimator = new DurationEstimator(settings);
        this.longest = settings.maximumSeconds() - DurationEstimator.handles(settings);
    }

    /** Atoms of a scene's body in order; together they hold every character of its elements. */
    List<Atom> cut(final List<Element> body) {
        final List<Atom> atoms = new ArrayList<>();
        double lastSpeech = 0;
        for (final Element element : body) {
            final int first = atoms.size();
            final Enclosures enclosures = Enclosures.of(source.masked(), element.from(), element.to());
            divide(atoms, atom(element, element.from(), element.to(), Cut.PARAGRAPH), enclosures, 0);
            if (element.type() == ElementType.SPEECH) {
                final double spoken = atoms.subList(first, atoms.size()).stream().mapToDouble(Atom::seconds).sum();
                if (element.simultaneous() && atoms.size() == first + 1) {
                    atoms.set(first, atoms.get(first).withTiming(atoms.get(first).timing().shortenedTo(Math.max(0, spoken - lastSpeech))));
                }
                lastSpeech = spoken;
            }
        }
        return atoms;
    }

    private void divide(final List<Atom> atoms, final Atom whole, final Enclosures enclosures, final int fineness) {
        final boolean fits = whole.seconds() <= longest && (fineness > 0 || movingSentences(whole, enclosures) <= 1);
        if (fits || fineness == Fineness.values().length) {
            atoms.add(whole);
            return;
        }
        final Fineness way = Fineness.values()[fineness];
        int start = whole.from();
        Cut before = whole.before();
        for (final int place : places(whole, way, enclosures)) {
            divide(atoms, atom(whole.element(), start, place, before), enclosures, fineness + 1);
            start = place;
            before = cut(way, place, enclosures);
        }
        divide(atoms, atom(whole.element(), start, whole.to(), before), enclosures, fineness + 1);
    }

    private Cut cut(final Fineness way, final int place, final Enclosures enclosures) {
        if (enclosures.isQuoted(place)) {
            return way.cut.quoted();
        }
        return way.cut == Cut.CLAUSE && TextCutter.isStep(source.masked(), place) ? Cut.STEP : way.cut;
    }

    private List<Integer> places(final Atom atom, final Fineness way, final Enclosures enclosures) {
        if (way != Fineness.STRETCHES && way != Fineness.CHARACTERS) {
            return TextCutter.places(source.masked(), atom.bodyFrom(), atom.to(), way.cut, way.protect ? enclosures : null);
        }
        final int step = way == Fineness.STRETCHES ? STRETCH : 1;
        final List<Integer> places = new ArrayList<>();
        int index = atom.bodyFrom();
        int characters = 0;
        while (index < atom.to()) {
            index += Character.charCount(source.masked().codePointAt(index));
            characters++;
            if (index < atom.to() && characters % step == 0) {
                places.add(index);
            }
        }
        return places;
    }

    private Atom atom(final Element element, final int from, final int to, final Cut before) {
        final int bodyFrom = Math.min(Math.max(from, element.bodyFrom()), to);
        final boolean first = from == element.from();
        final String plain = source.plain(bodyFrom, to);
        return switch (element.type()) {
            case ACTION -> new Atom(element, from, to, bodyFrom, estimator.action(plain), CameraNotes.hasMove(plain), first && opens(element),
                    before);
            case SPEECH -> new Atom(element, from, to, bodyFrom, estimator.dialogue(plain), false, first && element.opensShot(), before);
            default -> new Atom(element, from, to, bodyFrom, Timing.NONE, false, false, Cut.NEVER);
        };
    }

    private boolean opens(final Element action) {
        return action.opensShot() || CameraNotes.isNoted(source.plain(action.bodyFrom(), action.to()));
    }

    /** Number of sentences of an action in which the camera moves. */
    private int movingSentences(final Atom atom, final Enclosures enclosures) {
        if (!atom.moves()) {
            return 0;
        }
        int moving = 0;
        int start = atom.bodyFrom();
        for (final int end : TextCutter.places(source.masked(), start, atom.to(), Cut.SENTENCE, enclosures)) {
            moving += CameraNotes.hasMove(source.plain(start, end)) ? 1 : 0;
            start = end;
        }
        return moving + (CameraNotes.hasMove(source.plain(start, atom.to())) ? 1 : 0);
    }
}
