package io.nifiwan.prompt.screening;

import io.nifiwan.prompt.screening.Lexicon.Hits;
import io.nifiwan.prompt.screening.rules.NamePosition;
import io.nifiwan.prompt.screening.rules.RuleGroup;
import io.nifiwan.prompt.screening.rules.ScreeningRule;
import io.nifiwan.prompt.screening.text.MatchingCopy;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DefaultRulesTest {
    private static final List<ScreeningRule> RULES = RuleSources.defaultRules();
    private static final Lexicon LEXICON = new Lexicon(RULES, List.of());

    static List<ScreeningRule> rules() {
        return RULES;
    }

    @Test
    void fillSixGroupsInBothLanguages() {
        final Set<RuleGroup> six = EnumSet.complementOf(EnumSet.of(RuleGroup.OTHER));
        for (final String language : List.of("zh", "en")) {
            assertEquals(six, RULES.stream().filter(rule -> rule.language().equals(language)).map(ScreeningRule::group).collect(Collectors.toSet()));
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void hitTheirOwnPatternAndSpareTheirExceptions(final ScreeningRule rule) {
        assertTrue(ids("A " + rule.pattern().replace("\u2026", "某某") + " b").contains(rule.id()));
        assertTrue(ids(rule.pattern().replace("\u2026", " z ").toUpperCase(Locale.ROOT)).contains(rule.id()));
        rule.exceptions().forEach(exception -> assertFalse(ids("A " + exception + " b").contains(rule.id()), exception));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void keepTheirPatternOutOfTheReason(final ScreeningRule rule) {
        assertFalse(rule.reason().isEmpty());
        assertFalse(ids(rule.reason()).contains(rule.id()));
    }

    @Test
    void makeLikenessTriggersOfTheRealPersonGroupOnly() {
        RULES.forEach(rule -> assertEquals(rule.group() == RuleGroup.REAL_PERSON, rule.isTrigger(), rule.id()));
        assertEquals(Optional.of(NamePosition.INSIDE),
                RULES.stream().filter(rule -> rule.pattern().equals("由\u2026饰演")).findFirst().orElseThrow().name());
    }

    @Test
    void spareTheCommonTraps() {
        for (final String harmless : List.of("费用一次性交纳。", "他很有个性，交给她一封信。", "日本人走进茶馆。", "他站在路口，交通信号变红。", "denuded hills",
                "visible to the naked eye", "a surface of water", "the grapes", "跳楼价甩卖", "fields of oilseed rape flower")) {
            assertEquals(Set.of(), ids(harmless), harmless);
        }
    }

    @Test
    void sparePublishedScreenplays() throws IOException {
        final Path scripts = Path.of("../../shared/data/scripts");
        Assumptions.assumeTrue(Files.isDirectory(scripts));
        try (Stream<Path> files = Files.list(scripts)) {
            for (final Path file : files.filter(file -> file.toString().matches(".*\\.(fountain|txt)")).toList()) {
                final String text = Files.readString(file);
                final ShotTexts shot = new ShotTexts(List.of(new ScreenedText("text", text, ScreenedText.Role.WORDS)), List.of(), List.of());
                final List<Finding> blocking = ShotScreen.screen(shot, LEXICON).findings().stream()
                        .filter(finding -> finding.outcome() == Outcome.BLOCKED || !finding.ruleId().startsWith("self-harm."))
                        .toList();
                assertEquals(List.of(), blocking, file::toString);
            }
        }
    }

    private static Set<String> ids(final String text) {
        final Hits hits = LEXICON.find(MatchingCopy.of(text));
        return hits.rules().stream().map(hit -> hit.rule().id()).collect(Collectors.toSet());
    }
}
