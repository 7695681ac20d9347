package io.nifiwan.engine.animatic.grade;

/** Classes of colour tone that a picture can be graded to and measured for; the names in lower case are those of the glossary. */
public enum ToneClass {
    WARM(Kind.COLOUR), COOL(Kind.COLOUR), NEUTRAL(Kind.COLOUR), BLUE_GREY(Kind.COLOUR), GREEN(Kind.COLOUR), RED(Kind.COLOUR), PURPLE(Kind.COLOUR),
    BLACK_WHITE(Kind.COLOUR), TINTED_MONO(Kind.COLOUR), SATURATED(Kind.CHROMA), DESATURATED(Kind.CHROMA), HIGH_KEY(Kind.LIGHT), LOW_KEY(Kind.LIGHT),
    HIGH_CONTRAST(Kind.LIGHT), LOW_CONTRAST(Kind.LIGHT);

    private final Kind kind;

    ToneClass(final Kind kind) {
        this.kind = kind;
    }

    /** What of the picture a class speaks of; a picture can have one class of each kind. */
    public enum Kind {
        COLOUR, CHROMA, LIGHT
    }

    public Kind kind() {
        return kind;
    }

    /** Whether a measured picture belongs to the class, by the limits of the glossary. */
    public boolean holds(final ToneMeasure m) {
        return switch (this) {
            case WARM -> m.b() >= 6 && (m.hue() <= 95 || m.hue() >= 330) && m.coherence() >= 0.5;
            case COOL -> m.b() <= -3 && m.hue() >= 180 && m.hue() <= 300 && m.coherence() >= 0.5;
            case NEUTRAL -> m.coherence() < 0.5 || m.chroma() <= 5;
            case BLUE_GREY -> COOL.holds(m) && m.chroma() <= 18;
            case GREEN -> m.hue() > 95 && m.hue() < 180 && m.coherence() >= 0.5 && m.chroma() >= 8;
            case RED -> (m.hue() >= 345 || m.hue() <= 40) && m.a() >= 12 && m.coherence() >= 0.6;
            case PURPLE -> m.hue() >= 300 && m.hue() <= 345 && m.coherence() >= 0.5 && m.chroma() >= 8;
            case BLACK_WHITE -> m.chroma() <= 3;
            case TINTED_MONO -> m.spread() <= 3 && m.chroma() > 3;
            case SATURATED -> m.chroma() >= 30;
            case DESATURATED -> m.chroma() > 3 && m.chroma() <= 12;
            case HIGH_KEY -> m.lightness() >= 65;
            case LOW_KEY -> m.lightness() <= 30 && m.dark() <= 5;
            case HIGH_CONTRAST -> m.bright() - m.dark() >= 75;
            case LOW_CONTRAST -> m.bright() - m.dark() <= 45;
        };
    }
}
