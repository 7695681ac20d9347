package io.nifiwan.prompt.style;

import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.SlotSource;
import io.nifiwan.prompt.parse.TermUse;

import java.util.ArrayList;
import java.util.List;

/**
 * One look that a shot can be shot in.
 *
 * @param id             {@code style.} and a name of letters, digits and underscores; empty for no style
 * @param zh             Chinese name
 * @param en             English name
 * @param prefixZh       Chinese phrase, first in the prompt
 * @param prefixEn       English phrase, first in the prompt
 * @param negativeRemove entries of the official negative prompt that work against the style
 * @param negativeAdd    entries that the style needs besides
 * @param seedOffset     what the style adds to the seed of the shot where styles have seeds of their own; not negative
 * @param ownColours     whether the style has colours of its own, so that the colour tone of the shot is neither asked nor measured
 */
public record StyleProfile(String id, String zh, String en, String prefixZh, String prefixEn, List<String> negativeRemove,
                           List<String> negativeAdd, int seedOffset, boolean ownColours) {
    /** What all ids begin with. */
    public static final String ID_PREFIX = "style.";
    /** No style: the prompt as the script asks for it. */
    public static final StyleProfile NONE = new StyleProfile("", "", "", "", "", List.of(), List.of(), 0, false);

    public StyleProfile {
        negativeRemove = List.copyOf(negativeRemove);
        negativeAdd = List.copyOf(negativeAdd);
    }

    /** Whether this is no style. */
    public boolean isNone() {
        return id.isEmpty();
    }

    /** The id without what all ids begin with; fit for file names. */
    public String shortId() {
        return isNone() ? "" : id.substring(ID_PREFIX.length());
    }

    /** The phrase that the prompt begins with. */
    public String prefix(final Language language) {
        return language == Language.ZH ? prefixZh : prefixEn;
    }

    /**
     * The shot in this style: of the styles that the script names, the given ones stay, and this one comes first; the colour tone goes where
     * the style has its own.
     *
     * @param staying    style terms of the shot that go with any style
     * @param inGlossary whether this style is a term of the glossary too
     */
    ParsedShot applyTo(final ParsedShot shot, final List<TermUse> staying, final boolean inGlossary) {
        final List<TermUse> style = new ArrayList<>();
        if (inGlossary) {
            style.add(new TermUse(id, SlotSource.DEFAULT, null, null, List.of(), null));
        }
        style.addAll(staying);
        return new ParsedShot(shot.version(), shot.mood(), shot.subject(), shot.environment(), shot.camera(), ownColours ? null : shot.tone(),
                style, shot.edit(), shot.subjects(), shot.phrases());
    }
}
