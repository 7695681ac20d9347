package io.nifiwan.script.clean;

import java.util.List;

/** One step of cleaning, over all lines of a document. A pass takes linear time and reports what it does to {@link Removals}. */
interface CleaningPass {

    List<ScriptLine> apply(List<ScriptLine> lines);
}
