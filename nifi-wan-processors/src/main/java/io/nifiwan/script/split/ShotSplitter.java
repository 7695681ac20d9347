package io.nifiwan.script.split;

import io.nifiwan.script.ScriptErrorCode;
import io.nifiwan.script.ScriptException;
import io.nifiwan.script.ScriptFormat;
import io.nifiwan.script.ScriptLanguage;
import io.nifiwan.script.Shot;
import io.nifiwan.script.parse.Element;
import io.nifiwan.script.parse.ElementType;
import io.nifiwan.script.parse.ParsedScene;
import io.nifiwan.script.parse.ParsedScript;
import io.nifiwan.script.parse.ScriptParser;
import io.nifiwan.script.parse.ScriptSource;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Turns a clean script into shots. Safe for use by several threads. */
public final class ShotSplitter {
    private final SplitSettings settings;

    public ShotSplitter(final SplitSettings settings) {
        this.settings = settings;
    }

    /**
     * Splits a script.
     *
     * @param text   clean text with line feeds
     * @param format form that it is written in
     * @throws ScriptException when the text holds nothing to be filmed
     */
    public ShotList split(final String text, final ScriptFormat format) throws ScriptException {
        final ParsedScript script = ScriptParser.parse(text, format);
        if (script.scenes().isEmpty()) {
            throw new ScriptException(ScriptErrorCode.NO_CONTENT, "The script holds no scene, action or dialogue");
        }
        final String language = ScriptLanguage.of(text).code();
        final ShotIds ids = new ShotIds(settings);
        final List<Shot> shots = new ArrayList<>();
        for (final ParsedScene scene : script.scenes()) {
            splitScene(script.source(), scene, language, ids, shots);
        }
        return new ShotList(script.sceneCount(), shots);
    }

    private void splitScene(final ScriptSource source, final ParsedScene scene, final String language, final ShotIds ids,
                            final List<Shot> shots) {
        final ShotPlanner planner = new ShotPlanner(settings);
        ids.openScene(scene.scene(), body(source, scene));
        final List<List<Atom>> plan = planner.plan(new AtomCutter(source, settings).cut(scene.body()));
        int number = 0;
        if (scene.body().stream().allMatch(element -> element.type() == ElementType.TRANSITION)) {
            number++;
            shots.add(establishing(source, scene, language, ids.next(number), shots.size() + 1));
            return;
        }
        for (final List<Atom> atoms : plan) {
            number++;
            final int from = atoms.getFirst().from();
            final int to = atoms.getLast().to();
            final List<Shot.Dialogue> dialogue = dialogue(source, atoms);
            shots.add(new Shot(ids.next(number), shots.size() + 1, number, language, scene.scene(), characters(dialogue), action(source, atoms),
                    dialogue, source.verbatim(from, to).strip(), lines(source, from, to), rounded(planner.seconds(atoms))));
        }
    }

    /** The shot of a heading with nothing to film below it: its place. */
    private Shot establishing(final ScriptSource source, final ParsedScene scene, final String language, final String id, final int index) {
        final int from = scene.heading().orElseThrow().from();
        final int to = scene.body().isEmpty() ? scene.heading().orElseThrow().to() : scene.body().getLast().to();
        return new Shot(id, index, 1, language, scene.scene(), List.of(), "", List.of(), source.verbatim(from, to).strip(),
                lines(source, from, to), rounded(settings.minimumSeconds()));
    }

    private static String body(final ScriptSource source, final ParsedScene scene) {
        return scene.body().isEmpty() ? "" : source.verbatim(scene.body().getFirst().from(), scene.body().getLast().to()).strip();
    }

    private static Shot.LineRange lines(final ScriptSource source, final int from, final int to) {
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
    private static String action(final ScriptSource source, final List<Atom> atoms) {
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

    private static List<Shot.Dialogue> dialogue(final ScriptSource source, final List<Atom> atoms) {
        final List<Shot.Dialogue> dialogue = new ArrayList<>();
        int index = 0;
        while (index < atoms.size()) {
            final int last = lastOfElement(atoms, index);
            final Element element = atoms.get(index).element();
            if (element.type() == ElementType.SPEECH) {
                dialogue.add(new Shot.Dialogue(element.speaker(), element.parenthetical(),
                        source.plain(atoms.get(index).bodyFrom(), atoms.get(last).to())));
            }
            index = last + 1;
        }
        return dialogue;
    }

    private static int lastOfElement(final List<Atom> atoms, final int first) {
        int last = first;
        while (last + 1 < atoms.size() && atoms.get(last + 1).element().equals(atoms.get(first).element())) {
            last++;
        }
        return last;
    }

    private static List<String> characters(final List<Shot.Dialogue> dialogue) {
        final Set<String> names = new LinkedHashSet<>();
        for (final Shot.Dialogue line : dialogue) {
            for (final String name : line.speaker().split("\\s*[、&/]\\s*", -1)) {
                if (!name.isBlank()) {
                    names.add(name);
                }
            }
        }
        return List.copyOf(names);
    }

    private static double rounded(final double seconds) {
        return Math.round(seconds * 10) / 10.0;
    }
}
