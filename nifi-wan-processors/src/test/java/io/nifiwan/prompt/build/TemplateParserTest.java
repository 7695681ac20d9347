package io.nifiwan.prompt.build;

import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.data.DataFileException;
import io.nifiwan.prompt.data.DataFiles;
import io.nifiwan.prompt.glossary.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TemplateParserTest {
    private static final String TEMPLATE = """
            {"id": "poster",
            "version": "3",
            "language": "en",
            "category": "film",
            "body": "{{#tone}}{{tone}}: {{/tone}}{{subject}}, {{costume}}.",
            "required": ["subject"],
            "variables": ["costume"],
            "example": {
             "values": {"subject": "A fox runs", "costume": "in a red coat"},
             "prompt": "A fox runs, in a red coat."},
            "author": "studio",
            "licence": "CC0-1.0"}
            """;
    @TempDir
    private Path folder;

    @Test
    void readsATemplate() throws DataFileException, PromptException {
        final PromptTemplate template = parse(TEMPLATE);
        assertEquals("poster@3", template.reference());
        assertEquals("studio", template.author());
        assertEquals("CC0-1.0", template.licence());
        assertEquals(List.of("costume"), template.variables());
        assertEquals("Warm: A fox, in blue.", template.render(Map.of("tone", "Warm", "subject", "A fox", "costume", "in blue")));
    }

    @Test
    void knowsTheSha256OfTheBody() throws DataFileException {
        final PromptTemplate template = parse(TEMPLATE.replace("{{#tone}}{{tone}}: {{/tone}}{{subject}}, {{costume}}.", "{{subject}}")
                .replace("A fox runs, in a red coat.", "A fox runs"));
        assertEquals("e8a77c6238225bc1b1072310ae5ed1d8345aa0a0016a0c23e582ea4bce30b68a", template.sha256());
    }

    @Test
    void putsOwnTemplatesBeforeThoseOfTheBundle() throws DataFileException, PromptException {
        final PromptTemplate own = new TemplateParser().parse(DataFiles.of(folder, "five-slot-en.json", TEMPLATE.replace("poster", "five-slot")));
        final TemplateLibrary library = TemplateLibrary.shipped().with(List.of(own));
        assertSame(own, library.template("five-slot", Language.EN));
        assertEquals("2", library.template("five-slot", Language.ZH).version());
        assertSame(TemplateLibrary.shipped(), TemplateLibrary.shipped().with(List.of()));
    }

    @Test
    void shipsTemplatesWithAuthorAndLicence() {
        assertEquals(4, TemplateLibrary.shipped().templates().size());
        TemplateLibrary.shipped().templates().forEach(template -> {
            assertFalse(template.author().isBlank());
            assertFalse(template.licence().isBlank());
            assertFalse(template.category().isBlank());
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"poster\" | \"Poster\" | line 1: id", "\"poster\" | \"banner\" | line 1: id: the file of this template is called banner-en.json",
        "\"version\": \"3\" | \"version\": \"\" | line 2: version", "\"language\": \"en\" | \"language\": \"fr\" | line 3: language",
        "{{subject}}, | {{subjct}}, | line 5: body: the name subjct is neither",
        "{{subject}}, | {{subject.length}}, | line 5: body: the name subject.length",
        "{{subject}}, | {{> other}}, | line 5: body", "{{/tone}} | '' | line 5: body", "{{/tone}} | {{/mood}} | line 5: body",
        "[\"subject\"] | [\"hat\"] | line 6: required.0", "[\"costume\"] | [\"subject\"] | line 7: variables.0",
        "[\"costume\"] | [\"Costume\"] | line 7: variables.0", "[\"costume\"] | [\"costume\", \"costume\"] | line 7: variables.1",
        ", \"costume\": \"in a red coat\" | '' | line 8: example: Template poster@3 needs the value costume",
        "\"subject\": \"A fox runs\", | '' | line 8: example: Template poster@3 needs the value subject",
        "\"subject\": \"A fox runs\" | \"subject\": \"A fox runs\", \"hat\": \"x\" | line 9: example.values.hat",
        "\"A fox runs, in a red coat.\" | \"A fox\" | line 10: example.prompt: the example gives: A fox runs, in a red coat.",
        "\"author\" | \"autor\" | line 11: autor", "\"licence\": | licence: | line 12: no JSON"})
    void namesTheLineOfAFault(final String part, final String replacement, final String expected) {
        final DataFileException fault = assertThrows(DataFileException.class, () -> parse(TEMPLATE.replace(part, replacement)));
        assertTrue(fault.getMessage().contains(expected), fault.getMessage());
    }

    @Test
    void refusesABodyThatIsMissing() {
        final DataFileException fault = assertThrows(DataFileException.class, () -> parse("{\"id\": \"poster\"}"));
        assertTrue(fault.getMessage().contains("body of template poster is missing"), fault.getMessage());
    }

    private PromptTemplate parse(final String text) throws DataFileException {
        return new TemplateParser().parse(DataFiles.of(folder, "poster-en.json", text));
    }
}
