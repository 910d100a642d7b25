package org.calabaria.examples.flow;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A module of the library: the root of its packages, and these in the order in which they may import one another.
 *
 * @param below the modules that it may use
 * @param mayUse whatever else the module may depend on, as ArchUnit writes packages
 */
record LibraryModule(String root, List<String> packages, List<LibraryModule> below, List<String> mayUse) {

    static final LibraryModule CORE = new LibraryModule(
            "org.calabaria",
            List.of(
                    "digest",
                    "problem",
                    "table",
                    "random",
                    "parameter",
                    "transform",
                    "scenario",
                    "model",
                    "variant",
                    "request",
                    "results",
                    "run"),
            List.of(),
            List.of());

    static final LibraryModule WIRE = new LibraryModule(
            "org.calabaria.wire",
            List.of("json", "contract", "bytecode", "arrow", "csv", "provenance", "registry", "job"),
            List.of(CORE),
            List.of(
                    "com.fasterxml.jackson..",
                    "org.snakeyaml.engine..",
                    "org.apache.arrow.flatbuf..",
                    "com.google.flatbuffers..",
                    "org.apache.commons.csv..",
                    "io.github.classgraph..",
                    "io.airlift..",
                    "org.apache.commons.codec..",
                    "com.github.benmanes.caffeine.."));

    static final LibraryModule STORE = new LibraryModule(
            "org.calabaria",
            List.of("store.problem", "store.archive", "store.export", "store"),
            List.of(CORE, WIRE),
            List.of("com.fasterxml.jackson.core.."));

    static final LibraryModule STUDY = new LibraryModule(
            "org.calabaria.study",
            List.of("design", "target", "sweep", "calibration", "sensitivity"),
            List.of(CORE, WIRE),
            List.of("org.apache.commons..", "org.hipparchus.."));

    static final LibraryModule TESTKIT = new LibraryModule(
            "org.calabaria",
            List.of("testkit.audit", "testkit"),
            List.of(CORE, WIRE),
            List.of("org.objectweb.asm..", "org.junit.jupiter.api..", "org.opentest4j..", "net.jqwik.api.."));

    static final List<LibraryModule> ALL = List.of(CORE, WIRE, STORE, STUDY, TESTKIT);

    /** The package that stands {@code index}-th in the order, with whatever is inside it. */
    private String pattern(int index) {
        return root + "." + packages.get(index) + "..";
    }

    private Stream<String> patterns() {
        return packages.stream().map(name -> root + "." + name + "..");
    }

    /** For every package, that it imports none that stands after it; one that is inside another may stand before it. */
    List<ArchRule> importsFollowTheOrder() {
        List<ArchRule> rules = new ArrayList<>();
        for (int i = 0; i + 1 < packages.size(); i++) {
            String[] later = patterns().skip(i + 1L).toArray(String[]::new);
            String[] sofar = patterns().limit(i + 1L).toArray(String[]::new);
            rules.add(noClasses()
                    .that()
                    .resideInAPackage(pattern(i))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(later).and(not(resideInAnyPackage(sofar))))
                    .allowEmptyShould(true));
        }
        return rules;
    }

    /** That the module's classes use the JDK, the modules below and what is said, and nothing else. */
    ArchRule usesOnlyWhatItMay() {
        Stream<String> lower = below.stream().flatMap(LibraryModule::patterns);
        String[] allowed = Stream.of(
                        patterns(), lower, mayUse.stream(), Stream.of("java..", "org.jspecify.annotations.."))
                .flatMap(packages -> packages)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAnyPackage(patterns().toArray(String[]::new))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .allowEmptyShould(true);
    }

    /** Every package of every module. */
    static String[] knownPackages() {
        return ALL.stream().flatMap(LibraryModule::patterns).toArray(String[]::new);
    }
}
