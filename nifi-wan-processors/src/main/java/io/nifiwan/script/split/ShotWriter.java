package io.nifiwan.script.split;

import io.nifiwan.script.ScriptLanguage;
import io.nifiwan.script.Shot;
import io.nifiwan.script.parse.Element;
import io.nifiwan.script.parse.ElementType;
import io.nifiwan.script.parse.ParsedScene;
import io.nifiwan.script.parse.ScriptSource;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes planned shots down: text, action, dialogue, length. One object serves one script and counts its shots. */
final class ShotWriter {
    private static final Pattern INDENT = Pattern.compile("\n[^\\S\n]++");

    private final ScriptSource source;
    private final ScriptLanguage language;
    private final SplitSettings settings;
    private final CastFinder cast;
    private final ShotIds ids;
    private final List<Shot> shots = new ArrayList<>();

    ShotWriter(final ScriptSource source, final ScriptLanguage language, final SplitSettings settings, final CastFinder cast) {
        this.source = source;
        this.language = language;
        this.settings = settings;
        this.cast = cast;
        this.ids = new ShotIds(settings);
    }

    /** The shots so far. */
    List<Shot> shots() {
        return shots;
    }

    /** Writes the shots of a scene in order. */
    void write(final ParsedScene scene, final boolean headed, final List<List<Atom>> plan) {
        ids.openScene(scene, body(scene), headed);
        if (scene.body().stream().allMatch(element -> element.type() == ElementType.TRANSITION)) {
            shots.add(establishing(scene));
            return;
        }
        final EarlierAction earlier = new EarlierAction(headed);
        for (int index = 0; index < plan.size(); index++) {
            final boolean quotedEnd = index + 1 < plan.size() && plan.get(index + 1).getFirst().before().isQuoted();
            final Shot shot = shot(scene.scene().withEarlier(earlier.told()), plan.get(index), index + 1, quotedEnd);
            shots.add(shot);
            earlier.add(shot.action());
        }
    }

    private Shot shot(final Shot.Scene scene, final List<Atom> atoms, final int number, final boolean quotedEnd) {
        final int from = atoms.getFirst().from();
        final int to = atoms.getLast().to();
        final String text = source.verbatim(from, to).strip();
        final List<Shot.Dialogue> dialogue = dialogue(atoms);
        final String action = action(atoms);
        final Timing timing = atoms.stream().map(Atom::timing).reduce(Timing.NONE, Timing::plus);
        final double handles = DurationEstimator.handles(settings);
        final double seconds = rounded(Math.clamp(timing.seconds() + handles, settings.minimumSeconds(), settings.maximumSeconds()), 1);
        return new Shot(ids.next(number, text), shots.size() + 1, number, language.code(), scene, characters(dialogue, action), action,
                dialogue, text, lines(from, to), seconds, settings.frames(seconds), estimate(timing, handles),
                quotedEnd || atoms.getFirst().before().isQuoted());
    }

    /** The shot of a heading with nothing to film below it: its place. */
    private Shot establishing(final ParsedScene scene) {
        final Element heading = scene.heading().orElseThrow();
        final int to = scene.body().isEmpty() ? heading.to() : scene.body().getLast().to();
        final String text = source.verbatim(heading.from(), to).strip();
        final double seconds = rounded(settings.minimumSeconds(), 1);
        return new Shot(ids.next(1, text), shots.size() + 1, 1, language.code(), scene.scene(), List.of(), "", List.of(), text,
                lines(heading.from(), to), seconds, settings.frames(seconds), estimate(Timing.NONE, DurationEstimator.handles(settings)), false);
    }

    private Shot.Estimate estimate(final Timing timing, final double handles) {
        final boolean chinese = language == ScriptLanguage.CHINESE;
        return new Shot.Estimate(chinese ? settings.chineseDialogueRate() : settings.englishDialogueRate(),
                chinese ? settings.chineseActionRate() : settings.englishActionRate(),
                rounded(timing.dialogue(), 2), rounded(timing.action(), 2), rounded(timing.pauses() + handles, 2));
    }

    private String body(final ParsedScene scene) {
        return scene.body().isEmpty() ? "" : source.verbatim(scene.body().getFirst().from(), scene.body().getLast().to()).strip();
    }

    private Shot.LineRange lines(final int from, final int to) {
        int first = from;
        int last = to - 1;
        while (first < last && Character.isWhitespace(source.text().charAt(first))) {
            first++;
        }
        while (last > first && Character.isWhitespace(source.text().charAt(last))) {
            last--;
        }
        return new Shot.LineRange(source.lineNumber(first), source.lineNumber(Math.max(first, last)));
    }

    /** Parts of one paragraph stay one line of action. */
    private String action(final List<Atom> atoms) {
        final StringBuilder action = new StringBuilder();
        int index = 0;
        while (index < atoms.size()) {
            final int last = lastOfElement(atoms, index);
            if (atoms.get(index).element().type() == ElementType.ACTION) {
                final String plain = source.plain(atoms.get(index).bodyFrom(), atoms.get(last).to());
                action.append(action.isEmpty() || plain.isEmpty() ? "" : "\n").append(plain);
            }
            index = last + 1;
        }
        return action.toString();
    }

    private List<Shot.Dialogue> dialogue(final List<Atom> atoms) {
        final List<Shot.Dialogue> dialogue = new ArrayList<>();
        int index = 0;
        while (index < atoms.size()) {
            final int last = lastOfElement(atoms, index);
            final Element element = atoms.get(index).element();
            if (element.type() == ElementType.SPEECH) {
                dialogue.add(new Shot.Dialogue(element.speaker(), element.parenthetical(),
                        unindented(source.plain(atoms.get(index).bodyFrom(), atoms.get(last).to())), element.extension(), element.simultaneous()));
            }
            index = last + 1;
        }
        return dialogue;
    }

    /** The column of a speech on the page is not spoken. */
    private static String unindented(final String spoken) {
        return INDENT.matcher(spoken).replaceAll("\n");
    }

    private static int lastOfElement(final List<Atom> atoms, final int first) {
        int last = first;
        while (last + 1 < atoms.size() && atoms.get(last + 1).element().equals(atoms.get(first).element())) {
            last++;
        }
        return last;
    }

    private List<String> characters(final List<Shot.Dialogue> dialogue, final String action) {
        final Set<String> names = new LinkedHashSet<>();
        dialogue.forEach(line -> names.addAll(CastCollector.speakers(line.speaker())));
        names.addAll(cast.find(action));
        return List.copyOf(names);
    }

    private static double rounded(final double seconds, final int digits) {
        final double factor = Math.pow(10, digits);
        return Math.round(seconds * factor) / factor;
    }
}
