package io.nifiwan.prompt.screening;

import io.nifiwan.prompt.screening.person.ListedPerson;
import io.nifiwan.prompt.screening.person.NameListReader;
import io.nifiwan.prompt.screening.rules.RuleFileReader;
import io.nifiwan.prompt.screening.rules.ScreeningFileException;
import io.nifiwan.prompt.screening.rules.ScreeningRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The examples of the user documentation do what it says. */
class DocumentedExamplesTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w*)\\n(.*?)\\n```");
    private static final List<String> BLOCKS = new ArrayList<>();

    @BeforeAll
    static void readDocumentation() throws IOException {
        final String name = "/docs/io.nifiwan.prompt.processors.ScreenPrompt/additionalDetails.md";
        try (InputStream documentation = DocumentedExamplesTest.class.getResourceAsStream(name)) {
            final Matcher matcher = BLOCK.matcher(new String(documentation.readAllBytes(), StandardCharsets.UTF_8));
            while (matcher.find()) {
                BLOCKS.add(matcher.group(2));
            }
        }
    }

    @Test
    void theRuleFileIsReadable() throws ScreeningFileException {
        final String json = BLOCKS.stream().filter(block -> block.startsWith("{")).findFirst().orElseThrow();
        assertEquals(List.of("house.brand.red-kite", "house.knife", "house.trigger.double", "gore.en.gore"),
                RuleFileReader.read("house.json", json).stream().map(ScreeningRule::id).toList());
    }

    @Test
    void theExampleShotIsScreenedAsShown() throws ScreeningFileException {
        final List<ListedPerson> persons = new ArrayList<>(NameListReader.readWatchList("watch.txt", block("# name, aliases | block")));
        persons.addAll(NameListReader.readConsentList("consent.txt", block("# name, aliases | consent id")));
        final ScreenedText text = new ScreenedText("text", "他長得像王某星，走進迪士尼城堡。", ScreenedText.Role.WORDS);
        final ScreeningReport report = ShotScreen.screen(new ShotTexts(List.of(text), List.of(), List.of()),
                new Lexicon(RuleSources.defaultRules(), persons));
        final Map<String, String> attributes = ReportAttributes.of(report.outcome(), report, Optional.empty());
        final String shown = block("relationship");
        attributes.forEach((name, value) -> {
            final Pattern line = Pattern.compile(Pattern.quote(name) + " +" + Pattern.quote(value));
            assertEquals(1, shown.lines().filter(line.asMatchPredicate()).count(), () -> name + " is " + value);
        });
        assertEquals(shown.lines().count(), attributes.size() + 1);
    }

    private static String block(final String start) {
        return BLOCKS.stream().filter(block -> block.startsWith(start)).findFirst().orElseThrow();
    }
}
