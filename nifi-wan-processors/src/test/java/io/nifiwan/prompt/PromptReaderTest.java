package io.nifiwan.prompt;

import io.nifiwan.prompt.build.BuiltPrompt;
import io.nifiwan.prompt.build.PromptBuilder;
import io.nifiwan.prompt.build.TemplateLibrary;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.parse.ShotParser;
import io.nifiwan.script.Shot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

class PromptReaderTest {
    private final PromptReader reader = new PromptReader();

    @ParameterizedTest
    @ValueSource(strings = {"zh-rainy-street", "zh-ferry-dawn", "zh-dialogue-only", "en-harbour-night", "en-kitchen-morning",
        "zh-traditional", "zh-craft"})
    void readsBackWhatPromptsOfThisBundleAsk(final String sample) throws IOException, PromptException {
        final Shot shot = SampleShots.document(sample).shot();
        for (final Language language : Language.values()) {
            final BuiltPrompt built = new PromptBuilder(Glossary.standard(), TemplateLibrary.shipped())
                    .build(shot, ShotParser.standard().parse(shot), language, TemplateLibrary.FIVE_SLOT, 300, true);
            final PromptSpec read = reader.read(built.prompt(), shot.seconds());
            assertEquals(Set.copyOf(built.spec().terms()), Set.copyOf(read.terms()));
            assertEquals(built.spec().camera(), read.camera());
            assertEquals(built.spec().tone(), read.tone());
        }
    }

    @Test
    void readsAListOfWishes() {
        final PromptSpec spec = reader.read("a fox runs through deep snow, handheld, wide, blue-grey", 5);
        assertEquals("en", spec.language());
        assertEquals("a fox runs through deep snow", spec.slots().subject());
        assertEquals(Set.of("weather.snow", "move.handheld", "size.long", "tone.blue_grey"), Set.copyOf(spec.terms()));
        assertEquals(List.of("fox"), spec.subjects());
        assertEquals("handheld", spec.camera().target());
    }

    @Test
    void readsChineseProse() {
        final PromptSpec spec = reader.read("夕阳下的石桥，航拍，暖色调", 4);
        assertEquals("夕阳下的石桥", spec.slots().subject());
        assertEquals("warm", spec.tone().target());
        assertNull(spec.camera());
        assertEquals(4, spec.seconds());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "。。", "(((", "🎬"})
    void asksNothingOfAPromptThatSaysNothing(final String prompt) {
        final PromptSpec spec = reader.read(prompt, 5);
        assertNull(spec.camera());
        assertEquals(List.of(), spec.terms());
    }
}
