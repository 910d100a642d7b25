package org.calabaria.examples.flow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/** What holds for every class of the library, whatever its module. */
final class LibraryRules {

    /** The functions of {@link Math} whose last bits differ between JDKs and flags. */
    private static final Set<String> UNSTEADY = Set.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "expm1", "log",
            "log1p", "log10", "pow", "cbrt", "hypot", "random");

    static final ArchRule ARITHMETIC_IS_THE_SAME_EVERYWHERE = noClasses()
            .should()
            .accessTargetWhere(unsteadyMath())
            .because("StrictMath gives the same bits on every JDK; Math does not");

    /** Watches whether a model puts another stream in the place of the standard output; prints nothing. */
    private static final String WATCHES_THE_STREAMS = "org.calabaria.testkit.Surroundings";

    static final ArchRule NOTHING_IS_PRINTED = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(WATCHES_THE_STREAMS)
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    static final ArchRule CHANCE_COMES_FROM_A_SEED = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.util.Random.class, java.util.concurrent.ThreadLocalRandom.class);

    static final ArchRule A_NAME_SAYS_SOMETHING =
            noClasses().should(ArchConditions.be(sayingNothing())).because("it is a concept nobody has named yet");

    static final ArchRule NOTHING_IS_SET = noMethods()
            .that()
            .arePublic()
            .and()
            .haveNameMatching("set[A-Z].*")
            .should()
            .haveRawReturnType(void.class)
            .allowEmptyShould(true)
            .because("values are copied, not changed");

    private LibraryRules() {}

    private static DescribedPredicate<JavaAccess<?>> unsteadyMath() {
        return DescribedPredicate.describe(
                "is one of Math's " + new TreeSet<>(UNSTEADY),
                access -> access.getTargetOwner().isEquivalentTo(Math.class)
                        && UNSTEADY.contains(access.getTarget().getName()));
    }

    private static DescribedPredicate<JavaClass> sayingNothing() {
        return DescribedPredicate.describe("called Util, Helper, Manager, Impl or Common", type -> type.getSimpleName()
                .matches(".*(Utils?|Helpers?|Manager|Impl|Common)"));
    }

    static ArchRule residesIn(String... packages) {
        return classes().should().resideInAnyPackage(packages);
    }

    /** Packages with classes that lack a package-info marked {@code @NullMarked}, sorted. */
    static List<String> packagesWithoutNullContract(JavaClasses classes) {
        return classes.stream()
                .map(JavaClass::getPackage)
                .filter(inside -> inside.tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isEmpty())
                .map(inside -> inside.getName())
                .distinct()
                .sorted()
                .toList();
    }
}
