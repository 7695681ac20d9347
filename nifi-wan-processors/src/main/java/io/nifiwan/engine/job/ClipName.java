package io.nifiwan.engine.job;

import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.revise.RevisionAttributes;
import io.nifiwan.script.ScriptAttributes;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** File name of a clip. */
final class ClipName {

    private ClipName() {
    }

    /**
     * {@code <script.name>_<shot.id>_<variant.id>_take<take.index>_attempt<attempt.number>.<extension>}, without the parts whose attributes
     * are absent; the fallback in place of the first two where both are, so that variants, takes and attempts of one shot never share a name.
     * Characters that a file system may not take become underscores.
     */
    static String of(final Map<String, String> attributes, final String fallback, final ClipFormat format) {
        final String name = Stream.of(ScriptAttributes.SCRIPT_NAME, ScriptAttributes.SHOT_ID)
                .map(attribute -> attributes.getOrDefault(attribute, "").strip())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("_"));
        final String variant = attributes.getOrDefault(PromptAttributes.VARIANT_ID, "").strip();
        final String take = attributes.getOrDefault(VideoAttributes.TAKE_INDEX, "").strip();
        final String attempt = attributes.getOrDefault(RevisionAttributes.ATTEMPT_NUMBER, "").strip();
        final String whole = (name.isEmpty() ? fallback : name) + (variant.isEmpty() ? "" : "_" + variant) + (take.isEmpty() ? "" : "_take" + take)
                + (attempt.isEmpty() ? "" : "_attempt" + attempt);
        return whole.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "_") + "." + format.extension();
    }
}
