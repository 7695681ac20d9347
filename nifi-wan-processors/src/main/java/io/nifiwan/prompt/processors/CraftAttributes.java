package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.craft.CraftEntry;
import io.nifiwan.prompt.craft.CraftShots;
import io.nifiwan.script.ScriptAttributes;
import io.nifiwan.script.Shot;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.flowfile.attributes.CoreAttributes;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Attributes of the shots of a craft entry: those that SplitScript gives to the shots of a script, and those of the entry. */
final class CraftAttributes {
    private final FlowFile source;
    private final CraftEntry entry;
    private final CraftShots.Fork fork;

    CraftAttributes(final FlowFile source, final CraftEntry entry, final CraftShots.Fork fork) {
        this.source = source;
        this.entry = entry;
        this.fork = fork;
    }

    /** Of one shot. */
    Map<String, String> of(final Shot shot) {
        final Map<String, String> attributes = new HashMap<>(ofEntry());
        attributes.put(ScriptAttributes.FRAGMENT_INDEX, String.valueOf(shot.index()));
        attributes.put(ScriptAttributes.SCRIPT_LANGUAGE, shot.language());
        attributes.put(ScriptAttributes.SCENE_NUMBER, shot.scene().number());
        attributes.put(ScriptAttributes.SCENE_HEADING, shot.scene().heading());
        attributes.put(ScriptAttributes.SHOT_ID, shot.id());
        attributes.put(ScriptAttributes.SHOT_NUMBER, String.valueOf(shot.number()));
        attributes.put(ScriptAttributes.SHOT_SECONDS, String.format(Locale.ROOT, "%.1f", shot.seconds()));
        attributes.put(ScriptAttributes.SHOT_TEXT, shot.text());
        attributes.put(CoreAttributes.FILENAME.key(), shot.id() + ".json");
        attributes.put(CoreAttributes.MIME_TYPE.key(), "application/json");
        return attributes;
    }

    /** Of the entry itself; its shots have them too. */
    Map<String, String> ofEntry() {
        final Map<String, String> attributes = new HashMap<>();
        attributes.put(ScriptAttributes.FRAGMENT_IDENTIFIER, source.getAttribute(CoreAttributes.UUID.key()));
        attributes.put(ScriptAttributes.FRAGMENT_COUNT, String.valueOf(fork.shots().size()));
        attributes.put(ScriptAttributes.SEGMENT_ORIGINAL_FILENAME, source.getAttribute(CoreAttributes.FILENAME.key()));
        attributes.put(PromptAttributes.CRAFT_ENTRY, entry.id());
        attributes.put(PromptAttributes.SEED_FAMILY, String.valueOf(fork.seedFamily()));
        if (!fork.unknown().isEmpty()) {
            attributes.put(PromptAttributes.CRAFT_UNKNOWN, String.join(", ", fork.unknown()));
        }
        return attributes;
    }
}
