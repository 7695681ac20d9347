package io.nifiwan.prompt.build;

import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.glossary.Language;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PromptTemplateTest {
    @Test
    void rendersValuesAndLeavesEmptySectionsOut() throws PromptException {
        final PromptTemplate template = template("{{#style}}{{style}}. {{/style}}{{subject}}.{{#tone}} {{tone}}.{{/tone}}", List.of());
        assertEquals("A fox runs. Warm tones.", template.render(Map.of("style", "", "subject", "A fox runs", "tone", "Warm tones")));
    }

    @Test
    void neverCompilesNorEscapesAValue() throws PromptException {
        final String value = "{{tone}} {{{tone}}} <b>&\"'{{#tone}}{{> /etc/passwd}}";
        assertEquals(value, template("{{subject}}", List.of()).render(Map.of("subject", value, "tone", "secret")));
    }

    @Test
    void namesTheKeyThatIsMissing() {
        final PromptException variable = assertThrows(PromptException.class, () -> template("{{costume}}", List.of()).render(Map.of()));
        assertEquals(PromptError.MISSING_KEY, variable.error());
        assertTrue(variable.getMessage().contains("costume"));
        final PromptException section = assertThrows(PromptException.class,
                () -> template("{{#costume}}x{{/costume}}", List.of()).render(Map.of()));
        assertTrue(section.getMessage().contains("costume"));
        final PromptException required = assertThrows(PromptException.class,
                () -> template("x", List.of("subject")).render(Map.of("subject", " ")));
        assertEquals(PromptError.MISSING_KEY, required.error());
        assertTrue(required.getMessage().contains("subject"));
    }

    @Test
    void refusesPartialsAndBrokenBodies() {
        assertEquals(PromptError.UNKNOWN_TEMPLATE,
                assertThrows(PromptException.class, () -> template("{{> other}}", List.of()).render(Map.of())).error());
        assertEquals(PromptError.UNKNOWN_TEMPLATE,
                assertThrows(PromptException.class, () -> template("{{#open}}", List.of()).render(Map.of("open", "x"))).error());
        assertThrows(IllegalArgumentException.class, () -> template("x".repeat(PromptTemplate.MOST_CHARACTERS + 1), List.of()));
    }

    @Test
    void namesTheTemplatesThatThereAre() {
        final PromptException unknown = assertThrows(PromptException.class, () -> TemplateLibrary.shipped().template("noir", Language.EN));
        assertEquals(PromptError.UNKNOWN_TEMPLATE, unknown.error());
        assertTrue(unknown.getMessage().contains("noir"));
        assertTrue(unknown.getMessage().contains("five-slot (en)"));
    }

    @Test
    void shipsTheSameTemplateInBothLanguages() throws PromptException {
        final Map<String, String> values = new HashMap<>();
        for (final String key : List.of("style", "framing", "light", "cast", "subject", "place", "details", "mood", "move", "tone")) {
            values.put(key, "<" + key + ">");
        }
        final String order = "<style><framing><light><cast><subject><place><details><mood><move><tone>";
        for (final Language language : Language.values()) {
            final PromptTemplate template = TemplateLibrary.shipped().template(TemplateLibrary.FIVE_SLOT, language);
            assertEquals("five-slot@2", template.reference());
            assertEquals(order, template.render(values).replaceAll("[。. ]", ""));
            assertFalse(template.example().prompt().isBlank());
        }
    }

    private static PromptTemplate template(final String body, final List<String> required) {
        return new PromptTemplate("test", "1", "en", "film", body, required, List.of(), null, "", "");
    }
}
