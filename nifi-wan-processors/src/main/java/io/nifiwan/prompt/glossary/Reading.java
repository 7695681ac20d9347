package io.nifiwan.prompt.glossary;

/** How a passage of text is to be read: what counts in a camera note does not count in a story. */
public enum Reading {
    /** The line above a scene or a field of it; every form counts, also a single character. */
    HEADING,
    /** Text in brackets, or after a label such as {@code 镜头：}; every form counts, single characters as words of their own. */
    NOTE,
    /** Story text; terms of the camera and of colour count where they are called by an unmistakable name. */
    PROSE,
    /** A finished prompt: as prose, and a clause that is nothing but a form counts too. */
    PROMPT
}
