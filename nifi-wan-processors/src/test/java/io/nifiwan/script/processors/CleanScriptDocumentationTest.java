package io.nifiwan.script.processors;

import io.nifiwan.script.ScriptException;
import io.nifiwan.script.clean.CleanedScript;
import io.nifiwan.script.clean.PlainTextReader;
import io.nifiwan.script.clean.RawScript;
import io.nifiwan.script.clean.ScriptCleaner;
import io.nifiwan.script.oral.OralHistory;
import io.nifiwan.script.oral.Transcript;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

/** The examples in the documentation are what the processor does. */
class CleanScriptDocumentationTest {
    private static final String PAGE = "/docs/io.nifiwan.script.processors.CleanScript/additionalDetails.md";
    private static final Pattern BLOCK = Pattern.compile("```(in|out|cleaned|normalised|numbers)\n(.*?)```", Pattern.DOTALL);

    @Test
    void examplesHoldTrue() throws IOException, ScriptException {
        final String page;
        try (InputStream resource = getClass().getResourceAsStream(PAGE)) {
            assertNotNull(resource);
            page = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
        final ScriptCleaner cleaner = new ScriptCleaner(List.of(new PlainTextReader(Optional.empty())));
        RawScript input = new RawScript(new byte[0], "example.txt");
        int examples = 0;
        for (final MatchResult block : BLOCK.matcher(page).results().toList()) {
            final String shown = block.group(2);
            switch (block.group(1)) {
                case "in" -> {
                    input = new RawScript(shown.getBytes(StandardCharsets.UTF_8), "example.txt");
                    examples++;
                }
                case "out" -> assertEquals(shown, cleaner.clean(input).text());
                case "cleaned" -> assertEquals(shown, transcript(cleaner, input).layers().cleaned());
                case "normalised" -> assertEquals(shown, transcript(cleaner, input).layers().normalised());
                default -> assertEquals(shown, transcript(cleaner, input).numbers().stream().map(CleanScriptDocumentationTest::line)
                        .collect(Collectors.joining()));
            }
        }
        assertEquals(4, examples);
    }

    private static Transcript transcript(final ScriptCleaner cleaner, final RawScript input) throws ScriptException {
        final CleanedScript script = cleaner.cleanTranscript(input);
        return OralHistory.transcribe(script.text(), script.language()).transcript();
    }

    private static String line(final Transcript.Quantity number) {
        final boolean vague = number.vague() && !number.value().equals(Transcript.Quantity.UNKNOWN);
        return "%s%s%s, said as %s in line %d\n".formatted(number.value(), number.unit().isEmpty() ? "" : " " + number.unit(), vague ? ", vague" : "",
                number.said(), number.line());
    }
}
