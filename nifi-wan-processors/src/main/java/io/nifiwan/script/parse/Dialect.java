package io.nifiwan.script.parse;

import java.util.List;

/** One way of writing a script: tells what each run of its lines is. */
interface Dialect {

    /** The elements in order of appearance; they do not overlap, and every shown line that can be filmed is in one. */
    List<Element> elements(ScriptSource source);
}
