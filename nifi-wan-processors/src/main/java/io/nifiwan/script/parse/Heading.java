package io.nifiwan.script.parse;

/**
 * What a scene heading states.
 *
 * @param number  scene number with Arabic digits, empty where none is written
 * @param text    the heading as written, without an action that follows on its line
 * @param setting {@code interior}, {@code exterior}, {@code both} or empty
 * @param place   place as written, may be empty
 * @param time    time of day as written, may be empty
 * @param sameAs  number of an earlier scene with the same set, {@link #PREVIOUS} for the scene before, or empty
 */
public record Heading(String number, String text, String setting, String place, String time, String sameAs) {
    static final String INTERIOR = "interior";
    static final String EXTERIOR = "exterior";
    static final String BOTH = "both";
    /** Stands for the number of the scene before. */
    static final String PREVIOUS = "^";

    Heading(final String number, final String text, final String setting, final String place, final String time) {
        this(number, text, setting, place, time, "");
    }

    /** What a line states below the heading proper. */
    static Heading detail(final String setting, final String place, final String time) {
        return new Heading("", "", setting, place, time);
    }

    /** Whether it names anything that a picture could show. */
    public boolean isVisible() {
        return !(setting.isEmpty() && place.isEmpty() && time.isEmpty());
    }

    /** This heading in other words. */
    Heading withText(final String written) {
        return new Heading(number, written, setting, place, time, sameAs);
    }

    /** This heading with what is still empty taken from a line below it. */
    Heading with(final Heading detail) {
        return new Heading(number.isEmpty() ? detail.number : number, text, setting.isEmpty() ? detail.setting : setting,
                place.isEmpty() ? detail.place : place, time.isEmpty() ? detail.time : time,
                sameAs.isEmpty() ? detail.sameAs : sameAs);
    }
}
