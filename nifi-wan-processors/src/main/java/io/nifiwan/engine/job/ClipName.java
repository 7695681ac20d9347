package io.nifiwan.engine.job;

import io.nifiwan.script.ScriptAttributes;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** File name of a clip. */
final class ClipName {

    private ClipName() {
    }

    /**
     * {@code <script.name>_<shot.id>.<extension>}, without the part whose attribute is absent; the fallback where both are.
     * Characters that a file system may not take become underscores.
     */
    static String of(final Map<String, String> attributes, final String fallback, final ClipFormat format) {
        final String name = Stream.of(ScriptAttributes.SCRIPT_NAME, ScriptAttributes.SHOT_ID)
                .map(attribute -> attributes.getOrDefault(attribute, "").strip())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("_"));
        return (name.isEmpty() ? fallback : name).replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "_") + "." + format.extension();
    }
}
