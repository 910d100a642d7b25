package org.calabaria.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.calabaria.problem.ModelDefinitionException;
import org.calabaria.testkit.audit.ModelCases.ModelCase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PurityAuditTest {

    @TempDir
    static Path directory;

    private static List<ModelCase> sins;
    private static List<ModelCase> twins;

    @BeforeAll
    static void compile() throws Exception {
        sins = ModelCases.read("sins.txt", directory);
        twins = ModelCases.read("twins.txt", directory);
    }

    static Stream<ModelCase> sins() {
        return sins.stream();
    }

    static Stream<ModelCase> twins() {
        return twins.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sins")
    void blamesEachSinByRuleMethodAndLine(ModelCase sin) {
        List<Finding> findings = PurityAudit.of(sin.model());

        assertThat(places(findings)).as("%s", findings).isEqualTo(sin.expected());
        assertThat(findings).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("twins")
    void blamesNoPureModel(ModelCase twin) {
        assertThat(twin.expected()).isEmpty();
        assertThat(PurityAudit.of(twin.model())).isEmpty();
    }

    @Test
    void hasASinForEveryRule() {
        SortedSet<String> rules = sins().flatMap(sin -> sin.expected().stream())
                .map(place -> place.substring(place.lastIndexOf(':') + 1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(rules).containsExactlyElementsOf(new TreeSet<>(Rule.ids()));
    }

    @Test
    void saysWhatHappensWhereAndWhatToDo() throws Exception {
        Class<?> model =
                compile("Told", "public class Told { double runSim(Object s, long seed) { return Math.random(); } }");

        assertThat(PurityAudit.of(model))
                .containsExactly(new Finding(
                        "random",
                        "zoo.Told",
                        "runSim",
                        2,
                        "calls Math.random: the result would depend on chance that does not come from the seed",
                        "draw from Pcg64.seeded(seed) or a child of it, inside runSim"));
        assertThat(PurityAudit.of(model).get(0))
                .hasToString(
                        "zoo.Told.runSim, line 2: [random] calls Math.random: the result would depend on chance that"
                                + " does not come from the seed; draw from Pcg64.seeded(seed) or a child of it, inside runSim");
    }

    @Test
    void saysThatAClassHasNoLineNumbers() throws Exception {
        Class<?> model = compile(
                "Bare",
                "public class Bare { double runSim(Object s, long seed) { return Math.random(); } }",
                "-g:none");

        assertThat(PurityAudit.of(model)).singleElement().satisfies(finding -> {
            assertThat(finding.line()).isEqualTo(Finding.NO_LINE);
            assertThat(finding.toString())
                    .startsWith(
                            "zoo.Bare.runSim, no line (compiled without line numbers): [random] calls Math.random:");
        });
    }

    @Test
    void looksAtEveryMethodOfAClassThatIsNoModel() throws Exception {
        Class<?> model = compile("Plain", "public class Plain { static long now() { return System.nanoTime(); } }");

        assertThat(PurityAudit.of(model)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("clock");
            assertThat(finding.method()).isEqualTo("now");
        });
    }

    @Test
    void followsAModelIntoItsSuperclassAndBehindAnOverride() throws Exception {
        Class<?> model = compile(
                "Derived",
                "public class Derived extends Above { @Override long runSim(Object s, long seed) { return super.runSim(s, seed)"
                        + " + hidden(); } } class Above { long runSim(Object s, long seed) {\n return System.nanoTime(); }"
                        + " long hidden() {\n return System.currentTimeMillis(); }"
                        + " long unused() { return System.nanoTime(); } }");

        assertThat(places(PurityAudit.of(model))).containsExactly("hidden:4:clock", "runSim:3:clock");
    }

    @Test
    void isSilentWhereAnImpurityIsAllowedAndOnlyThere() throws Exception {
        Class<?> model = compile("Allowed", """
                import org.calabaria.model.AllowedImpurity;
                public class Allowed {
                    @AllowedImpurity(rule = "clock", reason = "logged only")
                    @AllowedImpurity(rule = "random", reason = "logged only")
                    double runSim(Object s, long seed) {
                        Runnable late = () -> System.nanoTime();
                        System.getenv("A");
                        return Math.random() + System.nanoTime() + inner() + new Nested().run() + new Allowance().run();
                    }
                    double inner() {
                        return System.nanoTime();
                    }
                    @AllowedImpurity(rule = "random", reason = "of the class")
                    static class Nested {
                        double run() { return Math.random() + new Object() { double x() { return Math.random(); } }.x(); }
                    }
                    static class Allowance {
                        @AllowedImpurity(rule = "random", reason = "of the constructor") Allowance() { Math.random(); }
                        double run() { return 1; }
                    }
                }
                """);

        assertThat(places(PurityAudit.of(model))).containsExactly("inner:12:clock", "runSim:8:environment");
    }

    @Test
    void refusesAnAllowanceOfNoRuleOrWithoutAReason() throws Exception {
        Class<?> model = compile("Careless", """
                import org.calabaria.model.AllowedImpurity;
                @AllowedImpurity(rule = "clok", reason = "a slip")
                public class Careless {
                    @AllowedImpurity(rule = "random", reason = " ") void runSim() {}
                }
                """);

        assertThatThrownBy(() -> PurityAudit.of(model))
                .isInstanceOf(ModelDefinitionException.class)
                .hasMessage(
                        "2 problems in @AllowedImpurity:"
                                + "\n  @AllowedImpurity on 'zoo.Careless' names an unknown rule: 'clok'; did you mean 'clock'?"
                                + "\n  @AllowedImpurity on 'zoo.Careless.runSim' for rule 'random' must give a reason, got a blank one");
    }

    @Test
    void letsADeclaredResourceBeRead() throws Exception {
        String source = "@org.calabaria.model.UsesResource(\"zoo/rates.csv\") public class Reading {"
                + " Object runSim() { return Reading.class.getResourceAsStream(\"rates.csv\"); } }";
        Files.createDirectories(directory.resolve("zoo"));
        Files.writeString(directory.resolve("zoo/rates.csv"), "1");

        assertThat(PurityAudit.of(compile("Reading", source))).isEmpty();
    }

    @Test
    void refusesNull() {
        assertThatThrownBy(() -> PurityAudit.of(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("model must not be null");
    }

    /** Its package is the first line. */
    private static Class<?> compile(String name, String source, String... options) throws Exception {
        ClassLoader loader = ModelCases.compile(Map.of(name, "package zoo;\n" + source), directory, options);
        return Class.forName("zoo." + name, false, loader);
    }

    private static SortedSet<String> places(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.method() + ":" + finding.line() + ":" + finding.rule())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
