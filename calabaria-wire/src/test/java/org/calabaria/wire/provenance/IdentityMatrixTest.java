package org.calabaria.wire.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.calabaria.model.BaseModel;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.calabaria.wire.bytecode.Sources;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Exactly one thing is changed, and exactly the identities that cover it move. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityMatrixTest {

    private enum Id {
        CODE,
        PARAM,
        SCENARIO,
        VARIANT,
        SIM,
        TASK,
        ENVIRONMENT
    }

    private static final Set<Id> NONE = EnumSet.noneOf(Id.class);
    private static final Set<Id> OF_CODE = EnumSet.of(Id.CODE, Id.SIM, Id.TASK);
    private static final Set<Id> OF_POINT = EnumSet.of(Id.PARAM, Id.SIM, Id.TASK);
    private static final Set<Id> OF_VARIANT = EnumSet.of(Id.VARIANT, Id.SIM, Id.TASK);

    private static final String IMPORTS = "import org.calabaria.model.*; import org.calabaria.parameter.*;"
            + " import org.calabaria.scenario.*; import org.calabaria.table.*; import java.util.function.*;\n";

    private static final String MODEL = IMPORTS + """
            @UsesResource("data/contacts.csv")
            public class Model extends Base implements Scaled {
                static final double[] WEIGHTS = {1, 2};
                static { Marks.touched = 3; }
                record State(double beta, double gamma) {}
                static class Inner { double half(double x) { return x / 2; } }

                public Model() {
                    super(ParameterSpace.of(
                            ParameterSpec.real("beta", 0, 1), ParameterSpec.real("gamma", 0, 1),
                            ParameterSpec.integer("population", 1, 100000), ParameterSpec.real("contact_rate", 0, 20)),
                          Config.declare().integer("days", 5).optionalReal("start").real("rate", 0.0)
                                .text("kind", "slow").flag("open", true));
                }
                @ModelScenario ScenarioSpec lockdown() { return ScenarioSpec.named("lockdown").param("contact_rate", 2.0); }
                @ModelScenario ScenarioSpec vaccine() {
                    return ScenarioSpec.named("vaccine").param("contact_rate", 2.0).config("rate", 0.1);
                }
                @Override protected State buildSim(ParameterSet m, Config config) {
                    return new State(m.real("beta"), m.real("gamma"));
                }
                @Override protected Double runSim(State state, long seed) {
                    double total = Helper.twice(state.beta()) + base() + scale() + Kind.FAST.weight;
                    DoubleUnaryOperator add = v -> v + 1;
                    DoubleSupplier named = Helper::three;
                    return far.Library.of(new Inner().half(add.applyAsDouble(total) + named.getAsDouble() + WEIGHTS[1]));
                }
                @ModelOutput Table one(Double raw) { return Table.of(Column.real("x", raw)); }
                @ModelOutput Table two(Double raw) { return Table.of(Column.real("y", raw)); }
            }
            """;

    private static final Sources SOURCES = Sources.of(
            MODEL,
            IMPORTS + """
            abstract class Base extends BaseModel<Model.State, Double> {
                Base(ParameterSpace space, ConfigDeclaration config) { super(space, config); }
                double base() { return 10; }
            }
            """,
            "interface Scaled { default double scale() { return Deep.DEPTH; } }",
            "class Deep { static final double DEPTH = Math.sqrt(4); }",
            "class Helper { static double twice(double x) { return 2 * x; } static double three() { return 3; }"
                    + " static double four() { return 4; } }",
            "enum Kind { SLOW(1), FAST(2); final double weight; Kind(double weight) { this.weight = weight; } }",
            "class Marks { static int touched; }",
            "class Unrelated { double x() { return 5; } }");

    /** What a run is asked for with. */
    private record Question(
            Map<String, Number> point,
            List<String> stack,
            Map<String, Object> overrides,
            long seed,
            List<String> outputs,
            Environment environment) {

        Question point(String name, Number value) {
            Map<String, Number> other = new LinkedHashMap<>(point);
            other.put(name, value);
            return new Question(other, stack, overrides, seed, outputs, environment);
        }

        Question stack(String... names) {
            return new Question(point, List.of(names), overrides, seed, outputs, environment);
        }

        Question override(String key, Object value) {
            return new Question(point, stack, Map.of(key, value), seed, outputs, environment);
        }

        Question seed(long other) {
            return new Question(point, stack, overrides, other, outputs, environment);
        }

        Question outputs(String... names) {
            return new Question(point, stack, overrides, seed, List.of(names), environment);
        }

        Question environment(Environment other) {
            return new Question(point, stack, overrides, seed, outputs, other);
        }
    }

    private static final Question QUESTION = new Question(
            Map.of("beta", 0.3, "gamma", 0.1, "population", 10_000, "contact_rate", 4.0),
            List.of("lockdown", "vaccine"),
            Map.of(),
            42,
            List.of("one"),
            Environment.here());

    @TempDir
    static Path directory;

    private Path library;
    private Path resources;
    private Path classes;
    private Map<Id, String> original;

    @BeforeAll
    void compileTheOriginal() throws IOException {
        library = library("double y = x * 3; return y;");
        resources = resources("a,b\n1,2\n");
        classes = SOURCES.compile(directory, List.of(library));
        original = answer(QUESTION, classes, library, resources);
    }

    static List<Arguments> questions() {
        return List.of(
                question("beta", q -> q.point("beta", 0.4), OF_POINT),
                question("beta by one ulp", q -> q.point("beta", Math.nextUp(0.3)), OF_POINT),
                question("gamma", q -> q.point("gamma", 0.2), OF_POINT),
                question("population", q -> q.point("population", 10_001), OF_POINT),
                question("a parameter that the stack sets", q -> q.point("contact_rate", 5.0), EnumSet.of(Id.PARAM)),
                question("an integral setting", q -> q.override("days", 6), OF_VARIANT),
                question("an optional setting", q -> q.override("start", 1.0), OF_VARIANT),
                question("a setting of the stack", q -> q.override("rate", 0.2), OF_VARIANT),
                question("a text", q -> q.override("kind", "fast"), OF_VARIANT),
                question("a flag", q -> q.override("open", false), OF_VARIANT),
                question("the order of the stack", q -> q.stack("vaccine", "lockdown"), OF_VARIANT),
                question("a scenario without effect", q -> q.stack("lockdown", "vaccine", "baseline"), OF_VARIANT),
                question("the seed", q -> q.seed(43), EnumSet.of(Id.SIM, Id.TASK)),
                question("an output", q -> q.outputs("two"), EnumSet.of(Id.TASK)),
                question("one more output", q -> q.outputs("one", "two"), EnumSet.of(Id.TASK)),
                question(
                        "the environment",
                        q -> q.environment(q.environment().image("sha256:ab")),
                        EnumSet.of(Id.ENVIRONMENT)),
                question("nothing", q -> q, NONE));
    }

    private static Arguments question(String what, UnaryOperator<Question> change, Set<Id> moved) {
        return Arguments.of(what, change, moved);
    }

    static List<Arguments> sources() {
        return List.of(
                source(
                        "a patch",
                        "Model",
                        "\"lockdown\").param(\"contact_rate\", 2.0)",
                        "\"lockdown\").param(\"contact_rate\", 3.0)",
                        EnumSet.of(Id.CODE, Id.SCENARIO, Id.SIM, Id.TASK)),
                source("a default of the configuration", "Model", "\"days\", 5", "\"days\", 6", OF_CODE),
                source("a helper's constant", "Helper", "2 * x", "4 * x", OF_CODE),
                source("a superclass method", "Base", "return 10", "return 11", OF_CODE),
                source("an interface's default method", "Scaled", "Deep.DEPTH", "Deep.DEPTH + 1", OF_CODE),
                source("a helper of a helper", "Deep", "Math.sqrt(4)", "Math.sqrt(5)", OF_CODE),
                source("an enum constant", "Kind", "FAST(2)", "FAST(3)", OF_CODE),
                source(
                        "the order of a record's components",
                        "Model",
                        "State(double beta, double gamma)",
                        "State(double gamma, double beta)",
                        OF_CODE),
                source("a static initialiser", "Model", "Marks.touched = 3", "Marks.touched = 4", OF_CODE),
                source("an array constant", "Model", "{1, 2}", "{1, 3}", OF_CODE),
                source("a lambda's body", "Model", "v + 1", "v + 2", OF_CODE),
                source("the target of a method reference", "Model", "Helper::three", "Helper::four", OF_CODE),
                source("a nested class", "Model", "return x / 2", "return x / 3", OF_CODE),
                source("an extractor", "Model", "Column.real(\"x\", raw)", "Column.real(\"z\", raw)", OF_CODE),
                source("one more statement", "Model", "double total", "double sum = 0; double total", OF_CODE),
                source("a comment", "Model", "double total", "/* all */ double total", NONE),
                source(
                        "the formatting",
                        "Helper",
                        "static double twice(double x) { return 2 * x; }",
                        "static double\n\n twice( double x )\n { return 2*x; }",
                        NONE),
                source(
                        "the order of methods",
                        "Helper",
                        "static double three() { return 3; } static double four() { return 4; }",
                        "static double four() { return 4; } static double three() { return 3; }",
                        NONE),
                source(
                        "a local's name",
                        "Helper",
                        "twice(double x) { return 2 * x; }",
                        "twice(double z) { return 2 * z; }",
                        NONE),
                source("an unrelated class", "Unrelated", "return 5", "return 6", NONE));
    }

    private static Arguments source(String what, String type, String old, String replacement, Set<Id> moved) {
        return Arguments.of(what, type, old, replacement, moved);
    }

    @ParameterizedTest(name = "{0} moves {2}")
    @MethodSource("questions")
    void anInputMovesExactlyTheIdentitiesThatCoverIt(String what, UnaryOperator<Question> change, Set<Id> moved)
            throws IOException {
        assertThat(moved(answer(change.apply(QUESTION), classes, library, resources)))
                .as(what)
                .isEqualTo(moved);
    }

    @ParameterizedTest(name = "{0} moves {4}")
    @MethodSource("sources")
    void codeMovesExactlyTheIdentitiesThatCoverIt(
            String what, String type, String old, String replacement, Set<Id> moved) throws IOException {
        Path changed = SOURCES.with(type, old, replacement).compile(directory, List.of(library));
        assertThat(moved(answer(QUESTION, changed, library, resources)))
                .as(what)
                .isEqualTo(moved);
    }

    @Test
    void aClassInAnotherJarMovesWhatCoversTheCode() throws IOException {
        assertThat(moved(answer(QUESTION, classes, library("double y = x * 4; return y;"), resources)))
                .isEqualTo(OF_CODE);
    }

    @Test
    void aResourceMovesWhatCoversTheCode() throws IOException {
        assertThat(moved(answer(QUESTION, classes, library, resources("a,b\n1,3\n"))))
                .isEqualTo(OF_CODE);
    }

    @Test
    void explainNamesTheClassThatChanged() throws IOException {
        Path changed = SOURCES.with("Helper", "2 * x", "4 * x").compile(directory, List.of(library));
        ProvenanceTree before = inModel(classes, library, resources, model -> tree(model, QUESTION));
        ProvenanceTree after = inModel(changed, library, resources, model -> tree(model, QUESTION));
        assertThat(ProvenanceTree.explain(before, after).differences())
                .extracting(Explanation.Difference::path)
                .containsExactly("code", "code/class p.Helper");
    }

    private Set<Id> moved(Map<Id, String> answer) {
        Set<Id> moved = EnumSet.noneOf(Id.class);
        answer.forEach((id, digest) -> {
            if (!digest.equals(original.get(id))) {
                moved.add(id);
            }
        });
        return moved;
    }

    private static Map<Id, String> answer(Question question, Path... roots) throws IOException {
        return inModel(roots[0], roots[1], roots[2], model -> ids(model, question));
    }

    private static Map<Id, String> ids(BaseModel<?, ?> model, Question q) {
        RunInputs inputs = inputs(model, q);
        ModelVariant variant = new ModelVariant(
                model, VariantSpec.of(model.space()).withScenarios(q.stack()).withConfigOverrides(q.overrides()));
        Map<Id, String> ids = new EnumMap<>(Id.class);
        ids.put(Id.CODE, inputs.code().id());
        ids.put(Id.PARAM, Identities.paramId(model.space().point(q.point())));
        ids.put(Id.SCENARIO, Identities.scenarioId(model.scenarios().get("lockdown")));
        ids.put(Id.VARIANT, Identities.variantKey(variant));
        ids.put(Id.SIM, inputs.simRoot());
        ids.put(Id.TASK, inputs.taskId());
        ids.put(Id.ENVIRONMENT, q.environment().digest());
        return ids;
    }

    private static RunInputs inputs(BaseModel<?, ?> model, Question q) {
        ParameterSet point = model.space().point(q.point());
        return RunInputs.of(model, point, q.stack(), q.overrides(), q.seed(), q.outputs());
    }

    private static ProvenanceTree tree(BaseModel<?, ?> model, Question q) {
        return ProvenanceTree.of(inputs(model, q), q.environment());
    }

    private interface Asking<T> {
        T ask(BaseModel<?, ?> model);
    }

    /** A loader of its own for every question: nothing that was learnt about a class is known of the next. */
    private static <T> T inModel(Path classes, Path library, Path resources, Asking<T> asking) throws IOException {
        URL[] urls = {
            classes.toUri().toURL(), library.toUri().toURL(), resources.toUri().toURL()
        };
        try (URLClassLoader loader = new URLClassLoader(urls, IdentityMatrixTest.class.getClassLoader())) {
            Constructor<?> constructor = Class.forName("p.Model", true, loader).getConstructor();
            return asking.ask((BaseModel<?, ?>) constructor.newInstance());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Path library(String body) throws IOException {
        Path compiled = Sources.in("far", "public class Library { public static double of(double x) { " + body + " } }")
                .compile(directory);
        return Sources.jar(compiled, Files.createTempDirectory(directory, "lib").resolve("library.jar"));
    }

    private static Path resources(String content) throws IOException {
        Path root = Files.createTempDirectory(directory, "resources");
        Files.createDirectories(root.resolve("data"));
        Files.writeString(root.resolve("data/contacts.csv"), content);
        return root;
    }
}
