package io.nifiwan.quality.sheet;

import io.nifiwan.quality.verdict.Severity;
import io.nifiwan.quality.verdict.Verdict;

import java.awt.Color;

/** Colours of a sheet. The three verdicts differ in lightness too, for readers who do not tell red from green. */
final class Palette {
    static final Color PAPER = new Color(0x15181d);
    static final Color PANEL = new Color(0x20252c);
    static final Color INK = new Color(0xe8ebef);
    static final Color FAINT = new Color(0x98a2ae);
    static final Color RULE = new Color(0x3a424c);
    static final Color LINE = new Color(0x7cc4ff);
    private static final Color GOOD = new Color(0x58c878);
    private static final Color DOUBTFUL = new Color(0xf2c14e);
    private static final Color BAD = new Color(0xe5484d);

    private Palette() {
    }

    static Color of(final Verdict verdict) {
        return switch (verdict) {
            case PASS -> GOOD;
            case REVIEW -> DOUBTFUL;
            case REJECT -> BAD;
        };
    }

    static Color of(final Severity severity) {
        return severity == Severity.NOTE ? FAINT : of(severity.verdict());
    }

    /** The colour as a wash over something that stays visible. */
    static Color wash(final Color color) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), 60);
    }
}
