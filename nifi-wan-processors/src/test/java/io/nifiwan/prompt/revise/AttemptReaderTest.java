package io.nifiwan.prompt.revise;

import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.SampleShots;
import io.nifiwan.prompt.build.PromptSources;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.parse.ShotDocument;
import io.nifiwan.prompt.parse.ShotParser;
import io.nifiwan.prompt.parse.TermUse;
import io.nifiwan.script.ScriptAttributes;
import io.nifiwan.script.Shot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AttemptReaderTest {
    private final AttemptReader reader = new AttemptReader(PromptSources.standard(), ShotParser.standard());

    @ParameterizedTest
    @ValueSource(strings = {"zh-rainy-street", "zh-ferry-dawn", "zh-dialogue-only", "en-harbour-night", "en-kitchen-morning",
        "zh-traditional", "zh-craft"})
    void rebuildsTheShotFromItsAttributes(final String sample) throws IOException, PromptException {
        final Shot original = SampleShots.document(sample).shot();
        final Map<String, String> attributes = SampleAttempts.attributes(sample);
        final Attempt attempt = reader.read(attributes, Optional.empty());
        final Shot rebuilt = attempt.document().shot();
        assertEquals(original.id(), rebuilt.id());
        assertEquals(original.text(), rebuilt.text());
        assertEquals(original.lines(), rebuilt.lines());
        assertEquals(original.index(), rebuilt.index());
        assertEquals(original.number(), rebuilt.number());
        assertEquals(original.language(), rebuilt.language());
        assertEquals(original.seconds(), rebuilt.seconds());
        assertEquals(original.scene().heading(), rebuilt.scene().heading());
        assertEquals(original.scene().place(), rebuilt.scene().place());
        assertEquals("interior".equals(original.scene().setting()), "interior".equals(rebuilt.scene().setting()));
        assertEquals(attempt.spec().terms(), attempt.parsed().terms().stream().map(TermUse::id).toList());
    }

    @Test
    void keepsAShotThatIsStillThere() throws IOException, PromptException {
        final ShotDocument document = SampleShots.document("zh-rainy-street");
        assertSame(document, reader.read(SampleAttempts.attributes("zh-rainy-street"), Optional.of(document)).document());
    }

    @Test
    void readsTemplateLanguageAndNegativePrompt() throws IOException, PromptException {
        final Map<String, String> attributes = SampleAttempts.attributes("en-harbour-night");
        attributes.put(PromptAttributes.PROMPT_TEMPLATE, "noir@7");
        attributes.put(PromptAttributes.PROMPT_NEGATIVE, "静态, 字幕，，过曝");
        final Attempt attempt = reader.read(attributes, Optional.empty());
        assertEquals("noir", attempt.template());
        assertEquals(Language.EN, attempt.language());
        assertEquals(List.of("静态", "字幕", "过曝"), attempt.negative());
    }

    @ParameterizedTest
    @ValueSource(strings = {PromptAttributes.PROMPT, PromptAttributes.PROMPT_SPEC, ScriptAttributes.SHOT_ID, ScriptAttributes.SHOT_TEXT,
        ScriptAttributes.SHOT_NUMBER, ScriptAttributes.SHOT_SECONDS, ScriptAttributes.SHOT_LINE_FROM, ScriptAttributes.SHOT_LINE_TO})
    void namesWhatIsMissing(final String name) throws IOException, PromptException {
        final Map<String, String> attributes = SampleAttempts.attributes("zh-rainy-street");
        attributes.remove(name);
        final PromptException e = assertThrows(PromptException.class, () -> reader.read(attributes, Optional.empty()));
        assertEquals(PromptError.MISSING_ATTRIBUTE, e.error());
        assertTrue(e.getMessage().contains("has no " + name + ";"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            shot.number     | two                                       | shot.number is "two"
            shot.number     | 0                                         | shot.number is "0"
            fragment.index  | -1                                        | fragment.index is "-1"
            shot.line.from  | 1.5                                       | shot.line.from is "1.5"
            shot.seconds    | long                                      | shot.seconds is "long"
            shot.seconds    | NaN                                       | shot.seconds is "NaN"
            shot.seconds    | 0                                         | shot.seconds is "0"
            prompt.spec     | {                                         | not readable
            prompt.spec     | null                                      | no spec
            prompt.spec     | {"version":2}                             | no spec of version 1
            prompt.spec     | {"version":1}                             | names no subject
            prompt.spec     | {"version":1,"slots":{"subject":" "}}     | names no subject
            prompt.spec     | {"version":1,"slots":{"subject":"a"},"terms":["move.teleport"]} | move.teleport
            """)
    void namesWhatCannotBeUsed(final String name, final String value, final String message) throws IOException, PromptException {
        final Map<String, String> attributes = SampleAttempts.attributes("zh-rainy-street");
        attributes.put(name, value);
        final PromptException e = assertThrows(PromptException.class, () -> reader.read(attributes, Optional.empty()));
        assertEquals(PromptError.INVALID_ATTRIBUTE, e.error());
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    @Test
    void doesWithoutThePlaceInTheScript() throws IOException, PromptException {
        final Map<String, String> attributes = SampleAttempts.attributes("zh-rainy-street");
        attributes.remove(ScriptAttributes.FRAGMENT_INDEX);
        assertEquals(0, reader.read(attributes, Optional.empty()).document().shot().index());
    }
}
