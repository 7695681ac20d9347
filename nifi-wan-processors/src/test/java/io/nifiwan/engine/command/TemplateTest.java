package io.nifiwan.engine.command;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TemplateTest {

    @Test
    void eachLineIsOneArgumentWhateverItsValueHolds() {
        final CommandTemplate template = CommandTemplate.parse("--prompt=${prompt}\n\n  -p  "
                + "\r\n${prompt}\n--steps=${steps?}\n--scale=${guidance:3.5}\n$${x}", "");
        final String prompt = "-rf / \"; $(touch x) `id`\n${seed} 雨夜";
        assertEquals(List.of("--prompt=" + prompt, "-p", prompt, "--scale=3.5", "${x}"), template.arguments(Map.of("prompt", prompt, "seed", "7")));
        assertEquals(List.of("--prompt=", "-p", "", "--steps=4", "--scale=2", "${x}"),
                template.arguments(Map.of("prompt", "", "steps", "4", "guidance", "2")));
        assertEquals(Set.of("prompt", "steps", "guidance"), template.names());
        assertEquals(Set.of("prompt"), template.requiredNames());
    }

    @Test
    void aMissingValueIsNamed() {
        final TemplateLine line = TemplateLine.of("--vae=${vae}");
        assertTrue(assertThrows(IllegalArgumentException.class, () -> line.render(Map.of())).getMessage().contains("${vae}"));
        assertEquals(Optional.of("--vae="), TemplateLine.of("--vae=${vae:}").render(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${", "${}", "${a b}", "a${1}", "${prompt", "${a?b}"})
    void placeholdersThatAreNoneAreRefused(final String line) {
        assertThrows(IllegalArgumentException.class, () -> TemplateLine.of(line));
    }

    @Test
    void theEnvironmentHasOneVariableALine() {
        final CommandTemplate template = CommandTemplate.parse("x", "A=1\nGGML_VK_VISIBLE_DEVICES = ${gpu}\nEMPTY=\nB=c=d\nOPTION=${steps?}");
        assertEquals(Map.of("A", "1", "GGML_VK_VISIBLE_DEVICES", "2", "EMPTY", "", "B", "c=d"), template.environment(Map.of("gpu", "2")));
        final String message = assertThrows(IllegalArgumentException.class, () -> CommandTemplate.parse("", "secret-without-name")).getMessage();
        assertFalse(message.contains("secret"), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {" 42%|####      | 17/40 [01:02<01:20];0.42", "100%|####|;1", "  |====>     | 7/20 - "
            + "2.31s/it;0.35", "step 20/20;1",
        "epoch 30/20 then 5/20;0.25"})
    void progressIsRead(final String line, final double share) {
        assertEquals(OptionalDouble.of(share), new ProgressPattern(ProgressPattern.DEFAULT).read(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026/08/22 10:00", "loading /models/1/2.gguf", "0/0", "250%|", "50 % done", "1.5/2", "http://10.0.0.1/24"})
    void otherNumbersAreNoProgress(final String line) {
        assertEquals(OptionalDouble.empty(), new ProgressPattern(ProgressPattern.DEFAULT).read(line));
    }

    @Test
    void aPatternNeedsItsGroups() {
        assertThrows(IllegalArgumentException.class, () -> new ProgressPattern("(\\d+)%"));
        assertThrows(IllegalArgumentException.class, () -> new ProgressPattern("(?<done>\\d+)"));
        assertThrows(IllegalArgumentException.class, () -> new ProgressPattern("("));
        assertEquals(OptionalDouble.of(0.5), new ProgressPattern("P=(?<percent>\\S+)").read("P=x P=50"));
    }

    @Test
    void gpusArePlacesForJobs() {
        assertEquals(List.of("0", "1"), GpuSlots.parse(" 0, 1").devices());
        assertEquals(List.of("0,1", "GPU-8f3a"), GpuSlots.parse("0+1,GPU-8f3a").devices());
        assertEquals(List.of(""), GpuSlots.parse(" ").devices());
        for (final String wrong : List.of("0,", "0;1", "0++1", ",")) {
            assertThrows(IllegalArgumentException.class, () -> GpuSlots.parse(wrong), wrong);
        }
    }
}
