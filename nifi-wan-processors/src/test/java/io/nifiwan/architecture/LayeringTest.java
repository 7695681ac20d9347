package io.nifiwan.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** Holds the two lines of the design: only components know NiFi, and a stage never imports a later one. */
class LayeringTest {
    private static final List<String> STAGES = List.of("script", "prompt", "engine", "quality", "edit", "review", "archive");
    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() {
        classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.nifiwan");
    }

    @Test
    void onlyComponentsKnowNiFi() {
        assertFalse(classes.isEmpty());
        noClasses().that().resideOutsideOfPackages("..processors..", "..services..")
                .should().dependOnClassesThat().resideInAPackage("org.apache.nifi..")
                .check(classes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "prompt", "engine", "quality", "edit", "review"})
    void aStageNeverImportsALaterOne(final String stage) {
        final String[] later = STAGES.subList(STAGES.indexOf(stage) + 1, STAGES.size()).stream()
                .map(name -> "io.nifiwan." + name + "..")
                .toArray(String[]::new);
        noClasses().that().resideInAPackage("io.nifiwan." + stage + "..")
                .should().dependOnClassesThat().resideInAnyPackage(later)
                .allowEmptyShould(true)
                .check(classes);
    }
}
