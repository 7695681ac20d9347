package io.nifiwan.script.split;

import io.nifiwan.script.Cast;
import io.nifiwan.script.parse.CastEntry;
import io.nifiwan.script.parse.Element;
import io.nifiwan.script.parse.ElementType;
import io.nifiwan.script.parse.ParsedScene;
import io.nifiwan.script.parse.ParsedScript;
import io.nifiwan.script.parse.ScriptSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Gathers the characters of a script: those it lists and those who speak. Spellings that differ only in case are one character. */
final class CastCollector {

    /** What is known of one character so far. */
    private static final class Entry {
        private final String name;
        private final Set<String> aliases = new LinkedHashSet<>();
        private final Set<String> extensions = new LinkedHashSet<>();
        private final Set<String> scenes = new LinkedHashSet<>();
        private int speeches;
        private String description = "";
        private boolean listed;
        private Cast.FirstLine firstLine;

        Entry(final String name) {
            this.name = name;
        }

        Cast.Member member() {
            return new Cast.Member(name, List.copyOf(aliases), List.copyOf(extensions), speeches, List.copyOf(scenes),
                    description, listed, firstLine);
        }
    }

    private final ScriptSource source;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private CastCollector(final ScriptSource source) {
        this.source = source;
    }

    /** The characters, most speeches first. */
    static Cast collect(final ParsedScript script, final String language) {
        final CastCollector collector = new CastCollector(script.source());
        script.cast().forEach(collector::list);
        for (final ParsedScene scene : script.scenes()) {
            scene.cast().forEach(entry -> collector.list(entry).scenes.add(scene.scene().number()));
            scene.body().stream().filter(element -> element.type() == ElementType.SPEECH)
                    .forEach(element -> collector.hear(element, scene.scene().number()));
        }
        final List<Entry> members = new ArrayList<>(collector.entries.values());
        members.sort(Comparator.comparingInt((Entry entry) -> entry.speeches).reversed());
        return new Cast(language, members.stream().map(Entry::member).toList());
    }

    /** The names in a cue of one or several speakers. */
    static List<String> speakers(final String cue) {
        return Arrays.stream(cue.split("\\s*[、&/]\\s*", -1)).filter(name -> !name.isBlank()).toList();
    }

    private Entry entry(final String name) {
        final Entry entry = entries.computeIfAbsent(name.toUpperCase(Locale.ROOT), key -> new Entry(name));
        if (!entry.name.equals(name)) {
            entry.aliases.add(name);
        }
        return entry;
    }

    private Entry list(final CastEntry listed) {
        final Entry entry = entry(listed.name());
        entry.listed = true;
        entry.description = entry.description.isEmpty() ? listed.description() : entry.description;
        return entry;
    }

    private void hear(final Element speech, final String scene) {
        final String cue = source.plain(speech.from(), speech.bodyFrom());
        final boolean continued = cue.isEmpty() || cue.startsWith("(") || cue.startsWith("（");
        for (final String name : speakers(speech.speaker())) {
            final Entry entry = entry(name);
            entry.speeches += continued && entry.speeches > 0 ? 0 : 1;
            entry.scenes.add(scene);
            if (!speech.extension().isEmpty()) {
                entry.extensions.addAll(Arrays.asList(speech.extension().split(", ", -1)));
            }
            if (entry.firstLine == null) {
                entry.firstLine = new Cast.FirstLine(source.lineNumber(speech.bodyFrom()), source.plain(speech.bodyFrom(), speech.to()));
            }
        }
    }
}
