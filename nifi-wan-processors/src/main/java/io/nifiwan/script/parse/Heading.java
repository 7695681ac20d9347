package io.nifiwan.script.parse;

/**
 * What a scene heading states.
 *
 * @param number  scene number with Arabic digits, empty where none is written
 * @param text    the heading as written, without an action that follows on its line
 * @param setting {@code interior}, {@code exterior}, {@code both} or empty
 * @param place   place as written, may be empty
 * @param time    time of day as written, may be empty
 */
public record Heading(String number, String text, String setting, String place, String time) {
    static final String INTERIOR = "interior";
    static final String EXTERIOR = "exterior";
    static final String BOTH = "both";

    /** Whether it names anything that a picture could show. */
    public boolean isVisible() {
        return !(setting.isEmpty() && place.isEmpty() && time.isEmpty());
    }

    /** This heading with what is still empty taken from a line below it. */
    Heading with(final Heading detail) {
        return new Heading(number.isEmpty() ? detail.number : number, text, setting.isEmpty() ? detail.setting : setting,
                place.isEmpty() ? detail.place : place, time.isEmpty() ? detail.time : time);
    }
}
