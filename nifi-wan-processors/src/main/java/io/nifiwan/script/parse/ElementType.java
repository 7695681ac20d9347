package io.nifiwan.script.parse;

/** What a run of script lines is. */
public enum ElementType {
    /** Opens a scene. */
    HEADING,
    /** Place, time or setting on a line of its own below a heading. */
    HEADING_DETAIL,
    /** A paragraph of what is seen and heard. */
    ACTION,
    /** One speech or a part of it: cue, acting note, spoken lines. */
    SPEECH,
    /** An edit, or centred text such as an end title: part of the script, but nothing to film. */
    TRANSITION,
    /** A line of a cast list: for the whole script above the first scene, for one scene below its heading. */
    CAST,
    /** Title page, props, sections, synopses, page breaks: about the script, not of it. */
    APPARATUS;

    /** Whether it belongs to the shots of a scene. */
    public boolean isBody() {
        return this == ACTION || this == SPEECH || this == TRANSITION;
    }
}
