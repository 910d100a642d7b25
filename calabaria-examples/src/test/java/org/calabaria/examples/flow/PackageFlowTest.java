package org.calabaria.examples.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.calabaria.examples.flow.unmarked.UnmarkedPackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Data moves one way. Here, because this module alone sees all the others.
 *
 * <p>A package that does not exist yet has its place in the order already.
 */
class PackageFlowTest {

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/org/calabaria/examples/"))
            .importPackages("org.calabaria");

    static final List<LibraryModule> MODULES = LibraryModule.ALL;

    static final List<ArchRule> RULES = List.of(
            LibraryRules.ARITHMETIC_IS_THE_SAME_EVERYWHERE,
            LibraryRules.NOTHING_IS_PRINTED,
            LibraryRules.CHANCE_COMES_FROM_A_SEED,
            LibraryRules.A_NAME_SAYS_SOMETHING,
            LibraryRules.NOTHING_IS_SET);

    @Test
    void seesTheLibrary() {
        assertThat(LIBRARY.contain("org.calabaria.parameter.ParameterSpace")).isTrue();
        assertThat(LIBRARY.contain("org.calabaria.wire.bytecode.ClassClosure")).isTrue();
        assertThat(LIBRARY.contain("org.calabaria.testkit.audit.PurityAudit")).isTrue();
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void aPackageImportsOnlyWhatStandsBeforeIt(LibraryModule module) {
        module.importsFollowTheOrder().forEach(rule -> rule.check(LIBRARY));
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void aModuleUsesOnlyThoseBelowIt(LibraryModule module) {
        module.usesOnlyWhatItMay().check(LIBRARY);
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        LibraryRules.residesIn(LibraryModule.knownPackages()).check(LIBRARY);
    }

    @ParameterizedTest
    @FieldSource("RULES")
    void everyClassKeepsTheRule(ArchRule rule) {
        rule.check(LIBRARY);
    }

    @Test
    void everyPackageHasANullContract() {
        assertThat(LibraryRules.packagesWithoutNullContract(LIBRARY)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("RULES")
    void everyRuleFindsItsOffender(ArchRule rule) {
        JavaClasses offenders = new ClassFileImporter().importClasses(OffenderImpl.class);
        assertThat(rule.evaluate(offenders).hasViolation())
                .as(rule.getDescription())
                .isTrue();
    }

    @Test
    void anImportAgainstTheFlowIsFound() {
        LibraryModule backwards =
                new LibraryModule("org.calabaria", List.of("parameter", "problem"), List.of(), List.of());
        assertThat(backwards.importsFollowTheOrder())
                .anyMatch(rule -> rule.evaluate(LIBRARY).hasViolation());
    }

    @Test
    void aPackageWithoutANullContractIsFound() {
        JavaClasses unmarked = new ClassFileImporter().importClasses(UnmarkedPackage.class);
        assertThat(LibraryRules.packagesWithoutNullContract(unmarked))
                .containsExactly("org.calabaria.examples.flow.unmarked");
    }

    /** Breaks every rule once. */
    public static final class OffenderImpl {

        private final java.util.Random clockSeeded = new java.util.Random();
        private double value;

        public void setValue(double newValue) {
            DoubleUnaryOperator unsteady = Math::exp;
            value = unsteady.applyAsDouble(newValue) + clockSeeded.nextDouble();
            System.out.println(value);
        }
    }
}
